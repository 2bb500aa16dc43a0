"""Numbers beside the views: counted at most once a second for a shop, and shared by all who look.

Where counting takes long it is done less often, so that it never takes more than a twentieth of anybody's time.
"""

import asyncio
from collections import OrderedDict
from collections.abc import Awaitable, Callable
from typing import Any

EVERY_SECONDS = 1.0
SHOPS_AT_MOST = 5_000
RESTS_TIMES = 20


class _Held:
    """One count: when it began, and how long it took (0 until it is done)."""

    def __init__(self, count: Callable[[], Awaitable[Any]]) -> None:
        self._clock = asyncio.get_running_loop().time
        self.began = self._clock()
        self.seconds = 0.0
        self.task: asyncio.Task[Any] = asyncio.ensure_future(self._run(count))

    async def _run(self, count: Callable[[], Awaitable[Any]]) -> Any:
        told = await count()
        self.seconds = self._clock() - self.began
        return told

    def is_old(self, every_seconds: float) -> bool:
        if self.task.done() and (self.task.cancelled() or self.task.exception() is not None):
            return True
        rest = RESTS_TIMES * self.seconds if every_seconds else 0.0
        return self._clock() - self.began >= max(every_seconds, rest)


class Tallies:
    """One for the process."""

    def __init__(self, every_seconds: float = EVERY_SECONDS) -> None:
        self.every_seconds = every_seconds
        self._held: OrderedDict[tuple[str, ...], _Held] = OrderedDict()

    async def of(self, key: tuple[str, ...], count: Callable[[], Awaitable[Any]]) -> Any:
        """What `count` gave last, if that is not too long ago; several who ask at once wait for one count."""
        held = self._held.get(key)
        if held is None or held.is_old(self.every_seconds):
            held = self._held[key] = _Held(count)
            self._held.move_to_end(key)
            while len(self._held) > SHOPS_AT_MOST:
                self._held.popitem(last=False)
        return await asyncio.shield(held.task)
