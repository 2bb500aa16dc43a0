"""What processes held that are gone need not wait until their leases end."""

import asyncio
from pathlib import Path

from chaffer.inbox import lanes
from chaffer.integrations.webhooks_out import claiming
from chaffer.outbox.journal import Left, read_dead
from chaffer.outbox.receipts import promise_again
from chaffer.runtime import jobs
from chaffer.runtime.database import Database
from chaffer.runtime.sqlite import Sqlite
from chaffer.runtime.transaction import ANY_SHOP, Transaction


async def take_over(db: Database, journals: Path) -> None:
    """Free what processes held that died on this machine. journals: the folder where they noted their sends."""
    dead = await asyncio.to_thread(read_dead, journals)
    await db.write(ANY_SHOP, lambda tx: _free(tx, dead))
    if isinstance(db, Sqlite):  # the only process that takes turns: whoever held a lane is gone
        await db.write(ANY_SHOP, lanes.abandon_all)
        await db.write(ANY_SHOP, jobs.abandon_all)
        await db.write(ANY_SHOP, claiming.abandon_all)


def _free(tx: Transaction, dead: Left) -> None:
    promise_again(tx, dead)
    for holder in dead:
        lanes.abandon(tx, holder)
        jobs.abandon(tx, holder)
        claiming.abandon(tx, holder)
