"""One process: its database, its loops, its way of starting and of stopping.

Each loop sleeps until it is woken by a commit, or until its own poll comes round; a lost wake-up costs a poll.
"""

import asyncio
import contextlib
import logging
import time
from collections.abc import Awaitable, Callable, Sequence
from typing import Any

from chaffer import __version__
from chaffer.accounts.channels import OpenAccount
from chaffer.accounts.open_accounts import OpenAccounts
from chaffer.accounts.shops import all_shops
from chaffer.channels.contract import Account
from chaffer.channels.registry import CHANNELS
from chaffer.commerce.fulfilment.port import Carrier
from chaffer.commerce.payments.port import PaymentProvider
from chaffer.commerce.search.indexes import Indexes
from chaffer.conversations.holding import hold
from chaffer.conversations.house import House
from chaffer.conversations.known_facets import KnownFacets
from chaffer.conversations.shops import Shops
from chaffer.conversations.turn import take_turn
from chaffer.inbox import events, lanes
from chaffer.inbox.bodies import Bodies
from chaffer.inbox.housekeeping import Housekeeping
from chaffer.inbox.lanes import Lane
from chaffer.inbox.notices.told import Told
from chaffer.inbox.receive import Received, Source, receive
from chaffer.kernel.errors import Fault, SendFault
from chaffer.kernel.message import Inbound, Notice, Report, SendReceipt, Slice
from chaffer.outbox.claim import Departure, claim
from chaffer.outbox.journal import Journal, Left, read_dead
from chaffer.outbox.receipts import give_up_silent, promise_again, reported, take_back, taken
from chaffer.outbox.send import send
from chaffer.runtime import jobs, live, timers
from chaffer.runtime.database import Database
from chaffer.runtime.failpoints import passing
from chaffer.runtime.files import Files
from chaffer.runtime.http import Client
from chaffer.runtime.jobs import Asking, Claimed, JobTable, Work
from chaffer.runtime.secrets import Secrets
from chaffer.runtime.settings import Settings
from chaffer.runtime.sqlite import Sqlite
from chaffer.runtime.stages import stage, timed
from chaffer.runtime.transaction import ANY_SHOP, Transaction
from chaffer.wiring import COMMANDS, ON_NOTICE, QUERIES, jobs_with, reactions

_log = logging.getLogger(__name__)

POLL_SECONDS = 0.5
TURNS_AT_ONCE = 32
WARMED_AT_MOST = 20
SENDS_AT_ONCE = 64
WINDOWS = {kind: channel.limits.window_seconds > 0 for kind, channel in CHANNELS.items()}


class Server:
    """Everything of one process but HTTP, which stands on it."""

    def __init__(self, settings: Settings, db: Database, secrets: Secrets) -> None:
        self.settings = settings
        self.db = db
        self.secrets = secrets
        self.http = Client(settings.send_timeout_seconds)
        db.reactions = reactions(settings.address)
        self.live = live.Live(db)
        self.indexes = Indexes(db)
        self.facets = KnownFacets()
        self.live.hook(self.indexes.note)
        self.live.hook(self.facets.note)
        self.accounts = OpenAccounts(db, secrets)
        self.house = House(
            db=db, bodies=Bodies(secrets, settings.body_days), channels=CHANNELS, queries=QUERIES, commands=COMMANDS,
            indexes=self.indexes, facets=self.facets, shops=Shops(), public_url=settings.address, release=__version__,
        )  # fmt: skip
        self.housekeeping = Housekeeping(db, self.house.bodies, settings)
        self.payment_providers: dict[str, PaymentProvider] = {}
        self.carriers: dict[str, Carrier] = {}
        self.files = Files(settings.data_dir / "files", settings.shop_files_bytes)
        self.jobs: JobTable = jobs_with(self.files)
        self._wakes: dict[str, asyncio.Event] = {
            name: asyncio.Event() for name in ("lanes", "outbox", "jobs", "timers", "inbox")
        }
        self._tasks: set[asyncio.Task[Any]] = set()
        self._watching: list[asyncio.Task[None]] = []
        self._working: list[asyncio.Task[None]] = []
        self._turning = asyncio.Semaphore(TURNS_AT_ONCE)
        self._sending = asyncio.Semaphore(SENDS_AT_ONCE)
        self._name = db.clock.new_id("job")
        self._journal: Journal | None = None
        self._loop: asyncio.AbstractEventLoop | None = None
        self._stopping = False
        self._claims = 0

    @property
    def public_url(self) -> str:
        return self.settings.address

    async def start(self) -> None:
        self._loop = asyncio.get_running_loop()
        self.db.listeners.append(self._heard)
        if isinstance(self.db, Sqlite):
            self.db.live_on_loop()
        journals = self.settings.data_dir / "journal"
        dead = await asyncio.to_thread(read_dead, journals)
        await self.db.write(ANY_SHOP, lambda tx: _take_over(tx, dead))
        self._journal = Journal(journals, self._name)
        self.house.sender = self._name
        if isinstance(self.db, Sqlite):  # the only process that takes turns: whoever held a lane is gone
            await self.db.write(ANY_SHOP, lanes.abandon_all)
            await self.db.write(ANY_SHOP, jobs.abandon_all)
        self._watching = [_rise(each) for each in (self.live.run, self.indexes.run, self._housekeeping)]
        self._working = [_rise(each) for each in (self._lanes, self._outbox, self._jobs, self._timers, self._events)]
        self._spawn(self._warm())

    async def _warm(self) -> None:
        """Read the catalogues before the first shopper asks."""
        for shop in (await self.db.read(ANY_SHOP, all_shops))[:WARMED_AT_MOST]:
            await self.indexes.load(shop.id)
            await self.db.read(shop.id, self.facets.of)

    async def stop(self) -> None:
        """Finish what has begun, begin nothing more. What does not end in time is taken up by the next start."""
        self._stopping = True
        self._wake(frozenset(self._wakes))
        ends = time.monotonic() + self.settings.shutdown_seconds
        # A claim that is cut off between its COMMIT and its send would be in doubt: loops end by themselves.
        while (under_way := {*self._working, *self._tasks}) and (left := ends - time.monotonic()) > 0:
            await asyncio.wait(under_way, timeout=left)
            self._working = [loop for loop in self._working if not loop.done()]
        rest = [*self._watching, *self._working, *self._tasks]
        for task in rest:
            task.cancel()
        await asyncio.gather(*rest, return_exceptions=True)
        with contextlib.suppress(ValueError):
            self.db.listeners.remove(self._heard)
        await self.http.close()
        if isinstance(self.db, Sqlite):
            await self.db.leave_loop()
        if self._journal is not None:
            self._journal.close()

    # The ways in

    async def keep(self, account: OpenAccount, pieces: Sequence[Slice], request_id: str) -> None:
        """`hook`: keep, return after COMMIT; the turn follows by itself."""
        received = await self._keep(account, pieces, request_id)
        for lane in received.lanes:
            self._spawn(self._turn(lane))
        newest = next((piece for piece in reversed(pieces) if piece.kind == "message"), None)
        # A shop that does not want blue ticks before somebody looked sets "attend" to "off".
        if newest is not None and received.kept and account.settings.get("attend") != "off":
            self._spawn(self._attend(account, newest.external_id))

    async def answer(self, account: OpenAccount, pieces: Sequence[Slice], request_id: str, seconds: float) -> list[Any]:
        """`inline`: keep, wait for the replies, and hand their parts over instead of sending them.

        Past the deadline a holding phrase stands in for a reply, which is sent by itself later. Nothing is said for
        a lane that another turn holds: that turn answers.
        """
        received = await self._keep(account, pieces, request_id)
        turns = {self._spawn(take_turn(self.house, lane)): lane for lane in received.lanes}
        if turns:
            await asyncio.wait(turns, timeout=seconds)
        departures: list[Departure] = []
        for turn, lane in turns.items():
            if not turn.done():
                held = await self.db.write(lane.shop_id, lambda tx, lane=lane: hold(self.house, tx, lane))  # type: ignore[misc]
                departures.append(held)
                turn.add_done_callback(self._send_late)
            else:
                departures.extend(turn.result())
        return departures

    def handed_over(self, departures: Sequence[Departure]) -> None:
        """They stand in a response that leaves now: note it, for whatever happens next, and keep the receipts."""
        assert self._journal is not None, "nothing is sent before the start"
        for departure in departures:
            self._journal.note(departure.outbound.id)
            self._spawn(self._note_taken(departure))

    async def _note_taken(self, departure: Departure) -> None:
        receipt = SendReceipt(departure.outbound.id)
        await self.db.write(departure.shop_id, lambda tx: taken(tx, departure, receipt))

    def _send_late(self, turn: "asyncio.Task[list[Departure]]") -> None:
        for departure in turn.result():
            self._spawn(self._send(departure))

    async def _keep(self, account: OpenAccount, pieces: Sequence[Slice], request_id: str) -> Received:
        source = Source(account.id, account.kind)
        channel = CHANNELS[account.kind]

        def apply_report(tx: Transaction, piece: Slice) -> bool:
            told = [each for each in channel.parse(piece) if isinstance(each, Report)]
            known = [reported(tx, each) for each in told]
            return bool(known) and all(known)

        what = "report" if all(piece.kind == "report" for piece in pieces) else "keep"

        def work(tx: Transaction) -> Received:
            with stage(what):
                return receive(tx, source, pieces, self.house.bodies, apply_report, request_id, self._name)

        received = await self.db.write(account.shop_id, work, urgent=True)
        passing("kept")
        return received

    # Turns and sending

    async def _turn(self, lane: Lane) -> None:
        async with self._turning:
            departures = await take_turn(self.house, lane)
        for departure in departures:
            await self._send(departure)

    async def _send(self, departure: Departure) -> None:
        async with self._sending:
            assert self._journal is not None, "nothing is sent before the start"
            account = _account(await self.accounts.get(departure.shop_id, departure.account_id))
            await send(self.db, self.http, CHANNELS, account, departure, self.house.pace, self._journal)

    async def _attend(self, account: OpenAccount, external_id: str) -> None:
        """Show that it was read and an answer is on its way. A courtesy: its failure is noted and nothing else."""
        with contextlib.suppress(SendFault):
            await timed("attend", CHANNELS[account.kind].attend(self.http, _account(account), external_id))

    # The loops

    async def _lanes(self) -> None:
        while await self._woken("lanes"):
            while not self._stopping and (
                claimed := await self.db.write(ANY_SHOP, lambda tx: lanes.claim(tx, self._name))
            ):
                for lane in claimed:
                    await self._turning.acquire()
                    self._turning.release()
                    self._spawn(self._turn(lane))

    async def _outbox(self) -> None:
        while await self._woken("outbox"):
            while not self._stopping and (departures := await self._departures()):
                for departure in departures:
                    await self._sending.acquire()  # one that hangs must not hold up the others
                    self._sending.release()
                    self._spawn(self._send(departure))

    async def _departures(self) -> list[Departure]:
        """Claim under a name used once: if nobody hears whether the claim was committed, nobody will send by it."""
        self._claims += 1
        holder = f"{self._name}/{self._claims}"
        try:
            return await self.db.write(ANY_SHOP, lambda tx: claim(tx, WINDOWS, holder, self._held))
        except Exception:
            await self.db.write(ANY_SHOP, lambda tx: take_back(tx, holder))
            raise

    def _held(self, account_id: str, conversation_id: str) -> float:
        now, pace = time.monotonic(), self.house.pace
        return max(pace.held_seconds(account_id, now), pace.held_seconds(conversation_id, now))

    async def _jobs(self) -> None:
        while await self._woken("jobs"):
            while not self._stopping and (
                claimed := await self.db.write(ANY_SHOP, lambda tx: jobs.claim(tx, self._name))
            ):
                await asyncio.wait([self._spawn(self._job(job)) for job in claimed])

    async def _job(self, job: Claimed) -> None:
        """Do one job; a fault puts it back or gives it up, a defect likewise, and neither stops the loop."""
        table = self.jobs.get(job.kind)
        if table is None:
            await self.db.write(job.shop_id, lambda tx: jobs.failed(tx, job, f"no such job: {job.kind}", final=True))
            return
        try:
            if isinstance(table, Asking):
                await self._ask(job, table)
            else:
                await self.db.write(job.shop_id, lambda tx: _do(tx, job, table))
        except Exception as error:  # noqa: BLE001 — one defect must not stop the loop
            _log.exception("a job failed", extra={"job": job.kind})
            final = job.attempts >= jobs.ATTEMPTS_AT_MOST
            text = repr(error)
            await self.db.write(job.shop_id, lambda tx: jobs.failed(tx, job, text, final=final))

    async def _ask(self, job: Claimed, asking: Asking) -> None:
        request = await self.db.read(job.shop_id, lambda tx: asking.prepare(tx, job.arguments))
        if request is None:
            await self.db.write(job.shop_id, lambda tx: jobs.done(tx, job))
            return
        try:
            passing("before_ask")
            answer = await asking.ask(request, self)
            passing("after_ask")
        except Fault as error:
            await self._asked_in_vain(job, asking, error)
            return
        await self.db.write(job.shop_id, lambda tx: _finish(tx, job, asking, answer))

    async def _asked_in_vain(self, job: Claimed, asking: Asking, fault: Fault) -> None:
        uncertain = isinstance(fault, SendFault) and not fault.retryable  # cut off: asking again is safe, by its key
        final = not (fault.retryable or uncertain) or job.attempts >= asking.attempts_at_most

        def give_back(tx: Transaction) -> None:
            jobs.failed(tx, job, f"{fault.code}: {fault}", final=final, wait_seconds=fault.retry_after_seconds)
            if final:
                asking.give_up(tx, job.arguments, fault)

        await self.db.write(job.shop_id, give_back)

    async def _timers(self) -> None:
        while await self._woken("timers"):
            for due in await self.db.read(ANY_SHOP, timers.due):
                await self.db.write(due.shop_id, lambda tx, due=due: timers.fire(tx, due.kind, due.thing_id))  # type: ignore[misc]

    async def _events(self) -> None:
        """Events that belong to no conversation: reports that came too early, notices about accounts."""
        while await self._woken("inbox"):
            for row in await self.db.read(ANY_SHOP, events.due):
                await self._event(row)

    async def _event(self, row: Any) -> None:
        account = await self.accounts.get(row.shop_id, row.source)
        channel = CHANNELS[account.kind]

        def handle(tx: Transaction) -> None:
            body = self.house.bodies.open(tx, row.day, bytes(row.body), row.id)
            told = channel.parse(Slice(row.external_id, account.external_id, row.kind, body))
            applied = [reported(tx, each) for each in told if isinstance(each, Report)]
            if applied and not all(applied):
                events.try_later(tx, row.id, row.attempts, "about nothing we sent")
            elif events.handled(tx, [row.id]):  # else a rival has just done it
                _heed(tx, Told(account.id, account.kind, row.id, row.kept_at), told)

        try:
            await self.db.write(row.shop_id, handle)
        except Exception as error:  # noqa: BLE001 — one defect must not stop the loop
            _log.exception("an event could not be handled")
            text = repr(error)
            await self.db.write(row.shop_id, lambda tx: events.try_later(tx, row.id, row.attempts, text))

    async def _housekeeping(self) -> None:
        while True:
            await asyncio.sleep(2)
            await self.db.write(ANY_SHOP, give_up_silent)
            if isinstance(self.db, Sqlite):
                await asyncio.to_thread(self.db.checkpoint)
            await self.housekeeping.tidy()

    # Waking

    def _heard(self, what: frozenset[str]) -> None:
        """Called from the database's threads after a commit."""
        loop = self._loop
        if loop is asyncio._get_running_loop():
            self._wake(what)
        elif loop is not None and not loop.is_closed():
            loop.call_soon_threadsafe(self._wake, what)

    def _wake(self, what: frozenset[str]) -> None:
        for name in what:
            if name in self._wakes:
                self._wakes[name].set()

    async def _woken(self, name: str) -> bool:
        """Sleep until there is something to do; False when the time has come to stop."""
        if not self._stopping:
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self._wakes[name].wait(), POLL_SECONDS)
            self._wakes[name].clear()
        return not self._stopping

    def _spawn(self, work: Any) -> asyncio.Task[Any]:
        task = asyncio.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._ended)
        return task

    def _ended(self, task: asyncio.Task[Any]) -> None:
        self._tasks.discard(task)
        if not task.cancelled() and (error := task.exception()) is not None:
            _log.error("a task failed", exc_info=error)


def _account(opened: OpenAccount) -> Account:
    return Account(
        opened.id, opened.shop_id, opened.kind, opened.external_id, opened.settings, opened.secrets
    )  # fmt: skip


def _heed(tx: Transaction, where: Told, told: Sequence[Inbound | Report | Notice]) -> None:
    """Act on the notices among these."""
    for notice in told:
        if isinstance(notice, Notice) and (act := ON_NOTICE.get(notice.kind)):
            act(tx, where, notice)


def _do(tx: Transaction, job: Claimed, work: Work) -> None:
    work.do(tx, job.arguments)
    jobs.done(tx, job)


def _finish(tx: Transaction, job: Claimed, asking: Asking, answer: object) -> None:
    asking.finish(tx, job.arguments, answer)
    jobs.done(tx, job)


def _take_over(tx: Transaction, dead: Left) -> None:
    """What processes held that died on this machine need not wait for its leases to end."""
    promise_again(tx, dead)
    for holder in dead:
        lanes.abandon(tx, holder)
        jobs.abandon(tx, holder)


def _rise(work: Callable[[], Awaitable[None]]) -> asyncio.Task[None]:
    return asyncio.create_task(_until_done(work))


async def _until_done(work: Callable[[], Awaitable[None]]) -> None:
    """A loop that stumbles gets up again; one that returns has been asked to stop."""
    while True:
        try:
            return await work()
        except asyncio.CancelledError:
            raise
        except Exception:  # noqa: BLE001 — one defect must not stop the loop
            _log.exception("a loop stumbled")
            await asyncio.sleep(1)
