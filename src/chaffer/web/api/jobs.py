"""Work that was given up."""

from datetime import datetime

import msgspec

from chaffer.accounts import audit
from chaffer.people.listing import LAST
from chaffer.runtime.dead_jobs import dead_jobs, try_again
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


async def list_dead(call: Call, asked: PageAsked) -> Page[DeadJob]:
    def work(tx: Transaction) -> Page[DeadJob]:
        rows = dead_jobs(tx, after_of(asked.cursor, LAST), asked.limit + 1)
        return page_of([DeadJob(*row) for row in rows], asked.limit)

    return await call.read(work)


async def replay(call: Call, _: Nothing) -> Queued:
    def work(tx: Transaction) -> Queued:
        try_again(tx, call.path["id"])
        audit.record(tx, call.actor, "job.replay", target_kind="job", target_id=call.path["id"])
        return Queued(call.path["id"], "waiting")

    return await call.write(work)
