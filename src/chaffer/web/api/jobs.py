"""Work that was given up."""

from datetime import datetime
from typing import Annotated

import msgspec

from chaffer.accounts import audit
from chaffer.people.listing import LAST
from chaffer.runtime import dead_jobs
from chaffer.runtime.transaction import Transaction
from chaffer.web.call import Call
from chaffer.web.cursors import Page, PageAsked, after_of, page_of
from chaffer.web.route import Nothing


class DeadJob(msgspec.Struct, frozen=True):
    """error: why it was given up."""

    id: str
    kind: str
    attempts: int
    error: str
    created_at: datetime
    finished_at: datetime | None


class Queued(msgspec.Struct, frozen=True):
    id: str
    state: str


class Dropping(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """reason: why it is not tried again; it stands in the audit trail."""

    reason: Annotated[str, msgspec.Meta(min_length=1, max_length=300)]


async def list_dead(call: Call, asked: PageAsked) -> Page[DeadJob]:
    def work(tx: Transaction) -> Page[DeadJob]:
        rows = dead_jobs.dead_jobs(tx, after_of(asked.cursor, LAST), asked.limit + 1)
        return page_of([DeadJob(*row) for row in rows], asked.limit)

    return await call.read(work)


async def replay(call: Call, _: Nothing) -> Queued:
    def work(tx: Transaction) -> Queued:
        dead_jobs.try_again(tx, call.path["id"])
        audit.record(tx, call.actor, "job.replay", target_kind="job", target_id=call.path["id"])
        return Queued(call.path["id"], "waiting")

    return await call.write(work)


async def drop(call: Call, asked: Dropping) -> None:
    """Raises NotFound."""

    def work(tx: Transaction) -> None:
        dead_jobs.drop(tx, call.path["id"])
        audit.record(
            tx, call.actor, "job.drop", target_kind="job", target_id=call.path["id"], after={"reason": asked.reason}
        )  # fmt: skip

    await call.write(work)
