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
    """Begun by `BEGIN IMMEDIATE` on this cursor. done: what was performed and stands once it is committed.

    There are no savepoints: they cost two statements a function and a copy of each page, and functions rarely fail.
    Where one does, all is rolled back and the others are to be done again; the failed one too, behind them, since what it
    failed at may be something of theirs that is undone (a key that another holds, an answer that another gave).
    """

    __slots__ = ("_clock", "_cursor", "_reactions", "done")

    def __init__(self, cursor: sqlite3.Cursor, clock: Clock, reactions: Reactions) -> None:
        self._cursor = cursor
        self._clock = clock
        self._reactions = reactions
        self.done: list[Waiting[Any]] = []

    def perform(self, waiting: Waiting[Any]) -> list[Waiting[Any]] | None:
        """Run one function. If it fails the batch is over: those to do again, in order, else None.

        The first of a batch that fails has its error; a later one has it when it fails again as the first.
        """
        tx = waiting.tx = Transaction(self._cursor, "sqlite", waiting.shop_id, self._clock, self._reactions)
        try:
            waiting.result = waiting.work(tx)
            tx.settle()
        except BaseException as error:  # noqa: BLE001 — it is handed to whoever waits
            with contextlib.suppress(sqlite3.Error):
                self._cursor.execute("ROLLBACK")
            others, self.done = self.done, []
            if others:
                waiting.alone = True
                return [*others, waiting]
            waiting.error = error
            self.done = [waiting]
            return []
        self.done.append(waiting)
        return None

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
                waiting.error = error

    def finish(self, listeners: Sequence[Listener]) -> None:
        """Release what was held back, and let everybody who waits go on."""
        release([each.tx for each in self.done if each.error is None and each.tx is not None], listeners)
        finish_together(self.done)
