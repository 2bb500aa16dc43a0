"""SQLite: one file, one writer thread, commits shared by all who wait (group commit).

Durability: WAL with synchronous=FULL, so what COMMIT returned survives a power cut
(https://www.sqlite.org/pragma.html#pragma_synchronous).
"""

import contextlib
import queue
import sqlite3
import sys
import threading
import time
from functools import partial
from pathlib import Path
from typing import Any

from chaffer.kernel.clock import Clock
from chaffer.runtime.database import Listener, Queues, Reactions, Waiting, release
from chaffer.runtime.sqlite_batch import Batch
from chaffer.runtime.sqlite_file import make_file
from chaffer.runtime.sqlite_loop import OnLoop
from chaffer.runtime.transaction import Transaction

BATCH_AT_MOST = 64
BATCH_SECONDS = 0.005
BUSY_SECONDS = 30.0
READERS = 2
EMPTYING_MS = 50
_STOP: Any = None


def connect(path: str, *, reader: bool = False, cache_kb: int = 4_000) -> sqlite3.Connection:
    """A connection with our settings. Autocommit: transactions are begun and ended by hand.

    cache_kb: of pages; only the connection that sees all turns has use for many.
    """
    connection = sqlite3.connect(
        path, isolation_level=None, check_same_thread=False, timeout=BUSY_SECONDS, cached_statements=1000
    )
    _use_wal(connection)
    connection.execute("PRAGMA synchronous=FULL")
    connection.execute("PRAGMA foreign_keys=ON")
    # What is deleted is written over at once; a turn's writes cost a hundredth more for it.
    connection.execute("PRAGMA secure_delete=ON")
    connection.execute(f"PRAGMA cache_size=-{cache_kb}")
    connection.execute("PRAGMA temp_store=MEMORY")
    # Checkpoints are a timer's work: inside a commit they would stall the writer.
    connection.execute("PRAGMA wal_autocheckpoint=0")
    if reader:
        connection.execute("PRAGMA query_only=ON")
    return connection


def _use_wal(connection: sqlite3.Connection) -> None:
    """Only the very first connection changes the file's mode; while it does, others are refused without waiting."""
    gives_up = time.monotonic() + BUSY_SECONDS
    while True:
        try:
            connection.execute("PRAGMA journal_mode=WAL")
        except sqlite3.OperationalError:
            if time.monotonic() > gives_up:
                raise
            time.sleep(0.01)
        else:
            return


class Sqlite(Queues):
    """All state in one file. Other processes may use the file at the same time; they wait for each other."""

    dialect = "sqlite"
    one_writer = True

    def __init__(self, path: str | Path, clock: Clock, reactions: Reactions | None = None) -> None:
        self.clock = clock
        self.reactions: Reactions = reactions or {}
        self.listeners: list[Listener] = []
        self.path = str(path)
        make_file(Path(path))
        # The writer keeps the GIL for milliseconds; the loop should not wait the default 5 ms for its turn.
        sys.setswitchinterval(0.0005)
        self._urgent: queue.SimpleQueue[Waiting[Any]] = queue.SimpleQueue()
        self._queued: queue.SimpleQueue[Waiting[Any]] = queue.SimpleQueue()
        self._work = threading.Semaphore(0)
        self._reads: queue.SimpleQueue[Waiting[Any]] = queue.SimpleQueue()
        self._gate = threading.Lock()
        self._loop: OnLoop | None = None
        self._closed = False
        self._threads = [threading.Thread(target=self._writer, name="chaffer-writer", daemon=True)]
        self._threads += [
            threading.Thread(target=self._reader, name=f"chaffer-reader-{n}", daemon=True) for n in range(READERS)
        ]
        for thread in self._threads:
            thread.start()

    def live_on_loop(self) -> None:
        """From now on, what is written from this event loop runs on its own thread."""
        self._loop = OnLoop(
            partial(connect, self.path, cache_kb=32_000), self._gate, self.clock, lambda: self.reactions, self.listeners
        )

    async def leave_loop(self) -> None:
        """Finish what the loop's own thread has to write. Before the loop ends."""
        on_loop, self._loop = self._loop, None
        if on_loop is not None:
            await on_loop.leave()

    def checkpoint(self, *, empty: bool = False) -> None:
        """Move the WAL into the file. Called by a timer, on a connection of its own.

        empty: and cut the WAL off if nobody reads it just now; until then it holds what was deleted since.
        """
        with contextlib.closing(connect(self.path)) as connection:
            connection.execute("PRAGMA wal_checkpoint(PASSIVE)")
            if empty:
                connection.execute(f"PRAGMA busy_timeout={EMPTYING_MS}")
                connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    def close(self) -> None:
        """Finish what is queued, then stop the threads."""
        if self._closed:
            return
        self._closed = True
        for _ in range(READERS):
            self._reads.put(_STOP)
        self._join(self._threads[1:])
        # The writer goes last and alone: then SQLite moves the WAL into the file, which is whole and can be copied.
        self._put_stop()
        self._join(self._threads[:1])

    def _put_stop(self) -> None:
        self._queued.put(_STOP)
        self._work.release()

    @staticmethod
    def _join(threads: list[threading.Thread]) -> None:
        for thread in threads:
            thread.join(timeout=30)

    def _put_read(self, waiting: Waiting[Any]) -> None:
        self._reads.put(waiting)

    def _put_write(self, waiting: Waiting[Any], *, urgent: bool) -> None:
        if self._closed:
            raise RuntimeError("the database is closed")
        if self._loop is not None and self._loop.loop is waiting.loop:
            self._loop.put(waiting, urgent=urgent)
            return
        (self._urgent if urgent else self._queued).put(waiting)
        self._work.release()

    def _take(self) -> Any:
        """The next function, acknowledgements first."""
        try:
            return self._urgent.get_nowait()
        except queue.Empty:
            return self._queued.get_nowait()

    def _writer(self) -> None:
        connection = connect(self.path)
        cursor = connection.cursor()
        while True:
            self._work.acquire()
            first = self._take()
            if first is _STOP:
                break
            with self._gate:
                self._batch(cursor, first)
        connection.close()

    def _batch(self, cursor: sqlite3.Cursor, waiting: Waiting[Any]) -> None:
        try:
            cursor.execute("BEGIN IMMEDIATE")
        except sqlite3.Error as error:
            waiting.error = error
            waiting.finish()
            return
        batch = Batch(cursor, self.clock, self.reactions)
        closes = time.monotonic() + BATCH_SECONDS
        again = batch.perform(waiting)
        while again is None and len(batch.done) < BATCH_AT_MOST and time.monotonic() < closes:
            if not self._work.acquire(blocking=False):
                break
            following = self._take()
            if following is _STOP:
                self._put_stop()
                break
            again = batch.perform(following)
        if again is None:
            batch.commit()
        batch.finish(self.listeners)
        for each in again or ():
            self._batch(cursor, each)

    def _reader(self) -> None:
        connection = connect(self.path, reader=True)
        cursor = connection.cursor()
        while (waiting := self._reads.get()) is not _STOP:
            try:
                cursor.execute("BEGIN")
                tx = Transaction(cursor, self.dialect, waiting.shop_id, self.clock, {})
                waiting.result = waiting.work(tx)
                release([tx], [])
            except BaseException as error:  # noqa: BLE001 — it is handed to whoever waits
                waiting.error = error
            with contextlib.suppress(sqlite3.Error):
                cursor.execute("COMMIT")
            waiting.finish()
        connection.close()
