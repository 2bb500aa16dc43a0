"""Post signed webhooks, again until a 200 comes, and out of order, late, twice or never on request."""

import asyncio
import contextlib
from collections import Counter, deque
from random import Random

import aiohttp
import msgspec

from chaffer.sandbox.graph.envelope import Json, envelope, signature
from chaffer.sandbox.graph.settings import Number, Webhooks

_WAITING_AT_MOST = 500_000


class Update(msgspec.Struct):
    """One change on its way to a merchant. lane: updates of one lane are posted in order, one after the other."""

    number: Number
    field: str
    value: Json
    lane: str


class Courier:
    """Delivers from within the running event loop; `counts` says what became of the updates."""

    def __init__(self, webhooks: Webhooks, chance: Random) -> None:
        self._webhooks = webhooks
        self._chance = chance
        self._queues: list[deque[Update]] = []
        self._awake: list[asyncio.Event] = []
        self._workers: list[asyncio.Task[None]] = []
        self._session: aiohttp.ClientSession | None = None
        self._busy = 0
        self.counts: Counter[str] = Counter()

    def post(self, update: Update) -> None:
        """Queue one update, and misbehave by the settings."""
        if not update.number.callback_url:
            self.counts["nowhere"] += 1
            return
        if self._happens(self._webhooks.drop):
            self.counts["dropped"] += 1
            return
        copies = 2 if self._happens(self._webhooks.duplicate) else 1
        for _ in range(copies):
            if self._happens(self._webhooks.delay):
                wait = self._chance.uniform(0, self._webhooks.delay_seconds)
                self._start()
                asyncio.get_running_loop().call_later(wait, self._queue, update)
            else:
                self._queue(update)

    async def settle(self, timeout_seconds: float = 10.0) -> bool:
        """Wait until nothing is queued or on its way; False if that takes too long."""
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(timeout_seconds):
                while self._busy or any(self._queues):  # noqa: ASYNC110 — for tests; many queues, one rare waiter
                    await asyncio.sleep(0.005)
                return True
        return False

    async def close(self) -> None:
        for worker in self._workers:
            worker.cancel()
        await asyncio.gather(*self._workers, return_exceptions=True)
        self._workers.clear()
        if self._session is not None:
            await self._session.close()
            self._session = None

    def _happens(self, chance: float) -> bool:
        return chance > 0 and self._chance.random() < chance

    def _queue(self, update: Update) -> None:
        self._start()
        at = hash((update.number.phone_number_id, update.lane)) % len(self._queues)
        queue = self._queues[at]
        if len(queue) >= _WAITING_AT_MOST:
            self.counts["overflowed"] += 1
            return
        if queue and self._happens(self._webhooks.shuffle):
            queue.insert(self._chance.randrange(len(queue) + 1), update)
        else:
            queue.append(update)
        self._awake[at].set()

    def _start(self) -> None:
        if self._workers:
            return
        count = max(1, self._webhooks.workers)
        self._session = aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=count * 2))
        self._queues = [deque() for _ in range(count)]
        self._awake = [asyncio.Event() for _ in range(count)]
        self._workers = [asyncio.create_task(self._work(at)) for at in range(count)]

    async def _work(self, at: int) -> None:
        queue, awake = self._queues[at], self._awake[at]
        while True:
            while not queue:
                awake.clear()
                await awake.wait()
            batch = [queue.popleft()]
            while queue and len(batch) < self._webhooks.batch and _alike(queue[0], batch[0]):
                batch.append(queue.popleft())
            self._busy += 1
            try:
                await self._deliver(batch)
            finally:
                self._busy -= 1

    async def _deliver(self, batch: list[Update]) -> None:
        number = batch[0].number
        body = envelope(number, batch[0].field, [update.value for update in batch])
        for wait in (*self._webhooks.retry_seconds, None):
            if await self._attempt(number, body):
                self.counts["delivered"] += len(batch)
                return
            self.counts["refused"] += 1
            if wait is not None:
                await asyncio.sleep(wait)
        self.counts["lost"] += len(batch)

    async def _attempt(self, number: Number, body: bytes) -> bool:
        headers = {"content-type": "application/json", "x-hub-signature-256": signature(number, body)}
        timeout = aiohttp.ClientTimeout(total=self._webhooks.timeout_seconds)
        assert self._session is not None
        try:
            async with self._session.post(number.callback_url, data=body, headers=headers, timeout=timeout) as answer:
                await answer.read()
                return answer.status == 200
        except (aiohttp.ClientError, TimeoutError, OSError):
            return False


def _alike(one: Update, other: Update) -> bool:
    return one.number is other.number and one.field == other.field


async def shake_hands(url: str, verify_token: str, challenge: str) -> bool:
    """What the form does when an address is saved: whether whoever is there knows the token."""
    asked = {"hub.mode": "subscribe", "hub.verify_token": verify_token, "hub.challenge": challenge}
    try:
        async with aiohttp.ClientSession() as session, session.get(url, params=asked) as answer:
            return answer.status == 200 and await answer.text() == challenge
    except (aiohttp.ClientError, TimeoutError, OSError):
        return False
