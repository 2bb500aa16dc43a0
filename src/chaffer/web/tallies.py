"""Numbers beside the views: counted at most once a second for a shop, and shared by all who look."""

import asyncio
from collections import OrderedDict
from collections.abc import Awaitable, Callable
from typing import Any

EVERY_SECONDS = 1.0
SHOPS_AT_MOST = 5_000


class Tallies:
    """One for the process. By key: what was counted, and when it began to be."""

    def __init__(self, every_seconds: float = EVERY_SECONDS) -> None:
        self.every_seconds = every_seconds
        self._held: OrderedDict[tuple[str, ...], tuple[float, asyncio.Task[Any]]] = OrderedDict()

    async def of(self, key: tuple[str, ...], count: Callable[[], Awaitable[Any]]) -> Any:
        """What `count` gave last, if that is not too long ago; several who ask at once wait for one count."""
        now = asyncio.get_running_loop().time()
        held = self._held.get(key)
        if held is None or now - held[0] >= self.every_seconds or _failed(held[1]):
            held = (now, asyncio.ensure_future(count()))
            self._held[key] = held
            self._held.move_to_end(key)
            while len(self._held) > SHOPS_AT_MOST:
                self._held.popitem(last=False)
        return await asyncio.shield(held[1])


def _failed(task: "asyncio.Task[Any]") -> bool:
    return task.done() and (task.cancelled() or task.exception() is not None)
