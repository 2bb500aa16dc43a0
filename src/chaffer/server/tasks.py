"""Everything a process has under way at once: loops that watch, loops that work, and single pieces of work."""

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable, Coroutine
from typing import Any, TypeVar

T = TypeVar("T")
Loop = Callable[[], Awaitable[None]]

_log = logging.getLogger(__name__)


class Tasks:
    """One for the process."""

    def __init__(self) -> None:
        self._watching: list[asyncio.Task[None]] = []
        self._working: list[asyncio.Task[None]] = []
        self._single: set[asyncio.Task[Any]] = set()

    def watch(self, *loops: Loop) -> None:
        """Loops that may be cut off anywhere."""
        self._watching += [asyncio.create_task(_until_done(loop)) for loop in loops]

    def work(self, *loops: Loop) -> None:
        """Loops that must end by themselves: one that is cut off between a claim and its send leaves it in doubt."""
        self._working += [asyncio.create_task(_until_done(loop)) for loop in loops]

    def spawn(self, work: Coroutine[Any, Any, T]) -> asyncio.Task[T]:
        task = asyncio.create_task(work)
        self._single.add(task)
        task.add_done_callback(self._ended)
        return task

    async def finish(self, seconds: float) -> None:
        """Wait so long for what has begun; cut off what is left of it, and all that only watches."""
        ends = time.monotonic() + seconds
        while (under_way := {*self._working, *self._single}) and (left := ends - time.monotonic()) > 0:
            await asyncio.wait(under_way, timeout=left)
            self._working = [loop for loop in self._working if not loop.done()]
        rest = [*self._watching, *self._working, *self._single]
        for task in rest:
            task.cancel()
        await asyncio.gather(*rest, return_exceptions=True)

    def _ended(self, task: asyncio.Task[Any]) -> None:
        self._single.discard(task)
        if not task.cancelled() and (error := task.exception()) is not None:
            _log.error("a task failed", exc_info=error)


async def _until_done(loop: Loop) -> None:
    """A loop that stumbles gets up again; one that returns has been asked to stop."""
    while True:
        try:
            return await loop()
        except asyncio.CancelledError:
            raise
        except Exception:  # noqa: BLE001 — one defect must not stop the loop
            _log.exception("a loop stumbled")
            await asyncio.sleep(1)
