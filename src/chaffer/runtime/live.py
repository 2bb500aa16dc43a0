"""One feed of what changed, for desk, widget, demo panel, search index and webhooks out.

The feed is the `changes` table; this module reads it in order and hands it round. A resumed reader loses nothing: it
names the last number it saw.
"""

import asyncio
import contextlib
from collections.abc import AsyncIterator, Callable
from typing import Any, NamedTuple

from sqlalchemy import and_, func, or_, select
from sqlalchemy import text as sql

from chaffer.runtime.database import Database
from chaffer.runtime.presence import Presence, presences_in
from chaffer.runtime.statements import Statement, given
from chaffer.runtime.tables import changes
from chaffer.runtime.transaction import ANY_SHOP, Transaction

READ_AT_MOST = 500
BUSY_SECONDS = 0.05
IDLE_SECONDS = 0.5
BEHIND_AT_MOST = 10_000


class Place(NamedTuple):
    """Where a reader stands. On SQLite numbers are drawn in the order of commits, and the transaction is always 0.

    PostgreSQL draws a number before COMMIT, and may draw a lower one for a younger transaction that ends later. Only
    the order by transaction is one to which nothing is added below what was read.
    """

    transaction: int
    seq: int


class Change(NamedTuple):
    """topic: what kind of thing ("message", "cart", "product"); thing_id: which one."""

    seq: int
    shop_id: str
    topic: str
    thing_id: str
    transaction: int = 0

    @property
    def place(self) -> Place:
        return Place(self.transaction, self.seq)


CROSSED_AT_MOST = 2_000
"""So many numbers may be drawn by others between a transaction's first write and its COMMIT."""
_fields = (changes.c.seq, changes.c.shop_id, changes.c.topic, changes.c.thing_id, changes.c.transaction)
_ENDED = sql("transaction < pg_snapshot_xmin(pg_current_snapshot())::text::bigint")
_AFTER = {
    "sqlite": Statement(
        "live.after",
        select(*_fields).where(changes.c.seq > given("seq")).order_by(changes.c.seq).limit(READ_AT_MOST),
    ),
    "postgresql": Statement(
        "live.after",
        select(*_fields)
        .where(
            changes.c.seq > given("seq") - CROSSED_AT_MOST,
            or_(
                changes.c.transaction > given("transaction"),
                and_(changes.c.transaction == given("transaction"), changes.c.seq > given("seq")),
            ),
            _ENDED,
        )
        .order_by(changes.c.transaction, changes.c.seq)
        .limit(READ_AT_MOST),
    ),
}
_KNOWN = Statement("live.known", select(changes.c.seq).where(changes.c.seq == given("seq")))
_FIRST = Statement("live.first", select(func.min(changes.c.seq).label("seq")))
_place = select(changes.c.transaction, changes.c.seq)
_OF = Statement("live.place", _place.where(changes.c.seq <= given("seq")).order_by(changes.c.seq.desc()).limit(1))
_newest = select(func.max(changes.c.seq)).scalar_subquery()
_LAST = {
    "sqlite": Statement("live.last", _place.order_by(changes.c.seq.desc()).limit(1)),
    "postgresql": Statement(
        "live.last",
        _place.where(changes.c.seq > _newest - CROSSED_AT_MOST, _ENDED)
        .order_by(changes.c.transaction.desc(), changes.c.seq.desc())
        .limit(1),
    ),
}
BEGINNING = Place(0, 0)


def after(tx: Transaction, place: Place) -> list[Change]:
    """What changed since, in the order of places. Stops below what a transaction still running may yet commit."""
    told = {"seq": place.seq} if tx.dialect == "sqlite" else {"seq": place.seq, "transaction": place.transaction}
    return [Change(*row) for row in tx.rows(_AFTER[tx.dialect], **told)]


def last(tx: Transaction) -> Place:
    row = tx.row(_LAST[tx.dialect])
    return BEGINNING if row is None else Place(*row)


def place_of(tx: Transaction, seq: int) -> Place:
    """Where this number stands, or what is left below it."""
    row = tx.row(_OF, seq=seq)
    return Place(0, seq) if row is None else Place(*row)


def is_known(tx: Transaction, seq: int) -> bool:
    """Whether this number is still in the feed: what came after it can be told without a gap.

    0 stands before the first of all, as long as that one is there.
    """
    return tx.value(_KNOWN, seq=seq) is not None or (seq == 0 and tx.value(_FIRST) in (None, 1))


class Live:
    """Reads the feed once for the whole process and hands each change to those who listen."""

    def __init__(self, db: Database) -> None:
        self._db = db
        self._queues: set[asyncio.Queue[Change | Presence | None]] = set()
        self._hooks: list[Callable[[list[Change]], None]] = []
        self._place = BEGINNING
        self._begun = False
        self._people: set[asyncio.Queue[Change | Presence | None]] = set()
        self._loop: asyncio.AbstractEventLoop | None = None
        self.watched = 0
        """How many people wait for what hooks tell them: as long as there are any, the feed is read often."""

    async def now(self) -> int:
        """The number read last. Who reads the database after asking for it, and listens from it on, misses nothing."""
        return (self._place if self._begun else await self._db.read(ANY_SHOP, last)).seq

    def hook(self, call: Callable[[list[Change]], None]) -> None:
        """Call this with every batch, on the loop; it must be quick (the search index notes what to read again)."""
        self._hooks.append(call)

    def heard(self, what: frozenset[str]) -> None:
        """Called after a commit, from the loop's own thread or one of the database's: who is where."""
        told, loop = presences_in(what), self._loop
        if told and loop is not None and not loop.is_closed():
            loop.call_soon_threadsafe(self._pass_on, told)

    def _pass_on(self, told: list[Presence]) -> None:
        for queue in self._people:
            for each in told:
                with contextlib.suppress(asyncio.QueueFull):  # it is said again
                    queue.put_nowait(each)

    async def run(self) -> None:
        """Read on and on, until cancelled. Run again after a fault, it goes on where it was: listeners miss nothing."""
        self._loop = asyncio.get_running_loop()
        if not self._begun:
            self._place = await self._db.read(ANY_SHOP, last)
            self._begun = True
        while True:
            batch = await self._db.read(ANY_SHOP, lambda tx: after(tx, self._place))
            if batch:
                self._hand_round(batch)
            if len(batch) < READ_AT_MOST:
                await asyncio.sleep(BUSY_SECONDS if self._queues or self.watched else IDLE_SECONDS)

    async def with_people(self, seq: int, shop_id: str) -> AsyncIterator[list[Change | Presence]]:
        """As `since` of one shop, and between the changes who is where. All that is there at once comes together."""
        async for some in self._from(seq, shop_id, people=True):
            if mine := [each for each in some if isinstance(each, Change) or each.shop_id == shop_id]:
                yield mine

    async def since(self, seq: int | None, shop_id: str = "") -> AsyncIterator[Change]:
        """Every change after this number (None: from now on), as it comes; of one shop if named.

        Ends if the listener falls too far behind; it may then come back with the last number it saw.
        """
        async for some in self._from(seq, shop_id, people=False):
            for each in some:
                if isinstance(each, Change):
                    yield each

    async def _from(self, seq: int | None, shop_id: str, *, people: bool) -> AsyncIterator[list[Change | Presence]]:
        queue: asyncio.Queue[Change | Presence | None] = asyncio.Queue(BEHIND_AT_MOST)
        self._queues.add(queue)
        if people:
            self._people.add(queue)
        try:
            seen = self._place if seq is None else await self._db.read(ANY_SHOP, lambda tx: place_of(tx, seq))
            while seen < self._place and (batch := await self._read_from(seen)):
                seen = batch[-1].place
                yield [change for change in batch if not shop_id or change.shop_id == shop_id]
            while (some := await _all_of(queue)) is not None:
                yield [
                    each for each in some
                    if isinstance(each, Presence) or (each.place > seen and (not shop_id or each.shop_id == shop_id))
                ]  # fmt: skip
        finally:
            self._queues.discard(queue)
            self._people.discard(queue)

    async def _read_from(self, seen: Place) -> list[Change]:
        return await self._db.read(ANY_SHOP, lambda tx: after(tx, seen))

    def _hand_round(self, batch: list[Change]) -> None:
        self._place = batch[-1].place
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


async def _all_of(queue: asyncio.Queue[Change | Presence | None]) -> list[Change | Presence] | None:
    """What is in it, at least one thing; None at the end."""
    some = [await queue.get()]
    while not queue.empty():
        some.append(queue.get_nowait())
    return None if None in some else [each for each in some if each is not None]


def _end(queue: asyncio.Queue[Any]) -> None:
    """Tell a listener that is too far behind to come back."""
    queue.get_nowait()
    queue.put_nowait(None)
