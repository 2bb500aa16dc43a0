"""What time brings: timers that fire, and every two seconds what has to be looked after."""

import asyncio
import itertools
from functools import partial

from chaffer.inbox.housekeeping import Housekeeping
from chaffer.outbox.receipts import give_up_silent
from chaffer.runtime import timers
from chaffer.runtime.database import Database
from chaffer.runtime.sqlite import Sqlite
from chaffer.runtime.transaction import ANY_SHOP
from chaffer.server.wakes import Wakes

LOOKED_AFTER_EVERY_SECONDS = 2
LOG_EMPTIED_EVERY = 150
"""Looks: five minutes."""


class ByTheClock:
    def __init__(self, db: Database, housekeeping: Housekeeping, wakes: Wakes) -> None:
        self._db = db
        self._housekeeping = housekeeping
        self._wakes = wakes

    async def fire(self) -> None:
        """A loop: fire the timers that are due."""
        while await self._wakes.woken("timers"):
            for due in await self._db.read(ANY_SHOP, timers.due):
                await self._db.write(due.shop_id, lambda tx, due=due: timers.fire(tx, due.kind, due.thing_id))  # type: ignore[misc]

    async def look_after(self) -> None:
        """A loop: give up sends nobody heard of, move SQLite's log into its file, forget what has to be forgotten."""
        for look in itertools.count(1):
            await asyncio.sleep(LOOKED_AFTER_EVERY_SECONDS)
            await self._db.write(ANY_SHOP, give_up_silent)
            if isinstance(self._db, Sqlite):
                empty = look % LOG_EMPTIED_EVERY == 0
                await asyncio.to_thread(partial(self._db.checkpoint, empty=empty))
            await self._housekeeping.tidy()
