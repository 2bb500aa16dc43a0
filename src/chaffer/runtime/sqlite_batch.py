"""Functions that share one COMMIT of SQLite, each standing or falling by itself."""

import contextlib
import sqlite3
from collections.abc import Sequence
from typing import Any

from chaffer.kernel.clock import Clock
from chaffer.runtime.database import Listener, Reactions, Waiting, finish_together, release
from chaffer.runtime.failpoints import passing
from chaffer.runtime.stages import stage
from chaffer.runtime.transaction import Transaction


class Batch:
    """Begun by `BEGIN IMMEDIATE` on this cursor. done: what was performed, with its result or its error."""

    __slots__ = ("_clock", "_cursor", "_reactions", "done")

    def __init__(self, cursor: sqlite3.Cursor, clock: Clock, reactions: Reactions) -> None:
        self._cursor = cursor
        self._clock = clock
        self._reactions = reactions
        self.done: list[Waiting[Any]] = []

    def perform(self, waiting: Waiting[Any]) -> bool:
        """Run one function; whether the transaction still stands. Without it, begin a new batch."""
        alone = not self.done  # the first needs no savepoint: nothing of anybody else's falls with it
        self.done.append(waiting)
        cursor = self._cursor
        if not alone:
            cursor.execute("SAVEPOINT one")
        try:
            waiting.tx = Transaction(cursor, "sqlite", waiting.shop_id, self._clock, self._reactions)
            waiting.result = waiting.work(waiting.tx)
            waiting.tx.settle()
            if not alone:
                cursor.execute("RELEASE one")
        except BaseException as error:  # noqa: BLE001 — it is handed to whoever waits
            waiting.error = error
            with contextlib.suppress(sqlite3.Error):
                if alone:
                    cursor.execute("ROLLBACK")
                else:
                    cursor.execute("ROLLBACK TO one")
                    cursor.execute("RELEASE one")
            return not alone
        return True

    def commit(self) -> None:
        """COMMIT for all. If it fails, all of them have failed."""
        try:
            passing("before_commit")
            with stage("sqlite commit"):
                self._cursor.execute("COMMIT")
            passing("after_commit")
        except sqlite3.Error as error:
            with contextlib.suppress(sqlite3.Error):
                self._cursor.execute("ROLLBACK")
            for waiting in self.done:
                waiting.error = waiting.error or error

    def finish(self, listeners: Sequence[Listener]) -> None:
        """Release what was held back, and let everybody who waits go on."""
        release([each.tx for each in self.done if each.error is None and each.tx is not None], list(listeners))
        finish_together(self.done)
