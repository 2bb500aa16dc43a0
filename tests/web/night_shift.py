"""What the server does by itself: timers that are due, their jobs, and the claim of what may leave."""

from typing import Any

from sqlalchemy import select

from chaffer.channels.registry import CHANNELS
from chaffer.commerce.search.indexes import Indexes
from chaffer.conversations.shops import Shops
from chaffer.desk.jobs import leaving
from chaffer.desk.operations.lay_out import Hall
from chaffer.outbox.claim import Claimed, claim
from chaffer.outbox.pace import Pace
from chaffer.runtime import jobs, timers
from chaffer.runtime.database import Database
from chaffer.runtime.jobs import Work
from chaffer.runtime.transaction import ANY_SHOP
from chaffer.threads.tables import messages
from chaffer.wiring import JOBS

LIMITS = {kind: channel.limits for kind, channel in CHANNELS.items()}


def hall_of(db: Database) -> Hall:
    return Hall(Indexes(db), "https://shop.example", Shops())


def timers_ring(db: Database) -> None:
    for due in db.read_now(ANY_SHOP, timers.due):
        db.write_now(due.shop_id, lambda tx, due=due: timers.fire(tx, due.kind, due.thing_id))  # type: ignore[misc]
    jobs_then = {**JOBS, **leaving(hall_of(db))}
    for job in db.write_now(ANY_SHOP, jobs.claim):
        work = jobs_then[job.kind]
        assert isinstance(work, Work)
        db.write_now(job.shop_id, lambda tx, job=job, work=work: work.do(tx, job.arguments))  # type: ignore[misc]
        db.write_now(job.shop_id, lambda tx, job=job: jobs.done(tx, job))  # type: ignore[misc]


def claims(db: Database) -> Claimed:
    """With the reactions of the whole server."""
    return db.write_now(ANY_SHOP, lambda tx: claim(tx, LIMITS, "night", Pace(), 10_000.0))


def message(db: Database, shop_id: str, message_id: str) -> Any:
    (row,) = db.read_now(
        shop_id, lambda tx: tx.query("test.message", select(messages).where(messages.c.id == message_id))
    )  # fmt: skip
    return row
