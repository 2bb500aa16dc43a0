"""The numbers of the reports follow what happens, some seconds behind."""

import asyncio

from chaffer.desk.reports.following import TOPICS, follow
from chaffer.runtime.database import Database
from chaffer.runtime.live import Change, Live
from chaffer.runtime.transaction import ANY_SHOP
from chaffer.server.wakes import Wakes

AT_MOST_EVERY_SECONDS = 3.0
"""Several turns of one talk are then one look."""
ANYHOW_EVERY_SECONDS = 60.0
"""Talks also go quiet, which nobody tells."""
PIECES_AT_ONCE = 50


class Reports:
    def __init__(self, db: Database, live: Live, wakes: Wakes) -> None:
        self._db = db
        self._wakes = wakes
        live.hook(self._note)

    async def loop(self) -> None:
        clock = asyncio.get_running_loop().time
        looked, told = -ANYHOW_EVERY_SECONDS, False
        while True:
            told |= await self._wakes.waited("reports")
            if self._wakes.stopping:
                return
            if clock() - looked < (AT_MOST_EVERY_SECONDS if told else ANYHOW_EVERY_SECONDS):
                continue
            told = False
            await self._catch_up()
            looked = clock()

    async def _catch_up(self) -> None:
        """A piece at a time: turns want the writer in between. What is left is taken up at the next look."""
        for _ in range(PIECES_AT_ONCE):
            if self._wakes.stopping or not await self._db.write(ANY_SHOP, follow):
                return
            await asyncio.sleep(0)
        self._wakes.heard(frozenset(("reports",)))

    def _note(self, changes: list[Change]) -> None:
        if any(change.topic in TOPICS for change in changes):
            self._wakes.heard(frozenset(("reports",)))
