"""Turns: of lanes that are due, and of those that a webhook has just taken."""

import asyncio

from chaffer.conversations.house import House
from chaffer.conversations.turn import take_turn
from chaffer.inbox import lanes
from chaffer.inbox.lanes import Lane
from chaffer.runtime.transaction import ANY_SHOP
from chaffer.server.sending import Sending
from chaffer.server.tasks import Tasks
from chaffer.server.wakes import Wakes

TURNS_AT_ONCE = 32


class Turns:
    """name: of this process, in its claims."""

    def __init__(self, house: House, sending: Sending, wakes: Wakes, tasks: Tasks, name: str) -> None:
        self._house = house
        self._sending = sending
        self._wakes = wakes
        self._tasks = tasks
        self._name = name
        self._room = asyncio.Semaphore(TURNS_AT_ONCE)

    async def loop(self) -> None:
        while await self._wakes.woken("lanes"):
            while not self._wakes.stopping and (claimed := await self._claim()):
                for lane in claimed:
                    await self._room.acquire()
                    self._room.release()
                    self.begin(lane)

    def begin(self, lane: Lane) -> None:
        """Take the turn of a lane that is ours, and send what it says."""
        self._tasks.spawn(self._take(lane))

    async def _claim(self) -> list[Lane]:
        return await self._house.db.write(ANY_SHOP, lambda tx: lanes.claim(tx, self._name))

    async def _take(self, lane: Lane) -> None:
        async with self._room:
            departures = await take_turn(self._house, lane)
        for departure in departures:
            await self._sending.send(departure)
