"""Loops sleep until a commit wakes them, or until their own poll comes round; a lost wake-up costs a poll."""

import asyncio
import contextlib

from chaffer.runtime.database import running_loop

POLL_SECONDS = 0.5


class Wakes:
    """One for the process; it also tells everybody when the time has come to stop."""

    def __init__(self, *names: str) -> None:
        self.stopping = False
        self._events = {name: asyncio.Event() for name in names}
        self._loop: asyncio.AbstractEventLoop | None = None

    def begin(self) -> None:
        self._loop = asyncio.get_running_loop()

    def stop(self) -> None:
        self.stopping = True
        self._wake(frozenset(self._events))

    def heard(self, what: frozenset[str]) -> None:
        """Called after a commit, from the loop's own thread or one of the database's."""
        loop = self._loop
        if loop is running_loop():
            self._wake(what)
        elif loop is not None and not loop.is_closed():
            loop.call_soon_threadsafe(self._wake, what)

    async def woken(self, name: str, at_most_seconds: float = POLL_SECONDS) -> bool:
        """Sleep until there is something to do; False when the time has come to stop."""
        if not self.stopping:
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self._events[name].wait(), min(at_most_seconds, POLL_SECONDS))
            self._events[name].clear()
        return not self.stopping

    async def waited(self, name: str) -> bool:
        """Sleep until woken, or a while; whether it was woken."""
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(self._events[name].wait(), POLL_SECONDS)
        came = self._events[name].is_set()
        self._events[name].clear()
        return came

    def _wake(self, what: frozenset[str]) -> None:
        for name in what:
            if name in self._events:
                self._events[name].set()
