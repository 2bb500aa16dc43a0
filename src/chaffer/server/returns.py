"""Things that are there again, and who waited for them."""

import asyncio

from chaffer.channels.registry import CHANNELS
from chaffer.commerce.wishes.queries import fulfilled
from chaffer.conversations.back_in_stock import tell_back
from chaffer.conversations.shops import Shops
from chaffer.runtime.database import Database
from chaffer.runtime.live import Change, Live
from chaffer.runtime.transaction import ANY_SHOP
from chaffer.server.wakes import Wakes

TOPICS = frozenset(("stock", "product"))
LOOK_EVERY_SECONDS = 60.0
"""Also when nobody said that anything changed."""


class Returns:
    """Looks when stock has changed anywhere, and now and then. Each wish is told by one process."""

    def __init__(self, db: Database, live: Live, wakes: Wakes) -> None:
        self._db = db
        self._wakes = wakes
        self._shops = Shops()
        live.hook(self._note)

    async def loop(self) -> None:
        last = 0.0
        clock = asyncio.get_running_loop().time
        while True:
            came = await self._wakes.waited("returns")
            if self._wakes.stopping:
                return
            if came or clock() - last > LOOK_EVERY_SECONDS:
                last = clock()
                await self._tell()

    async def _tell(self) -> None:
        for wish in await self._db.read(ANY_SHOP, fulfilled):
            await self._db.write(wish.shop_id, lambda tx, wish=wish: tell_back(tx, CHANNELS, self._shops, wish))  # type: ignore[misc]

    def _note(self, changes: list[Change]) -> None:
        if any(change.topic in TOPICS for change in changes):
            self._wakes.heard(frozenset(("returns",)))
