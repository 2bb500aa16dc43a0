"""What of a thread a page has, and what it has not."""

from typing import Any

from chaffer.runtime.database import Database
from chaffer.runtime.transaction import Transaction
from chaffer.web.chat.guest import Guest
from chaffer.web.chat.hub import Follower, Hub
from chaffer.web.chat.thread import AT_MOST, Names, News, Thread, before, news, since_of, thread_of

Json = dict[str, Any]
TOLD_REMEMBERED = 1000
_END = 2**53


class Following:
    """One page's place in its thread. Messages come out once each, however often it looks.

    owner: who has the next move. newest: the highest seq there is. more: there may be more at once.
    read: of what the visitor said, the shop has read up to this seq.
    """

    def __init__(self, db: Database, hub: Hub, guest: Guest, follower: Follower, after: int, names: Names) -> None:
        self._db, self._hub, self._guest, self._follower, self._names = db, hub, guest, follower, names
        self._after = after
        self._since: Any = None
        self._told: dict[int, None] = {}
        self.owner = "bot"
        self.newest = 0
        self.read = 0
        self.more = False

    async def look(self) -> list[Json]:
        """What the page does not have yet, the oldest first."""
        thread, found = await self._db.read(self._guest.shop_id, self._read)
        if thread is None or found is None:
            return []
        self._hub.bind(self._follower, thread.id, found.awaited)
        self._since, self.more = found.since, found.more
        self.owner, self.newest = thread.owner, thread.newest
        self.read = thread.read
        fresh = [message for message in found.messages if message["seq"] not in self._told]
        for message in fresh:
            self._told[message["seq"]] = None
            self._after = max(self._after, message["seq"])
        while len(self._told) > TOLD_REMEMBERED:
            del self._told[next(iter(self._told))]
        return fresh

    def _read(self, tx: Transaction) -> tuple[Thread | None, News | None]:
        names = self._names._replace(now=tx.now)
        thread = thread_of(tx, self._guest.account.id, self._guest.visitor)
        if thread is None:
            return None, None
        if self._since is None and not self._after:
            found = news(tx, thread.id, thread.newest, tx.now, names)
            return thread, found._replace(messages=before(tx, thread.id, _END, AT_MOST, names), more=False)
        since = self._since or since_of(tx, thread.id, self._after)
        return thread, news(tx, thread.id, self._after, since, names)
