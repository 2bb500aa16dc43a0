"""The rows of another table as one field of a row: what belongs together is read in one statement."""

from collections.abc import Callable
from typing import Any

import msgspec
from sqlalchemy import Boolean, Text, cast, func, select
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql import Select
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.elements import ColumnElement
from sqlalchemy.types import TypeDecorator, TypeEngine

from chaffer.runtime.statements import row_maker

_decode = msgspec.json.Decoder(list[list[Any]]).decode


class _Rows(TypeDecorator[list[Any]]):
    """A list of rows with named fields, which the database gives as JSON."""

    impl = Text
    cache_ok = False

    def __init__(self, columns: list[ColumnElement[Any]]) -> None:
        super().__init__()
        make = row_maker([column.key or "" for column in columns])
        readers = [(place, reader) for place, column in enumerate(columns) if (reader := _reader(column.type))]

        def read(text: str) -> list[Any]:
            rows = _decode(text)
            for row in rows:
                for place, reader in readers:
                    if row[place] is not None:
                        row[place] = reader(row[place])
            return [make(row) for row in rows]

        self.reader = read


def _reader(kind: TypeEngine[Any]) -> Callable[[Any], Any] | None:
    """JSON has texts, whole numbers and truth values already; SQLite's truth values are 0 and 1."""
    own: Callable[[Any], Any] | None = getattr(kind, "reader", None)
    return bool if isinstance(kind, Boolean) else own


class rows_in(ColumnElement[list[Any]]):  # noqa: N801 — reads as SQL
    """The rows of this query, in its order, as one field: a list of rows with named fields.

    select(orders.c.id, rows_in(select(...).where(...).correlate(orders)).label("lines"))
    """

    inherit_cache = False

    def __init__(self, query: Select[Any]) -> None:
        found = query.subquery()
        self.type = _Rows(list(found.c))
        self.on_sqlite = select(func.json_group_array(func.json_array(*found.c))).scalar_subquery()
        listed = func.json_agg(func.json_build_array(*found.c))
        self.on_postgresql = select(func.coalesce(cast(listed, Text()), "[]")).scalar_subquery()


@compiles(rows_in, "sqlite")
def _on_sqlite(element: rows_in, compiler: SQLCompiler, **kw: Any) -> str:
    return compiler.process(element.on_sqlite, **kw)


@compiles(rows_in, "postgresql")
def _on_postgresql(element: rows_in, compiler: SQLCompiler, **kw: Any) -> str:
    return compiler.process(element.on_postgresql, **kw)
