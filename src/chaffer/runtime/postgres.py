"""PostgreSQL: the same functions side by side, at READ COMMITTED, each on a connection of its thread.

What depends on a row that was read is one guarded statement, or takes the row first (`tx.lock`). Serialisation
failures (40001) and deadlocks (40P01) are retried.
"""

import contextlib
import logging
import queue
import re
import threading
import time
from typing import Any

import psycopg

from chaffer.kernel.clock import Clock
from chaffer.runtime.database import Listener, Queues, Reactions, Waiting, release
from chaffer.runtime.failpoints import passing
from chaffer.runtime.transaction import Transaction

WRITERS = 6
READERS = 4
ATTEMPTS = 8
# A server that restarts is waited for this long, and tried this often: its recovery takes about a second.
AWAY_SECONDS = 12.0
AGAIN_SECONDS = 0.2
CHANNEL = "chaffer"
_SHOP = re.compile(r"^(\*|[a-z0-9_]{0,40})$")
_STOP: Any = None
_log = logging.getLogger(__name__)


class Postgres(Queues):
    """All state in one PostgreSQL database, shared by any number of processes.

    Every transaction names its shop to the server, and row-level security lets it see no other.
    """

    dialect = "postgresql"
    one_writer = False

    def __init__(self, url: str, clock: Clock, reactions: Reactions | None = None) -> None:
        self.clock = clock
        self.reactions: Reactions = reactions or {}
        self.listeners: list[Listener] = []
        self.url = url
        self._writes: queue.PriorityQueue[tuple[int, int, Any]] = queue.PriorityQueue()
        self._reads: queue.SimpleQueue[Waiting[Any]] = queue.SimpleQueue()
        self._number = 0
        self._closed = threading.Event()
        self._threads = [threading.Thread(target=self._writer, daemon=True) for _ in range(WRITERS)]
        self._threads += [threading.Thread(target=self._reader, daemon=True) for _ in range(READERS)]
        self._threads.append(threading.Thread(target=self._listen, daemon=True))
        for thread in self._threads:
            thread.start()

    def close(self) -> None:
        """Finish what is queued, then stop the threads."""
        if self._closed.is_set():
            return
        self._closed.set()
        for n in range(WRITERS):
            self._writes.put((9, n, _STOP))
        for _ in range(READERS):
            self._reads.put(_STOP)
        for thread in self._threads:
            thread.join(timeout=30)

    def _put_read(self, waiting: Waiting[Any]) -> None:
        self._reads.put(waiting)

    def _put_write(self, waiting: Waiting[Any], *, urgent: bool) -> None:
        if self._closed.is_set():
            raise RuntimeError("the database is closed")
        self._number += 1
        self._writes.put((0 if urgent else 1, self._number, waiting))

    def _writer(self) -> None:
        connection: psycopg.Connection[Any] | None = None
        while (waiting := self._writes.get()[2]) is not _STOP:
            connection = self._serve(connection, waiting, reading=False)
        if connection is not None:
            connection.close()

    def _reader(self) -> None:
        connection: psycopg.Connection[Any] | None = None
        while (waiting := self._reads.get()) is not _STOP:
            connection = self._serve(connection, waiting, reading=True)
        if connection is not None:
            connection.close()

    def _serve(
        self, connection: psycopg.Connection[Any] | None, waiting: Waiting[Any], *, reading: bool
    ) -> psycopg.Connection[Any] | None:
        """Do one function, again if rivals collided or the server went away before COMMIT was asked for."""
        collisions, began = 0, time.monotonic()
        while True:
            asked = [False]
            waiting.error = None
            try:
                if connection is None or connection.closed:
                    connection = self._connect()
                self._perform(connection, waiting, asked, reading=reading)
            except (psycopg.errors.SerializationFailure, psycopg.errors.DeadlockDetected) as error:
                waiting.error = error
                self._rollback(connection)
                collisions += 1
                if collisions < ATTEMPTS:
                    time.sleep(0.002 * 2**collisions)
                    continue
            except psycopg.OperationalError as error:
                waiting.error = error
                if connection is not None:
                    with contextlib.suppress(psycopg.Error):
                        connection.close()
                    connection = None
                # Once COMMIT was asked for it may have happened; whoever asked must look.
                if not asked[0] and time.monotonic() - began < AWAY_SECONDS:
                    time.sleep(AGAIN_SECONDS)
                    continue
            except BaseException as error:  # noqa: BLE001 — it is handed to whoever waits
                waiting.error = error
                self._rollback(connection)
            break
        waiting.finish()
        return connection

    def _perform(
        self, connection: psycopg.Connection[Any], waiting: Waiting[Any], asked: list[bool], *, reading: bool
    ) -> None:
        if not _SHOP.match(waiting.shop_id):
            raise ValueError("not a shop id")
        mode = "ISOLATION LEVEL REPEATABLE READ READ ONLY" if reading else ""
        connection.execute(f"BEGIN {mode}; SET LOCAL chaffer.shop = '{waiting.shop_id}'".encode())
        cursor = connection.cursor()
        tx = Transaction(cursor, self.dialect, waiting.shop_id, self.clock, {} if reading else self.reactions)
        waiting.result = waiting.work(tx)
        tx.settle()
        if tx.woken:
            cursor.execute("SELECT pg_notify(%s, %s)", (CHANNEL, " ".join(sorted(tx.woken))))
        passing("before_commit")
        asked[0] = not reading
        connection.execute(b"COMMIT")
        passing("after_commit")
        release([tx], [] if reading else self.listeners)

    @staticmethod
    def _rollback(connection: psycopg.Connection[Any] | None) -> None:
        if connection is not None and not connection.closed:
            with contextlib.suppress(psycopg.Error):
                connection.execute(b"ROLLBACK")

    def _connect(self) -> psycopg.Connection[Any]:
        return psycopg.connect(self.url, autocommit=True, connect_timeout=5)

    def _listen(self) -> None:
        """Hear the wake-ups of other processes. Losing one costs a poll's delay, never a message."""
        while not self._closed.is_set():
            try:
                with self._connect() as connection:
                    connection.execute(f"LISTEN {CHANNEL}".encode())
                    while not self._closed.is_set():
                        for notice in connection.notifies(timeout=0.5):
                            for listener in self.listeners:
                                listener(frozenset(notice.payload.split()))
            except psycopg.Error:
                _log.warning("lost the wake-up connection, opening it again")
                self._closed.wait(1)
