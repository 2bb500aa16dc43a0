"""The worker's tools, and a worker small enough for a test: it does what is due, once."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from chaffer.commerce.jobs import COMMERCE_JOBS
from chaffer.commerce.payments.port import PaymentProvider
from chaffer.kernel.errors import Fault, ProviderFault
from chaffer.runtime import jobs, timers
from chaffer.runtime.database import Database
from chaffer.runtime.jobs import Asking, Claimed


@dataclass
class Named:
    """The same providers for every shop."""

    by_name: Mapping[str, PaymentProvider] = field(default_factory=dict)

    async def get(self, _shop_id: str, name: str) -> PaymentProvider:
        if name not in self.by_name:
            raise ProviderFault(f"no payment provider {name!r} is connected")
        return self.by_name[name]


@dataclass
class Tools:
    payment_providers: Named = field(default_factory=Named)
    carriers: Mapping[str, Any] = field(default_factory=dict)
    public_url: str = "https://shop.example"


async def work(db: Database, tools: Any) -> int:
    """Do every job that is due, asking outside of transactions; how many."""
    for timer in await db.read("*", timers.due):
        await db.write(timer.shop_id, lambda tx, timer=timer: timers.fire(tx, timer.kind, timer.thing_id))
    done = 0
    while claimed := await db.write("*", jobs.claim):
        for job in claimed:
            await _do(db, tools, job)
            done += 1
    return done


async def _do(db: Database, tools: Any, job: Claimed) -> None:
    kind = COMMERCE_JOBS[job.kind]
    if not isinstance(kind, Asking):
        await db.write(job.shop_id, lambda tx: (kind.do(tx, job.arguments), jobs.done(tx, job)))
        return
    request = await db.read(job.shop_id, lambda tx: kind.prepare(tx, job.arguments))
    if request is None:
        await db.write(job.shop_id, lambda tx: jobs.done(tx, job))
        return
    try:
        answer = await kind.ask(request, tools)
    except Fault as fault:
        final = not fault.retryable or job.attempts >= kind.attempts_at_most
        error = str(fault)

        def failed(tx: Any, fault: Fault = fault) -> None:
            jobs.failed(tx, job, error, final=final, wait_seconds=timedelta(seconds=1).total_seconds())
            if final:
                kind.give_up(tx, job.arguments, fault)

        await db.write(job.shop_id, failed)
        return

    def finish(tx: Any) -> None:
        kind.finish(tx, job.arguments, answer)
        jobs.done(tx, job)

    await db.write(job.shop_id, finish)
