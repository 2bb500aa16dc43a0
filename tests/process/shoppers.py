"""Many shoppers who write, wait for their answer, and write again, whatever happens to the server meanwhile."""

import asyncio
import contextlib
import random
from dataclasses import dataclass, field

import aiohttp

from tests.process.buying import Asks, Buys, Habit, Pay, pay_at
from tests.process.meta import Json, message_call
from tests.process.sink import Sink, post

# After the first bubble of an answer, this long for the others.
REST_SECONDS = 0.15
PAGE_TRIES = 20


@dataclass(slots=True)
class Shopper:
    """acknowledged: ids the server said 200 to, in the order they were said."""

    number: str
    habit: Habit
    acknowledged: list[str] = field(default_factory=list)
    answered: int = 0
    unanswered: int = 0
    bubbles: int = 0
    payments: int = 0


class Crowd:
    """Shoppers on one number. A message is posted again until it is acknowledged, as Meta does, sometimes once more."""

    def __init__(self, sink: Sink, asking: int, buying: int, seed: int, patience_seconds: float = 8.0) -> None:
        self.sink = sink
        self.patience_seconds = patience_seconds
        self._chance = random.Random(seed)
        habits: list[Habit] = [Asks(random.Random(seed + n)) for n in range(asking)]
        habits += [Buys(random.Random(seed + n)) for n in range(buying)]
        self.shoppers = [Shopper(f"1555{n:07d}", habit) for n, habit in enumerate(habits)]
        self._answers: dict[str, asyncio.Queue[Json]] = {shopper.number: asyncio.Queue() for shopper in self.shoppers}
        self._stop = asyncio.Event()
        sink.on_message = self._heard

    async def write_until_stopped(self) -> None:
        timeout = aiohttp.ClientTimeout(total=10)
        async with aiohttp.ClientSession(timeout=timeout) as session:
            await asyncio.gather(*(self._live(session, shopper) for shopper in self.shoppers))

    def stop(self) -> None:
        self._stop.set()

    def all_acknowledged(self) -> list[str]:
        return [wamid for shopper in self.shoppers for wamid in shopper.acknowledged]

    async def _live(self, session: aiohttp.ClientSession, shopper: Shopper) -> None:
        number = 0
        heard: list[Json] = []
        while not self._stop.is_set():
            move = shopper.habit.next(heard)
            if isinstance(move, Pay):
                await self._pay(session, shopper, move.url)
            else:
                number += 1
                await self._say(session, shopper, f"wamid.{shopper.number}.{number:05d}", move)
            heard = await self._answer(shopper)

    async def _say(self, session: aiohttp.ClientSession, shopper: Shopper, wamid: str, element: Json) -> None:
        body = message_call(self.sink.phone_number_id, wamid, shopper.number, element)
        while not await post(session, self.sink.webhook_url, body, self.sink.app_secret):
            await asyncio.sleep(0.05)
        shopper.acknowledged.append(wamid)
        if self._chance.random() < 0.1:  # a repeat, as at-least-once delivery brings
            await post(session, self.sink.webhook_url, body, self.sink.app_secret)

    async def _pay(self, session: aiohttp.ClientSession, shopper: Shopper, page: str) -> None:
        """Open the page until it leads on to the provider; one in five cards is declined first."""
        cards = ["pays"] if self._chance.random() < 0.8 else ["declines", "pays"]
        for card in cards:
            for _ in range(PAGE_TRIES):
                if self._stop.is_set():
                    return
                if await pay_at(session, page, card):
                    shopper.payments += card == "pays"
                    break
                await asyncio.sleep(0.3)

    async def _answer(self, shopper: Shopper) -> list[Json]:
        """What was said to the shopper, waited for with patience; all of its bubbles."""
        queue = self._answers[shopper.number]
        heard: list[Json] = []
        wait = self.patience_seconds
        with contextlib.suppress(TimeoutError):
            while True:
                heard.append(await asyncio.wait_for(queue.get(), wait))
                wait = REST_SECONDS
        shopper.answered += bool(heard)
        shopper.unanswered += not heard
        shopper.bubbles += len(heard)
        return heard

    def _heard(self, to: str, payload: Json) -> None:
        if to in self._answers:
            self._answers[to].put_nowait(payload)
