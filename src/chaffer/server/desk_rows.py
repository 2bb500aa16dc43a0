"""The list that people at the desk work from follows what happens, a moment behind."""

import asyncio

from chaffer.desk.rows.following import TOPICS, follow
from chaffer.runtime.database import Database
from chaffer.runtime.live import Change, Live
from chaffer.runtime.transaction import ANY_SHOP
from chaffer.server.wakes import Wakes

AT_MOST_EVERY_SECONDS = 0.4
"""Looks closer together would see each conversation of a busy shop more often, and tell no more."""
ANYHOW_EVERY_SECONDS = 30.0
PIECES_AT_ONCE = 50


class DeskRows:
    def __init__(self, db: Database, live: Live, wakes: Wakes) -> None:
        self._db = db
        self._wakes = wakes
        live.hook(self._note)

    async def loop(self) -> None:
        clock = asyncio.get_running_loop().time
        looked = -ANYHOW_EVERY_SECONDS
        while True:
            came = await self._wakes.waited("desk")
            if self._wakes.stopping:
                return
            if not came and clock() - looked < ANYHOW_EVERY_SECONDS:
                continue
            await self._catch_up()
            looked = clock()
            await asyncio.sleep(AT_MOST_EVERY_SECONDS)

    async def _catch_up(self) -> None:
        """A piece at a time: turns want the writer in between. What is left is taken up at the next look."""
        for _ in range(PIECES_AT_ONCE):
            if self._wakes.stopping or not await self._db.write(ANY_SHOP, follow):
                return
            await asyncio.sleep(0)
        self._wakes.heard(frozenset(("desk",)))

    def _note(self, changes: list[Change]) -> None:
        if any(change.topic in TOPICS for change in changes):
            self._wakes.heard(frozenset(("desk",)))
