"""SQL with names, compiled once for each kind of database and then run on the driver's own cursor.

SQLAlchemy's execution layer costs three to four times the bare driver (see docs/why/speed.md); its language does not.
"""

from collections import namedtuple
from collections.abc import Callable, Mapping
from operator import itemgetter
from typing import Any

from sqlalchemy import bindparam
from sqlalchemy.dialects import postgresql
from sqlalchemy.dialects.postgresql.psycopg import PGCompiler_psycopg, PGDialect_psycopg
from sqlalchemy.dialects.sqlite.base import SQLiteCompiler
from sqlalchemy.dialects.sqlite.pysqlite import SQLiteDialect_pysqlite
from sqlalchemy.engine import Dialect
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql import ClauseElement
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.elements import BindParameter, ColumnElement
from sqlalchemy.types import Boolean, Text

from chaffer.runtime.columns import TextList

insert = postgresql.insert
"""INSERT that also knows ON CONFLICT; SQLite understands the same words."""

given = bindparam
"""A value the caller gives by name when the statement is run."""


def _constant(bind: BindParameter[Any], dialect: Dialect) -> bool:
    """Whether a value stands in the statement itself and can be spelt out there."""
    values = bind.value if bind.expanding and isinstance(bind.value, list | tuple) else [bind.value]
    return (
        not bind.required
        and bind.callable is None
        and bool(values)
        and all(isinstance(value, str | int) for value in values)
        and bind.type.dialect_impl(dialect).literal_processor(dialect) is not None
    )


class _SpeltSqlite(SQLiteCompiler):
    """Spells constants out. As parameters they hide from the planner which partial index fits, and SQLite then plans
    such a statement anew at each execution.
    """

    def visit_bindparam(self, bindparam: Any, *rest: Any, **kw: Any) -> Any:
        kw["literal_binds"] = kw.get("literal_binds", False) or _constant(bindparam, self.dialect)
        return super().visit_bindparam(bindparam, *rest, **kw)  # type: ignore[no-untyped-call]

    def visit_select(self, select_stmt: Any, *rest: Any, **kw: Any) -> Any:
        """Columns in RETURNING go without their table; in a SELECT inside it that would name the inner table's."""
        kw.pop("include_table", None)
        return super().visit_select(select_stmt, *rest, **kw)  # type: ignore[no-untyped-call]


class _SpeltPostgres(PGCompiler_psycopg):
    """Spells constants out, so that a generic plan still finds the partial index."""

    def visit_bindparam(self, bindparam: Any, *rest: Any, **kw: Any) -> Any:
        kw["literal_binds"] = kw.get("literal_binds", False) or _constant(bindparam, self.dialect)
        return super().visit_bindparam(bindparam, *rest, **kw)  # type: ignore[no-untyped-call]


class _Sqlite(SQLiteDialect_pysqlite):
    statement_compiler = _SpeltSqlite
    lists_of_one = False


class _SqliteListsOfOne(_Sqlite):
    """For statements all of whose lists hold one thing."""

    lists_of_one = True


class _Postgres(PGDialect_psycopg):
    statement_compiler = _SpeltPostgres


LISTS_OF_ONE = "sqlite, lists of one"
"""On SQLite, to look through a list costs as much as a whole small statement, and most lists hold one thing."""

DIALECTS: dict[str, Dialect] = {
    "sqlite": _Sqlite(paramstyle="qmark"),
    LISTS_OF_ONE: _SqliteListsOfOne(paramstyle="qmark"),
    "postgresql": _Postgres(paramstyle="format"),  # type: ignore[no-untyped-call]
}
# Drivers take and give Python's own values; only our own column types translate.
_PLAIN: dict[str, Callable[[Any], Any] | None] = {}


class in_list(ColumnElement[bool]):  # noqa: N801 — reads as SQL
    """`column IN (the list given under this name)`, in one statement whatever the list's length."""

    inherit_cache = False
    type = Boolean()
    _is_implicitly_boolean = True  # else SQLite gets "= 1" behind it and forgets its indexes

    def __init__(self, column: ColumnElement[Any], name: str) -> None:
        self.column = column
        self.given: BindParameter[Any] = bindparam(name, type_=TextList())


_ONE = "__one"


@compiles(in_list, "sqlite")
def _in_list_sqlite(element: in_list, compiler: SQLCompiler, **kw: Any) -> str:
    column = compiler.process(element.column, **kw)
    if getattr(compiler.dialect, "lists_of_one", False):
        return f"{column} = {compiler.process(bindparam(element.given.key + _ONE, type_=Text()))}"
    given_list = compiler.process(element.given)
    return f"{column} IN (SELECT value FROM json_each({given_list}))"  # noqa: S608 — both are compiled SQL


@compiles(in_list, "postgresql")
def _in_list_postgresql(element: in_list, compiler: SQLCompiler, **kw: Any) -> str:
    return f"{compiler.process(element.column, **kw)} = ANY({compiler.process(element.given)})"


def _in_order(keys: list[str]) -> Callable[[Mapping[str, Any]], tuple[Any, ...]]:
    """Picks the values of these keys."""
    if len(keys) > 1:
        return itemgetter(*keys)
    return lambda values: tuple(values[key] for key in keys)


def row_maker(names: list[str]) -> Callable[[Any], Any]:
    maker: Callable[[Any], Any] = namedtuple("Row", names, rename=True)._make  # type: ignore[attr-defined]  # noqa: PYI024 — its fields are known at run time only
    return maker


def _reader(kind: Any, dialect: Dialect) -> Callable[[Any], Any] | None:
    reader: Callable[[Any], Any] | None = getattr(kind, "reader", None)
    return reader or kind.dialect_impl(dialect).result_processor(dialect, None)


class Compiled:
    """One statement for one kind of database: its text, where each value comes from, how each result is read."""

    __slots__ = (
        "_constants",
        "_in_order",
        "_ones",
        "_writers",
        "arguments",
        "lists",
        "readers",
        "row",
        "shop",
        "sql",
    )

    def __init__(self, clause: ClauseElement, dialect: Dialect, name: str) -> None:
        compiled = clause.compile(dialect=dialect)
        if not isinstance(compiled, SQLCompiler):
            raise TypeError(f"{name} is not a statement")
        # `in_` with constants is spelt out only now; what is given by name has no value yet.
        spelt = compiled.construct_expanded_state({key: None for key, bind in compiled.binds.items() if bind.required})
        self.sql = f"{spelt.statement} /* {name} */"
        self.arguments = [
            self._argument(compiled.binds[key], dialect)
            if key in compiled.binds
            else (key, False, spelt.parameters[key], None)
            for key in spelt.positiontup or ()
        ]
        self.shop = any(key == "shop_id" for key, _, _, _ in self.arguments)
        self._constants = {key: value for key, required, value, _ in self.arguments if not required}
        self._writers = [(n, writer) for n, (_, _, _, writer) in enumerate(self.arguments) if writer is not None]
        self._in_order = _in_order([key for key, _, _, _ in self.arguments])
        self.lists = tuple(key for key, bind in compiled.binds.items() if isinstance(bind.type, TextList))
        """Names of the lists that are opened as JSON."""
        self._ones = [key.removesuffix(_ONE) for key, _, _, _ in self.arguments if key.endswith(_ONE)]
        columns = list(getattr(clause, "selected_columns", None) or getattr(clause, "exported_columns", None) or ())
        self.row: Callable[[Any], Any] | None = row_maker([column.key for column in columns]) if columns else None
        readers = [(n, _reader(column.type, dialect)) for n, column in enumerate(columns)]
        self.readers = [(n, reader) for n, reader in readers if reader is not None]

    @staticmethod
    def _argument(bind: BindParameter[Any], dialect: Dialect) -> tuple[str, bool, Any, Callable[[Any], Any] | None]:
        # Our own types name their functions: SQLAlchemy would wrap each in two more calls.
        writer = getattr(bind.type, "writer", None) or bind.type.dialect_impl(dialect).bind_processor(dialect)
        if bind.required:
            return bind.key, True, None, writer
        value = bind.effective_value
        return bind.key, False, writer(value) if writer and value is not None else value, None

    def values(self, given_values: dict[str, Any], shop_id: str) -> list[Any]:
        """The driver's positional arguments. Raises KeyError if the caller left one out."""
        given_values["shop_id"] = shop_id
        given_values.update(self._constants)
        for name in self._ones:
            given_values[name + _ONE] = given_values[name][0]
        out = list(self._in_order(given_values))
        for place, writer in self._writers:
            if (value := out[place]) is not None:
                out[place] = writer(value)
        return out

    def read(self, raw: tuple[Any, ...]) -> Any:
        """One row with named fields."""
        assert self.row is not None, "this statement returns no rows"
        if not self.readers:
            return self.row(raw)
        fields = list(raw)
        for n, reader in self.readers:
            if fields[n] is not None:
                fields[n] = reader(fields[n])
        return self.row(fields)


class Statement:
    """One named SQL statement. `given("shop_id")` is filled in by the transaction, never by the caller.

    LOAD = Statement("carts.load", select(carts).where(mine(carts), carts.c.id == given("id")))
    """

    __slots__ = ("_compiled", "clause", "name")

    def __init__(self, name: str, clause: ClauseElement) -> None:
        self.name = name
        self.clause = clause
        self._compiled: dict[str, Compiled] = {}

    def on(self, dialect: str) -> Compiled:
        compiled = self._compiled.get(dialect)
        if compiled is None:
            compiled = self._compiled[dialect] = Compiled(self.clause, DIALECTS[dialect], self.name)
        return compiled

    def fitting(self, dialect: str, values: Mapping[str, Any]) -> Compiled:
        """The form for these values."""
        compiled = self.on(dialect)
        if compiled.lists and dialect == "sqlite" and all(len(values[name]) == 1 for name in compiled.lists):
            return self.on(LISTS_OF_ONE)
        return compiled


def mine(table: Any) -> ColumnElement[bool]:
    """The condition that a row belongs to the transaction's shop. Every statement on a shop's table carries it."""
    condition: ColumnElement[bool] = table.c.shop_id == given("shop_id")
    return condition


def insert_all(table: Any, *columns: str) -> Any:
    """INSERT that takes each named column (all of them, if none is named) from the value of the same name."""
    names = columns or tuple(column.key for column in table.columns)
    return insert(table).values({name: given(name) for name in ("shop_id", *names) if name in table.c})
