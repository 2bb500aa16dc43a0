"""Work that was given up: seeing it, trying it again, letting it be."""

from typing import Any

from sqlalchemy import select, update

from chaffer.kernel.errors import NotFound
from chaffer.runtime.statements import Statement, given, mine
from chaffer.runtime.tables import jobs
from chaffer.runtime.transaction import Transaction

_LIST = Statement(
    "jobs.dead",
    select(jobs.c.id, jobs.c.kind, jobs.c.attempts, jobs.c.error, jobs.c.created_at, jobs.c.finished_at)
    .where(mine(jobs), jobs.c.state == "dead", jobs.c.id < given("before"))
    .order_by(jobs.c.id.desc())
    .limit(given("limit")),
)
_AGAIN = Statement(
    "jobs.again",
    update(jobs)
    .where(mine(jobs), jobs.c.id == given("id_"), jobs.c.state == "dead")
    .values(state="waiting", attempts=0, error="", due_at=given("at"), finished_at=None),
)
_DROP = Statement(
    "jobs.drop",
    update(jobs)
    .where(mine(jobs), jobs.c.id == given("id_"), jobs.c.state == "dead")
    .values(state="done", finished_at=given("at")),
)


def dead_jobs(tx: Transaction, before: str, limit: int) -> list[Any]:
    """The newest first, from the one before this id. Their arguments are left out: they may hold personal data."""
    return tx.rows(_LIST, before=before, limit=limit)


def try_again(tx: Transaction, job_id: str) -> None:
    """Put a job that was given up back to the others, with its attempts to begin anew. Raises NotFound."""
    if not tx.run(_AGAIN, id_=job_id, at=tx.now):
        raise NotFound("no such job was given up")
    tx.wake("jobs")


def drop(tx: Transaction, job_id: str) -> None:
    """It is not tried again, and pruned with what is done. Raises NotFound."""
    if not tx.run(_DROP, id_=job_id, at=tx.now):
        raise NotFound("no such job was given up")
