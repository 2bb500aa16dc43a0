"""One unit of work: all of it happens or none."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from functools import lru_cache
from typing import Any, Protocol

from sqlalchemy import func, select, update
from sqlalchemy.sql import ClauseElement
from sqlalchemy.sql.expression import SelectBase

from chaffer.kernel.clock import Clock
from chaffer.kernel.errors import NotFound
from chaffer.runtime.fencing import BeyondFence, fenced_sql
from chaffer.runtime.statements import Statement, given, insert
from chaffer.runtime.tables import changes, events

ANY_SHOP = "*"
"""The shop of a transaction that looks across shops. Only runtime's claims and the operator's commands use it."""

EVERY_FACT = object
"""In a table of reactions: what follows from each fact, of whatever type."""

_TOGETHER = 16
"""Rows of one table in one statement."""


def _several(name: str, table: Any, columns: tuple[str, ...]) -> dict[int, Statement]:
    """By how many rows: the statement that inserts so many, each value named with its row's number."""
    return {
        count: Statement(
            name,
            insert(table).values(
                [
                    {"shop_id": given("shop_id")}
                    | {column: given(f"{column}_{n}", type_=table.c[column].type) for column in columns}
                    for n in range(count)
                ]
            ),
        )
        for count in range(1, _TOGETHER + 1)
    }


_CHANGED_COLUMNS = ("topic", "thing_id", "at")
_CHANGED = _several("live.changed", changes, _CHANGED_COLUMNS)
_SET_FENCE = (
    "SELECT set_config('chaffer.shop', %s, true), set_config('chaffer.fenced', %s, true), "
    "set_config('chaffer.seller', %s, true)"
)
_HAPPENED_COLUMNS = ("id", "kind", "body", "at", "turn_id")
_HAPPENED = _several("events.keep", events, _HAPPENED_COLUMNS)
Held = dict[str, list[tuple[Any, ...]]]
"""By shop: rows that are written at the end."""


@lru_cache(maxsize=64)
def _lock(table: Any, names: tuple[str, ...]) -> Statement:
    conditions = [table.c.shop_id == given("shop_id"), *(table.c[name] == given(name) for name in names)]
    taken = select(table.c.shop_id).where(*conditions).with_for_update().subquery()
    return Statement(f"{table.name}.lock", select(func.count()).select_from(taken))


class Cursor(Protocol):
    """What we use of a driver's cursor."""

    @property
    def rowcount(self) -> int: ...
    def execute(self, sql: Any, parameters: Any = ..., /) -> Any: ...
    def executemany(self, sql: Any, parameters: Any, /) -> Any: ...
    def fetchall(self) -> list[Any]: ...
    def fetchone(self) -> Any: ...


class Event(Protocol):
    """A fact, in the past tense: a frozen msgspec struct whose tag is its name."""


Reaction = Callable[["Transaction", Any], None]


class NoRow(NotFound):
    """A statement that was to find a row found none."""

    def __init__(self, statement: str) -> None:
        super().__init__(f"{statement}: nothing found")


class Transaction:
    """A transaction of one shop. Given to operations; it fills in the shop and collects what is released at COMMIT.

    now: aware UTC, the same throughout the transaction. depth: how many automatic steps led here, one from the other; 0:
    somebody did something.
    """

    __slots__ = (
        "_changes",
        "_cursor",
        "_ends",
        "_facts",
        "_reactions",
        "clock",
        "depth",
        "dialect",
        "now",
        "released",
        "seller_id",
        "shop_id",
        "statements",
        "turn_id",
        "woken",
    )

    def __init__(
        self, cursor: Cursor, dialect: str, shop_id: str, clock: Clock, reactions: Mapping[type, list[Reaction]]
    ) -> None:
        self._cursor = cursor
        self._reactions = reactions
        self.dialect = dialect
        self.shop_id = shop_id
        self.clock = clock
        self.now: datetime = clock.now()
        self.released: list[Callable[[], None]] = []
        self.woken: set[str] = set()
        self.statements = 0
        self.turn_id = ""
        self.seller_id = ""
        self.depth = 0
        self._changes: dict[tuple[str, str, str], None] = {}
        self._facts: Held = {}
        self._ends: list[Callable[[], None]] = []

    def rows(self, statement: Statement, /, **values: Any) -> list[Any]:
        """Every row, with named fields."""
        compiled = self._run(statement, values)
        return [compiled.read(raw) for raw in self._cursor.fetchall()]

    def row(self, statement: Statement, /, **values: Any) -> Any | None:
        """The first row, or None."""
        compiled = self._run(statement, values)
        raw = self._cursor.fetchone()
        return None if raw is None else compiled.read(raw)

    def one(self, statement: Statement, /, **values: Any) -> Any:
        """The first row. Raises NoRow, a NotFound, if there is none."""
        row = self.row(statement, **values)
        if row is None:
            raise NoRow(statement.name)
        return row

    def value(self, statement: Statement, /, **values: Any) -> Any:
        """The first field of the first row, or None."""
        row = self.row(statement, **values)
        return None if row is None else row[0]

    def run(self, statement: Statement, /, **values: Any) -> int:
        """Execute; how many rows it touched."""
        self._run(statement, values)
        return self._cursor.rowcount

    def run_each(self, statement: Statement, many: Iterable[Mapping[str, Any]]) -> int:
        """Execute once for each mapping, all in one call of the driver; how many rows were touched in all."""
        self._seen_by_seller(statement, "")
        compiled = statement.on(self.dialect)
        each = [compiled.values(dict(values), self.shop_id) for values in many]
        if not each:
            return 0
        self.statements += len(each)
        self._cursor.executemany(compiled.sql, each)
        return self._cursor.rowcount

    def query(self, name: str, clause: ClauseElement, /, **values: Any) -> list[Any]:
        """Rows of a statement put together on the spot (lists with filters). Compiled each time: not for hot paths."""
        return self.rows(Statement(name, clause), **values)

    def lock(self, table: Any, **key: Any) -> bool:
        """Take the row against rivals until the end; whether it exists. SQLite has one writer and needs no lock."""
        return bool(self.value(_lock(table, tuple(sorted(key))), **key))

    def new_id(self, kind: str) -> str:
        """A fresh id for a kind named in kernel.ids.PREFIXES."""
        return self.clock.new_id(kind)

    def happened(self, event: Any) -> None:
        """Keep a fact and let the table in wiring react to it, in this same transaction.

        Its row is written at the end, all facts together.
        """
        kind = type(event).__struct_config__.tag
        fact = (self.new_id("event"), kind, event, self.now, self.turn_id)
        self._facts.setdefault(self.shop_id, []).append(fact)
        self.noted(event)

    def noted(self, event: Any) -> None:
        """The same for a fact whose record is a row of its own (a message, a stock row): nothing more is kept of it."""
        for react in self._reactions.get(type(event), ()):
            react(self, event)
        for react in self._reactions.get(EVERY_FACT, ()):
            react(self, event)

    def of(self, shop_id: str) -> "Transaction":
        """The same transaction, working for one shop. Only for one that looks across shops."""
        assert self.shop_id == ANY_SHOP, "a shop's transaction stays that shop's"
        inner = Transaction(self._cursor, self.dialect, shop_id, self.clock, self._reactions)
        inner.now, inner.released, inner.woken, inner.turn_id = self.now, self.released, self.woken, self.turn_id
        inner.depth = self.depth
        inner._changes, inner._facts, inner._ends = self._changes, self._facts, self._ends
        return inner

    def changed(self, topic: str, thing_id: str) -> None:
        """Tell the live feed (desk, widget, search index, webhooks out) that a thing is not as it was.

        Written at the end, all changes together and each once.
        """
        self._changes[self.shop_id, topic, thing_id] = None

    def at_end(self, act: Callable[[], None]) -> None:
        """Do this after everything else of this transaction."""
        self._ends.append(act)

    def fence(self, seller_id: str) -> None:
        """From now on see what this seller of the shop may see, and write nothing; no id: everything of the shop again."""
        assert self.shop_id != ANY_SHOP, "a seller is one of a shop"
        if self.dialect == "postgresql" and seller_id != self.seller_id:
            # The shop's own policy lets nothing through then; what the sellers' lets through is read from the other two.
            shop, fenced = ("-", self.shop_id) if seller_id else (self.shop_id, "")
            self._cursor.execute(_SET_FENCE, (shop, fenced, seller_id))
        self.seller_id = seller_id

    @contextmanager
    def beyond_fence(self) -> Iterator[None]:
        """For operations that sellers may do, once they have seen what it is done to."""
        seller_id = self.seller_id
        self.fence("")
        yield
        self.fence(seller_id)

    def settle(self) -> None:
        """Do and write what was held back for the end. Called by the database before the work counts as done."""
        if self.seller_id:
            self.fence("")
        while self._ends:
            self._ends.pop(0)()
        if self._facts:
            self._write(_HAPPENED, _HAPPENED_COLUMNS, self._facts)
            self._facts.clear()
        if self._changes:
            changed: Held = {}
            for shop_id, topic, thing_id in self._changes:
                changed.setdefault(shop_id, []).append((topic, thing_id, self.now))
            self._changes.clear()
            self._write(_CHANGED, _CHANGED_COLUMNS, changed)

    def _write(self, statements: dict[int, Statement], columns: tuple[str, ...], held: Held) -> None:
        for shop_id, rows in held.items():
            tx = self if shop_id == self.shop_id else self.of(shop_id)
            for at in range(0, len(rows), _TOGETHER):
                part = rows[at : at + _TOGETHER]
                values = {
                    f"{column}_{n}": value
                    for n, row in enumerate(part)
                    for column, value in zip(columns, row, strict=True)
                }
                tx.run(statements[len(part)], **values)

    def wake(self, what: str) -> None:
        """After COMMIT, rouse the workers waiting for this kind of work ("jobs", "lanes", "outbox", "live")."""
        self.woken.add(what)

    def after_commit(self, release: Callable[[], None]) -> None:
        """Call this once the transaction stands; never if it fell. It must be quick and must not raise."""
        self.released.append(release)

    def _run(self, statement: Statement, values: dict[str, Any]) -> Any:
        compiled = statement.fitting(self.dialect, values)
        self.statements += 1
        sql = self._seen_by_seller(statement, compiled.sql) if self.seller_id else compiled.sql
        self._cursor.execute(sql, compiled.values(values, self.shop_id))
        return compiled

    def _seen_by_seller(self, statement: Statement, sql: str) -> str:
        """Raises BeyondFence for whatever is more than looking."""
        if not self.seller_id:
            return sql
        if not sql or not isinstance(statement.clause, SelectBase):
            raise BeyondFence("this is not a seller's to do")
        return fenced_sql(sql, self.dialect, self.shop_id, self.seller_id)


def guarded(name: str, table: Any, /, *conditions: Any, **changes_: Any) -> Statement:
    """UPDATE of this shop's rows in one guarded statement: `run` tells whether the guard held."""
    return Statement(name, update(table).where(table.c.shop_id == given("shop_id"), *conditions).values(**changes_))
