"""Many shoppers who write, wait for their answer, and write again, whatever happens to the server meanwhile."""

import asyncio
import contextlib
import random
from dataclasses import dataclass, field
from typing import Any

import aiohttp

from tests.process.meta import text_call
from tests.process.sink import Sink, post

# Each of these is answered with exactly one bubble and changes nothing.
QUESTIONS = ("help", "hello", "what can you do?", "thanks", "how much is delivery?")


@dataclass(slots=True)
class Shopper:
    """acknowledged: ids the server said 200 to, in the order they were said."""

    number: str
    acknowledged: list[str] = field(default_factory=list)
    answered: int = 0
    unanswered: int = 0


class Crowd:
    """Shoppers on one number. A message is posted again until it is acknowledged, as Meta does, sometimes once more."""

    def __init__(self, sink: Sink, count: int, seed: int, patience_seconds: float = 20.0) -> None:
        self.sink = sink
        self.shoppers = [Shopper(f"1555{n:07d}") for n in range(count)]
        self.patience_seconds = patience_seconds
        self._chance = random.Random(seed)
        self._answers: dict[str, asyncio.Event] = {shopper.number: asyncio.Event() for shopper in self.shoppers}
        self._stop = asyncio.Event()
        sink.on_message = self._heard

    async def write_until_stopped(self) -> None:
        async with aiohttp.ClientSession() as session:
            await asyncio.gather(*(self._live(session, shopper) for shopper in self.shoppers))

    def stop(self) -> None:
        self._stop.set()

    async def _live(self, session: aiohttp.ClientSession, shopper: Shopper) -> None:
        number = 0
        while not self._stop.is_set():
            number += 1
            wamid = f"wamid.{shopper.number}.{number:05d}"
            answer = self._answers[shopper.number]
            answer.clear()
            await self._say(session, shopper, wamid)
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(answer.wait(), self.patience_seconds)
            if answer.is_set():
                shopper.answered += 1
            else:
                shopper.unanswered += 1

    async def _say(self, session: aiohttp.ClientSession, shopper: Shopper, wamid: str) -> None:
        body = text_call(self.sink.phone_number_id, wamid, shopper.number, self._chance.choice(QUESTIONS))
        while not await post(session, self.sink.webhook_url, body, self.sink.app_secret):
            await asyncio.sleep(0.05)
        shopper.acknowledged.append(wamid)
        if self._chance.random() < 0.1:  # a repeat, as at-least-once delivery brings
            await post(session, self.sink.webhook_url, body, self.sink.app_secret)

    def _heard(self, to: str, _payload: dict[str, Any]) -> None:
        if to in self._answers:
            self._answers[to].set()
