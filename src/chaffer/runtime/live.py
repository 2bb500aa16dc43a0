"""One feed of what changed, for desk, widget, demo panel, search index and webhooks out.

The feed is the `changes` table; this module reads it in order and hands it round. A resumed reader loses nothing: it
names the last number it saw.
"""

import asyncio
import contextlib
from collections.abc import AsyncIterator, Callable
from typing import Any, NamedTuple

from sqlalchemy import func, select
from sqlalchemy import text as sql

from chaffer.runtime.database import Database
from chaffer.runtime.statements import Statement, given
from chaffer.runtime.tables import changes
from chaffer.runtime.transaction import ANY_SHOP, Transaction

READ_AT_MOST = 500
BUSY_SECONDS = 0.05
IDLE_SECONDS = 0.5
BEHIND_AT_MOST = 10_000


class Change(NamedTuple):
    """topic: what kind of thing ("message", "cart", "product"); thing_id: which one."""

    seq: int
    shop_id: str
    topic: str
    thing_id: str


_after = (
    select(changes.c.seq, changes.c.shop_id, changes.c.topic, changes.c.thing_id)
    .where(changes.c.seq > given("seq"))
    .order_by(changes.c.seq)
    .limit(READ_AT_MOST)
)
_AFTER = {
    "sqlite": Statement("live.after", _after),
    "postgresql": Statement(
        "live.after", _after.where(sql("transaction < pg_snapshot_xmin(pg_current_snapshot())::text::bigint"))
    ),
}
_KNOWN = Statement("live.known", select(changes.c.seq).where(changes.c.seq == given("seq")))
_FIRST = Statement("live.first", select(func.min(changes.c.seq).label("seq")))
_LAST = Statement("live.last", select(func.coalesce(func.max(changes.c.seq), 0).label("seq")))


def after(tx: Transaction, seq: int) -> list[Change]:
    """What changed since this number, oldest first. Stops below what a transaction still running may yet commit."""
    return [Change(*row) for row in tx.rows(_AFTER[tx.dialect], seq=seq)]


def last(tx: Transaction) -> int:
    return int(tx.value(_LAST))


def is_known(tx: Transaction, seq: int) -> bool:
    """Whether this number is still in the feed: what came after it can be told without a gap.

    0 stands before the first of all, as long as that one is there.
    """
    return tx.value(_KNOWN, seq=seq) is not None or (seq == 0 and tx.value(_FIRST) in (None, 1))


class Live:
    """Reads the feed once for the whole process and hands each change to those who listen."""

    def __init__(self, db: Database) -> None:
        self._db = db
        self._queues: set[asyncio.Queue[Change | None]] = set()
        self._hooks: list[Callable[[list[Change]], None]] = []
        self._seq = 0
        self._begun = False
        self.watched = 0
        """How many people wait for what hooks tell them: as long as there are any, the feed is read often."""

    async def now(self) -> int:
        """The number read last. Who reads the database after asking for it, and listens from it on, misses nothing."""
        return self._seq if self._begun else await self._db.read(ANY_SHOP, last)

    def hook(self, call: Callable[[list[Change]], None]) -> None:
        """Call this with every batch, on the loop; it must be quick (the search index notes what to read again)."""
        self._hooks.append(call)

    async def run(self) -> None:
        """Read on and on, until cancelled. Run again after a fault, it goes on where it was: listeners miss nothing."""
        if not self._begun:
            self._seq = await self._db.read(ANY_SHOP, last)
            self._begun = True
        while True:
            batch = await self._db.read(ANY_SHOP, lambda tx: after(tx, self._seq))
            if batch:
                self._hand_round(batch)
            if len(batch) < READ_AT_MOST:
                await asyncio.sleep(BUSY_SECONDS if self._queues or self.watched else IDLE_SECONDS)

    async def since(self, seq: int | None, shop_id: str = "") -> AsyncIterator[Change]:
        """Every change after this number (None: from now on), as it comes; of one shop if named.

        Ends if the listener falls too far behind; it may then come back with the last number it saw.
        """
        queue: asyncio.Queue[Change | None] = asyncio.Queue(BEHIND_AT_MOST)
        self._queues.add(queue)
        try:
            seen = self._seq if seq is None else seq
            while seen < self._seq and (batch := await self._read_from(seen)):
                for change in batch:
                    seen = change.seq
                    if not shop_id or change.shop_id == shop_id:
                        yield change
            while (change_or_end := await queue.get()) is not None:
                if change_or_end.seq > seen and (not shop_id or change_or_end.shop_id == shop_id):
                    yield change_or_end
        finally:
            self._queues.discard(queue)

    async def _read_from(self, seen: int) -> list[Change]:
        return await self._db.read(ANY_SHOP, lambda tx: after(tx, seen))

    def _hand_round(self, batch: list[Change]) -> None:
        self._seq = batch[-1].seq
        for call in self._hooks:
            call(batch)
        for queue in list(self._queues):
            try:
                for change in batch:
                    queue.put_nowait(change)
            except asyncio.QueueFull:
                self._queues.discard(queue)
                with contextlib.suppress(asyncio.QueueFull):
                    _end(queue)


def _end(queue: asyncio.Queue[Any]) -> None:
    """Tell a listener that is too far behind to come back."""
    queue.get_nowait()
    queue.put_nowait(None)
