"""Work for later: a row promised in the transaction of its cause, done at least once, given up with a reason."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import and_, or_, select, tuple_, update

from chaffer.kernel.clock import Clock
from chaffer.kernel.errors import Fault
from chaffer.runtime.statements import Statement, given, insert_all, mine
from chaffer.runtime.tables import jobs
from chaffer.runtime.transaction import Transaction

LEASE_SECONDS = 60
ATTEMPTS_AT_MOST = 12
CLAIM_AT_MOST = 16
FIRST_WAIT_SECONDS = 1.0
LONGEST_WAIT_SECONDS = 3600.0

Arguments = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Work:
    """A job that is pure database work: done and marked done in one transaction."""

    do: Callable[[Transaction, Arguments], None]


@dataclass(frozen=True, slots=True)
class Asking:
    """A job that asks the world: no transaction is open while it asks.

    prepare: what to ask; None if there is nothing to ask any more.
    ask:     goes out, with the tools the worker was given; raises a Fault, whose `retryable` is obeyed.
    finish:  what the answer means, in one transaction with marking the job done.
    give_up: told the fault when it is final or the attempts are used up.
    """

    prepare: Callable[[Transaction, Arguments], Any]
    ask: Callable[[Any, Any], Awaitable[Any]]
    finish: Callable[[Transaction, Arguments, Any], None]
    give_up: Callable[[Transaction, Arguments, Fault], None]
    attempts_at_most: int = ATTEMPTS_AT_MOST


Job = Work | Asking
JobTable = Mapping[str, Job]


@dataclass(frozen=True, slots=True)
class Claimed:
    """One job that is ours until its lease ends."""

    shop_id: str
    id: str
    kind: str
    arguments: Arguments
    attempts: int


_insert = insert_all(jobs, "id", "kind", "key", "arguments", "state", "due_at", "created_at")
_ENQUEUE = Statement(
    "jobs.enqueue",
    _insert.on_conflict_do_update(
        index_elements=["shop_id", "kind", "key"],
        set_={
            "state": "waiting", "arguments": _insert.excluded.arguments, "due_at": _insert.excluded.due_at,
            "attempts": 0, "error": "", "finished_at": None,
        },
        where=jobs.c.state.in_(["done", "dead"]),
    ),
)  # fmt: skip
_CANCEL = Statement(
    "jobs.cancel",
    update(jobs)
    .where(mine(jobs), jobs.c.kind == given("kind"), jobs.c.key == given("key"), jobs.c.state == "waiting")
    .values(state="done", finished_at=given("at")),
)
_due = (
    select(jobs.c.shop_id, jobs.c.id)
    .where(
        jobs.c.state.in_(["waiting", "running"]),  # word for word as the partial index has it
        or_(
            and_(jobs.c.state == "waiting", jobs.c.due_at <= given("at")),
            and_(jobs.c.state == "running", jobs.c.lease_until < given("at")),
        ),
    )
    .order_by(jobs.c.due_at)
    .limit(CLAIM_AT_MOST)
    .with_for_update(skip_locked=True)
)
_CLAIM = Statement(
    "jobs.claim",
    update(jobs)
    .where(tuple_(jobs.c.shop_id, jobs.c.id).in_(_due))
    .values(state="running", lease_until=given("lease"), holder=given("holder"), attempts=jobs.c.attempts + 1)
    .returning(jobs.c.shop_id, jobs.c.id, jobs.c.kind, jobs.c.arguments, jobs.c.attempts),
)
_abandon = update(jobs).where(jobs.c.state == "running").values(state="waiting", due_at=given("at"), holder="")
_ABANDON_HELD = Statement("jobs.abandon_held", _abandon.where(jobs.c.holder == given("dead")))
_ABANDON_ALL = Statement("jobs.abandon_all", _abandon)
_DONE = Statement(
    "jobs.done",
    update(jobs)
    .where(mine(jobs), jobs.c.id == given("id"), jobs.c.state == "running")
    .values(state=given("state"), error=given("error"), due_at=given("due_at"), finished_at=given("finished_at")),
)


def enqueue(
    tx: Transaction, kind: str, key: str, arguments: Arguments | None = None, due_at: datetime | None = None
) -> None:
    """Promise this work. While a job of the same kind and key is unfinished, a second one changes nothing."""
    tx.run(
        _ENQUEUE, id=tx.new_id("job"), kind=kind, key=key, arguments=arguments or {}, state="waiting",
        due_at=due_at or tx.now, created_at=tx.now,
    )  # fmt: skip
    tx.wake("jobs")


def cancel(tx: Transaction, kind: str, key: str) -> bool:
    """Take a waiting job back; False if there is none waiting (it may be running)."""
    return tx.run(_CANCEL, kind=kind, key=key, at=tx.now) > 0


def claim(tx: Transaction, holder: str = "") -> list[Claimed]:
    """Take what is due, of any shop, until the lease ends. Jobs whose holder died come back this way."""
    lease = tx.now + timedelta(seconds=LEASE_SECONDS)
    return [Claimed(*row) for row in tx.rows(_CLAIM, at=tx.now, lease=lease, holder=holder)]


def abandon(tx: Transaction, holder: str) -> int:
    """A process is known to be dead: what it was doing is due again."""
    return tx.run(_ABANDON_HELD, dead=holder, at=tx.now)


def abandon_all(tx: Transaction) -> int:
    """At the start of the only process: nobody is doing anything any more. SQLite only."""
    return tx.run(_ABANDON_ALL, at=tx.now)


def done(tx: Transaction, job: Claimed) -> None:
    tx.run(_DONE, id=job.id, state="done", error="", due_at=tx.now, finished_at=tx.now)


def failed(tx: Transaction, job: Claimed, error: str, *, final: bool, wait_seconds: float | None = None) -> None:
    """Put the job back for later, or give it up."""
    wait = wait_seconds if wait_seconds is not None else backoff_seconds(job.attempts, tx.clock)
    due_at = tx.now + timedelta(seconds=wait)
    state, finished_at = ("dead", tx.now) if final else ("waiting", None)
    tx.run(_DONE, id=job.id, state=state, error=error[:500], due_at=due_at, finished_at=finished_at)


def backoff_seconds(attempts: int, clock: Clock) -> float:
    """How long to wait after so many attempts: doubling, capped, with half of it left to chance."""
    whole = min(LONGEST_WAIT_SECONDS, FIRST_WAIT_SECONDS * 2.0 ** min(attempts - 1, 20))
    return whole / 2 + whole / 2 * clock.chance(32) / 2**32
