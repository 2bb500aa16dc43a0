"""Jobs: claimed when they are due, done, asked outside, put back or given up."""

import asyncio
import logging

from chaffer.kernel.errors import Fault, SendFault
from chaffer.runtime import jobs
from chaffer.runtime.database import Database
from chaffer.runtime.failpoints import passing
from chaffer.runtime.jobs import Asking, Claimed, JobTable, Work
from chaffer.runtime.transaction import ANY_SHOP, Transaction
from chaffer.server.tasks import Tasks
from chaffer.server.tools import Tools
from chaffer.server.wakes import Wakes

_log = logging.getLogger(__name__)


class JobRunner:
    """table: what each kind of job does. tools: what those that ask are given. name: of this process, in its claims."""

    def __init__(self, db: Database, table: JobTable, tools: Tools, wakes: Wakes, tasks: Tasks, name: str) -> None:
        self._db = db
        self._table = table
        self._tools = tools
        self._wakes = wakes
        self._tasks = tasks
        self._name = name

    async def loop(self) -> None:
        while await self._wakes.woken("jobs"):
            while not self._wakes.stopping and (claimed := await self._claim()):
                await asyncio.wait([self._tasks.spawn(self._run(job)) for job in claimed])

    async def _claim(self) -> list[Claimed]:
        return await self._db.write(ANY_SHOP, lambda tx: jobs.claim(tx, self._name))

    async def _run(self, job: Claimed) -> None:
        """Do one job; a fault puts it back or gives it up, a defect likewise, and neither stops the loop."""
        work = self._table.get(job.kind)
        if work is None:
            await self._db.write(job.shop_id, lambda tx: jobs.failed(tx, job, f"no such job: {job.kind}", final=True))
            return
        try:
            if isinstance(work, Asking):
                await self._ask(job, work)
            else:
                await self._db.write(job.shop_id, lambda tx: _do(tx, job, work))
        except Exception as error:  # noqa: BLE001 — one defect must not stop the loop
            _log.exception("a job failed", extra={"job": job.kind})
            final = job.attempts >= jobs.ATTEMPTS_AT_MOST
            text = repr(error)
            await self._db.write(job.shop_id, lambda tx: jobs.failed(tx, job, text, final=final))

    async def _ask(self, job: Claimed, asking: Asking) -> None:
        request = await self._db.read(job.shop_id, lambda tx: asking.prepare(tx, job.arguments))
        if request is None:
            await self._db.write(job.shop_id, lambda tx: jobs.done(tx, job))
            return
        try:
            passing("before_ask")
            answer = await asking.ask(request, self._tools)
            passing("after_ask")
        except Fault as error:
            await self._asked_in_vain(job, asking, error)
            return
        await self._db.write(job.shop_id, lambda tx: _finish(tx, job, asking, answer))

    async def _asked_in_vain(self, job: Claimed, asking: Asking, fault: Fault) -> None:
        uncertain = isinstance(fault, SendFault) and not fault.retryable  # cut off: asking again is safe, by its key
        final = not (fault.retryable or uncertain) or job.attempts >= asking.attempts_at_most

        def give_back(tx: Transaction) -> None:
            jobs.failed(tx, job, f"{fault.code}: {fault}", final=final, wait_seconds=fault.retry_after_seconds)
            if final:
                asking.give_up(tx, job.arguments, fault)

        await self._db.write(job.shop_id, give_back)


def _do(tx: Transaction, job: Claimed, work: Work) -> None:
    work.do(tx, job.arguments)
    jobs.done(tx, job)


def _finish(tx: Transaction, job: Claimed, asking: Asking, answer: object) -> None:
    asking.finish(tx, job.arguments, answer)
    jobs.done(tx, job)
