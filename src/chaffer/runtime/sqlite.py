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
from pathlib import Path
from typing import Any, TypeVar

from chaffer.kernel.clock import Clock
from chaffer.runtime.database import Listener, Reactions, Waiting, Work, finish_together, release
from chaffer.runtime.failpoints import passing
from chaffer.runtime.sqlite_file import make_file
from chaffer.runtime.stages import stage
from chaffer.runtime.transaction import Transaction

T = TypeVar("T")

BATCH_AT_MOST = 64
BATCH_SECONDS = 0.005
BUSY_SECONDS = 30.0
READERS = 2
_STOP: Any = None


def connect(path: str, *, reader: bool = False) -> sqlite3.Connection:
    """A connection with our settings. Autocommit: transactions are begun and ended by hand."""
    connection = sqlite3.connect(path, isolation_level=None, check_same_thread=False, timeout=BUSY_SECONDS)
    _use_wal(connection)
    connection.execute("PRAGMA synchronous=FULL")
    connection.execute("PRAGMA foreign_keys=ON")
    connection.execute("PRAGMA cache_size=-16000")
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


class Sqlite:
    """All state in one file. Other processes may use the file at the same time; they wait for each other."""

    dialect = "sqlite"

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
        self._closed = False
        self._threads = [threading.Thread(target=self._writer, name="chaffer-writer", daemon=True)]
        self._threads += [
            threading.Thread(target=self._reader, name=f"chaffer-reader-{n}", daemon=True) for n in range(READERS)
        ]
        for thread in self._threads:
            thread.start()

    async def read(self, shop_id: str, work: Work[T]) -> T:
        waiting = Waiting(shop_id, work)
        self._reads.put(waiting)
        return await waiting.outcome()

    async def write(self, shop_id: str, work: Work[T], *, urgent: bool = False) -> T:
        waiting = Waiting(shop_id, work)
        self._put(waiting, urgent=urgent)
        return await waiting.outcome()

    def read_now(self, shop_id: str, work: Work[T]) -> T:
        waiting = Waiting(shop_id, work)
        self._reads.put(waiting)
        return waiting.blocking_outcome()

    def write_now(self, shop_id: str, work: Work[T]) -> T:
        waiting = Waiting(shop_id, work)
        self._put(waiting, urgent=False)
        return waiting.blocking_outcome()

    def checkpoint(self) -> None:
        """Move the WAL into the file. Called by a timer, on a connection of its own."""
        with contextlib.closing(connect(self.path)) as connection:
            connection.execute("PRAGMA wal_checkpoint(PASSIVE)")

    def close(self) -> None:
        """Finish what is queued, then stop the threads."""
        if self._closed:
            return
        self._closed = True
        for _ in range(READERS):
            self._reads.put(_STOP)
        self._join(self._threads[1:])
        # The writer goes last and alone: then SQLite moves the WAL into the file, which is whole and can be copied.
        self._queued.put(_STOP)
        self._work.release()
        self._join(self._threads[:1])

    @staticmethod
    def _join(threads: list[threading.Thread]) -> None:
        for thread in threads:
            thread.join(timeout=30)

    def _put(self, waiting: Waiting[Any], *, urgent: bool) -> None:
        if self._closed:
            raise RuntimeError("the database is closed")
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
        stopping = False
        while not stopping:
            self._work.acquire()
            batch = [self._take()]
            closes = time.monotonic() + BATCH_SECONDS
            begun = False
            done: list[Waiting[Any]] = []
            while batch:
                waiting = batch.pop()
                if waiting is _STOP:
                    stopping = True
                    break
                if not begun:
                    begun = self._begin(cursor, waiting)
                    if not begun:
                        break
                if done:
                    self._perform(cursor, waiting)
                elif not self._perform_first(cursor, waiting):
                    break
                done.append(waiting)
                if len(done) < BATCH_AT_MOST and time.monotonic() < closes and self._work.acquire(blocking=False):
                    batch.append(self._take())
            if done:
                self._commit(cursor, done)
        connection.close()

    def _begin(self, cursor: sqlite3.Cursor, waiting: Waiting[Any]) -> bool:
        try:
            cursor.execute("BEGIN IMMEDIATE")
        except sqlite3.Error as error:
            waiting.error = error
            waiting.finish()
            return False
        return True

    def _perform_first(self, cursor: sqlite3.Cursor, waiting: Waiting[Any]) -> bool:
        """The first of a batch needs no savepoint: nothing of anybody else's falls with it. Whether it stands."""
        try:
            waiting.tx = Transaction(cursor, self.dialect, waiting.shop_id, self.clock, self.reactions)
            waiting.result = waiting.work(waiting.tx)
            waiting.tx.settle()
        except BaseException as error:  # noqa: BLE001 — it is handed to whoever waits
            waiting.error = error
            with contextlib.suppress(sqlite3.Error):
                cursor.execute("ROLLBACK")
            waiting.finish()
            return False
        return True

    def _perform(self, cursor: sqlite3.Cursor, waiting: Waiting[Any]) -> None:
        """Run one function under a savepoint: its failure takes back its own work and nobody else's."""
        cursor.execute("SAVEPOINT one")
        try:
            waiting.tx = Transaction(cursor, self.dialect, waiting.shop_id, self.clock, self.reactions)
            waiting.result = waiting.work(waiting.tx)
            waiting.tx.settle()
            cursor.execute("RELEASE one")
        except BaseException as error:  # noqa: BLE001 — it is handed to whoever waits
            waiting.error = error
            with contextlib.suppress(sqlite3.Error):
                cursor.execute("ROLLBACK TO one")
                cursor.execute("RELEASE one")

    def _commit(self, cursor: sqlite3.Cursor, done: list[Waiting[Any]]) -> None:
        try:
            passing("before_commit")
            with stage("sqlite commit"):
                cursor.execute("COMMIT")
            passing("after_commit")
        except sqlite3.Error as error:
            with contextlib.suppress(sqlite3.Error):
                cursor.execute("ROLLBACK")
            for waiting in done:
                waiting.error = waiting.error or error
                waiting.finish()
            return
        release([each.tx for each in done if each.error is None and each.tx is not None], self.listeners)
        finish_together(done)

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
