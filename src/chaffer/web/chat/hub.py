"""Who is looking at which thread in this process, and when they should look again.

Whoever follows is roused for every change of their thread, by whichever process it was made; what changed, they read.
"""

import asyncio
import contextlib
from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import and_, select

from chaffer.people.tables import identities
from chaffer.runtime.database import Database
from chaffer.runtime.live import Change, Live
from chaffer.runtime.statements import Statement, given, mine
from chaffer.runtime.transaction import Transaction
from chaffer.threads.tables import conversations

NEW_AT_MOST = 10_000
_VISITORS = Statement(
    "chat.visitors_of",
    select(identities.c.canonical)
    .select_from(conversations)
    .join(
        identities,
        and_(
            identities.c.shop_id == conversations.c.shop_id, identities.c.contact_id == conversations.c.contact_id,
            identities.c.account_id == conversations.c.account_id,
        ),
    )
    .where(
        mine(conversations), mine(identities), conversations.c.id == given("id"), conversations.c.channel == "web",
        identities.c.kind == "visitor", identities.c.ended_at.is_(None),
    ),
)  # fmt: skip


class Follower:
    """One open page. conversation_id: "" as long as nothing was said. awaited: messages it waits to be let out."""

    __slots__ = ("_look", "awaited", "conversation_id", "shop_id", "visitor")

    def __init__(self, shop_id: str, visitor: str) -> None:
        self.shop_id = shop_id
        self.visitor = visitor
        self.conversation_id = ""
        self.awaited: frozenset[str] = frozenset()
        self._look = asyncio.Event()

    def rouse(self) -> None:
        self._look.set()

    async def roused(self, seconds: float) -> bool:
        """Wait until there may be something new; False if there was nothing in this time."""
        try:
            async with asyncio.timeout(seconds):
                await self._look.wait()
        except TimeoutError:
            return False
        self._look.clear()
        return True


class Hub:
    """One for the process."""

    def __init__(self, db: Database, live: Live) -> None:
        self._db = db
        self._live = live
        self._looking: set[asyncio.Task[None]] = set()
        self._followers: dict[str, set[Follower]] = {}
        self._at: dict[str, set[Follower]] = {}
        self._awaiting: dict[str, set[Follower]] = {}
        self._silent: set[Follower] = set()
        self._known: dict[str, None] = {}
        live.hook(self._note)

    @contextlib.contextmanager
    def following(self, shop_id: str, visitor: str) -> Iterator[Follower]:
        """From here on nothing is missed: read after this, not before."""
        follower = Follower(shop_id, visitor)
        self._followers.setdefault(visitor, set()).add(follower)
        self._silent.add(follower)
        self._live.watched += 1
        try:
            yield follower
        finally:
            self._live.watched -= 1
            _leave(self._followers, visitor, follower)
            _leave(self._at, follower.conversation_id, follower)
            self._silent.discard(follower)
            self._await(follower, frozenset())

    def bind(self, follower: Follower, conversation_id: str, awaited: frozenset[str]) -> None:
        """Its thread is this one, and these messages in it are to be let out yet."""
        if follower.conversation_id != conversation_id:
            _leave(self._at, follower.conversation_id, follower)
            follower.conversation_id = conversation_id
            self._silent.discard(follower)
            self._at.setdefault(conversation_id, set()).add(follower)
        if follower.awaited != awaited:
            self._await(follower, awaited)

    def _await(self, follower: Follower, awaited: frozenset[str]) -> None:
        for message_id in follower.awaited:
            _leave(self._awaiting, message_id, follower)
        for message_id in awaited:
            self._awaiting.setdefault(message_id, set()).add(follower)
        follower.awaited = awaited

    def open_of(self, visitor: str) -> int:
        """How many pages of theirs are open here."""
        return len(self._followers.get(visitor, ()))

    def _note(self, changes: list[Change]) -> None:
        if not self._followers:
            return
        for change in changes:
            if change.topic == "conversation":
                self._moved(change)
            elif change.topic == "message":
                for follower in self._awaiting.get(change.thing_id, ()):
                    follower.rouse()

    def _moved(self, change: Change) -> None:
        found = self._at.get(change.thing_id)
        for follower in found or ():
            follower.rouse()
        if not found and self._silent and change.thing_id not in self._known:
            self._known[change.thing_id] = None
            if len(self._known) > NEW_AT_MOST:
                del self._known[next(iter(self._known))]
            task = asyncio.get_running_loop().create_task(self._look_whose(change.shop_id, change.thing_id))
            self._looking.add(task)
            task.add_done_callback(self._looking.discard)

    async def _look_whose(self, shop_id: str, conversation_id: str) -> None:
        """A thread nobody here follows: perhaps of somebody who had said nothing when the page was opened."""

        def read(tx: Transaction) -> Sequence[Any]:
            return tx.rows(_VISITORS, id=conversation_id)

        for row in await self._db.read(shop_id, read):
            for follower in self._followers.get(row.canonical, ()):
                if not follower.conversation_id:
                    follower.rouse()


def _leave(sets: dict[str, set[Follower]], key: str, follower: Follower) -> None:
    theirs = sets.get(key)
    if theirs is not None:
        theirs.discard(follower)
        if not theirs:
            del sets[key]
