"""A database in memory, for tests that take thousands of steps: one connection, no threads, and a way back."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import create_engine
from sqlalchemy.pool import StaticPool

from chaffer.runtime.columns import metadata
from chaffer.runtime.transaction import Transaction
from chaffer.testing import ManualClock


class MemoryDatabase:
    """What operations need of a database. A refusal is not rolled back: it must leave nothing behind by itself."""

    dialect = "sqlite"

    def __init__(self, clock: ManualClock, reactions: Any = None) -> None:
        self.clock = clock
        self._reactions = reactions or {}
        self._connection = sqlite3.connect(":memory:", isolation_level=None)
        self._cursor = self._connection.cursor()
        metadata.create_all(create_engine("sqlite://", creator=lambda: self._connection, poolclass=StaticPool))
        self._cursor.execute("BEGIN")

    def write_now(self, shop_id: str, work: Callable[[Transaction], Any]) -> Any:
        return work(Transaction(self._cursor, self.dialect, shop_id, self.clock, self._reactions))

    read_now = write_now

    @contextmanager
    def undone(self) -> Iterator[None]:
        """Whatever happens inside did not happen afterwards."""
        self._cursor.execute("SAVEPOINT here")
        try:
            yield
        finally:
            self._cursor.execute("ROLLBACK TO here")
            self._cursor.execute("RELEASE here")

    @contextmanager
    def all_or_nothing(self) -> Iterator[None]:
        """What raises inside takes its work back."""
        self._cursor.execute("SAVEPOINT one")
        try:
            yield
        except BaseException:
            self._cursor.execute("ROLLBACK TO one")
            raise
        finally:
            self._cursor.execute("RELEASE one")
