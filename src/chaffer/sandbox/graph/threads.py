"""What each shopper's phone shows, and who watches it."""

import asyncio
from collections import OrderedDict, deque
from collections.abc import AsyncIterator
from typing import Any

Json = dict[str, Any]
_WATCHER_HOLDS = 1000


class Threads:
    """The last events of each shopper. Shoppers not heard of for longest are forgotten beyond `shoppers_kept`."""

    def __init__(self, events_kept: int, shoppers_kept: int) -> None:
        self._events_kept = events_kept
        self._shoppers_kept = shoppers_kept
        self._threads: OrderedDict[str, deque[Json]] = OrderedDict()
        self._watchers: dict[str, set[asyncio.Queue[Json]]] = {}
        self._number = 0

    def add(self, shopper: str, event: Json) -> Json:
        self._number += 1
        event = {"number": self._number, **event}
        thread = self._threads.get(shopper)
        if thread is None:
            thread = self._threads[shopper] = deque(maxlen=self._events_kept)
            if len(self._threads) > self._shoppers_kept:
                self._threads.popitem(last=False)
        self._threads.move_to_end(shopper)
        thread.append(event)
        for watcher in self._watchers.get(shopper, ()):
            if watcher.full():
                watcher.get_nowait()
            watcher.put_nowait(event)
        return event

    def of(self, shopper: str) -> list[Json]:
        return list(self._threads.get(shopper, ()))

    def find(self, shopper: str, message_id: str) -> Json | None:
        """The event that brought this message, from either side."""
        for event in reversed(self._threads.get(shopper, ())):
            if event.get("id") == message_id and event["kind"] in ("message", "said"):
                return event
        return None

    async def watch(self, shopper: str) -> AsyncIterator[Json]:
        """What happens from now on. One that falls 1,000 events behind loses the oldest."""
        queue: asyncio.Queue[Json] = asyncio.Queue(_WATCHER_HOLDS)
        self._watchers.setdefault(shopper, set()).add(queue)
        try:
            while True:
                yield await queue.get()
        finally:
            self._watchers[shopper].discard(queue)
            if not self._watchers[shopper]:
                del self._watchers[shopper]
