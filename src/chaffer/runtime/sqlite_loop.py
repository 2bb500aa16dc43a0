"""SQLite on the event loop's own thread: functions that write run there, only COMMIT goes aside.

In a thread of their own each statement would give up the interpreter's lock and fight for it again, and each function
would cost two wake-ups. The decision record on speed has the figures.
"""

import asyncio
import logging
import sqlite3
import threading
import time
from collections import deque
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

from chaffer.kernel.clock import Clock
from chaffer.runtime.database import Listener, Reactions, Waiting
from chaffer.runtime.sqlite_batch import Batch

_log = logging.getLogger(__name__)

BATCH_AT_MOST = 64
BATCH_SECONDS = 0.015
"""No webhook waits longer than this for the functions before it: the more share a COMMIT, the fewer pages it writes."""
BREATH_SECONDS = 0.004
"""So long the loop stands still; then it may read what arrived, which joins the same batch."""
APART_SECONDS = 0.006
"""Between the beginnings of two batches: under load more functions share one COMMIT, at rest nothing waits."""
CROWD = 4
"""So many webhooks waiting are a rush: they are committed by themselves, and turns wait for the next batch."""


class OnLoop:
    """The loop's connection. gate: held by whichever of this process's writers has a transaction open."""

    def __init__(
        self,
        connect: Callable[..., sqlite3.Connection],
        gate: threading.Lock,
        clock: Clock,
        reactions: Callable[[], Reactions],
        listeners: list[Listener],
    ) -> None:
        self.loop = asyncio.get_running_loop()
        self._gate = gate
        self._clock = clock
        self._reactions = reactions
        self._listeners = listeners
        self._writing = connect()
        self._writing.execute("PRAGMA busy_timeout=0")
        self._writes = self._writing.cursor()
        self._urgent: deque[Waiting[object]] = deque()
        self._queued: deque[Waiting[object]] = deque()
        self._wanted = asyncio.Event()
        self._stopping = False
        self._aside = ThreadPoolExecutor(1, "chaffer-commit")
        self._task = self.loop.create_task(self._run())

    def put(self, waiting: Waiting[object], *, urgent: bool) -> None:
        """Queue a function for one of the next batches."""
        (self._urgent if urgent else self._queued).append(waiting)
        self._wanted.set()

    async def leave(self) -> None:
        """Finish what is queued, then give the connection back."""
        self._stopping = True
        self._wanted.set()
        await self._task
        self._aside.shutdown()
        self._writing.close()

    async def _run(self) -> None:
        last = 0.0
        while not self._stopping or self._urgent or self._queued:
            if not (self._urgent or self._queued):
                self._wanted.clear()
                await self._wanted.wait()
                continue
            if len(self._urgent) < CROWD and (early := last + APART_SECONDS - time.monotonic()) > 0:
                await asyncio.sleep(early)
            last = time.monotonic()
            if not self._gate.acquire(blocking=False):
                await self.loop.run_in_executor(self._aside, self._gate.acquire)
            try:
                await self._batch()
            except Exception:  # noqa: BLE001 — who waits for the others must not wait for ever
                _log.exception("a batch broke")
            finally:
                self._gate.release()

    async def _batch(self) -> None:
        try:
            await self._begin()
        except sqlite3.Error as error:
            waiting = self._take()
            waiting.error = error
            waiting.wake()
            return
        batch = Batch(self._writes, self._clock, self._reactions())
        breath = time.monotonic()
        closes = breath + BATCH_SECONDS
        again: list[Waiting[object]] | None = None
        rush = len(self._urgent) >= CROWD
        while again is None and len(batch.done) < BATCH_AT_MOST and (self._urgent or (self._queued and not rush)):
            if batch.done and self._urgent and self._urgent[0].alone:
                break
            again = batch.perform(self._take())
            if (now := time.monotonic()) > closes:
                break
            if now - breath > BREATH_SECONDS:
                await asyncio.sleep(0)
                breath = time.monotonic()
        if again is None:
            await self.loop.run_in_executor(self._aside, batch.commit)
        else:
            self._urgent.extendleft(reversed(again))
        batch.finish(self._listeners)

    async def _begin(self) -> None:
        """Here if nobody else writes; else wait for that other process in the thread."""
        try:
            self._writes.execute("BEGIN IMMEDIATE")
        except sqlite3.OperationalError:
            await self.loop.run_in_executor(self._aside, self._begin_later)

    def _begin_later(self) -> None:
        self._writes.execute("PRAGMA busy_timeout=30000")
        try:
            self._writes.execute("BEGIN IMMEDIATE")
        finally:
            self._writes.execute("PRAGMA busy_timeout=0")

    def _take(self) -> Waiting[object]:
        """The next function, acknowledgements first."""
        return self._urgent.popleft() if self._urgent else self._queued.popleft()
