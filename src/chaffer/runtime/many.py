"""Many rows of one table in one INSERT."""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any

from sqlalchemy.dialects.postgresql import insert

from chaffer.runtime.statements import Statement, given
from chaffer.runtime.transaction import Transaction

ROWS_AT_MOST = 100
"""In one statement; more are cut into several, since databases bound the number of values."""


@lru_cache(maxsize=256)
def _statement(name: str, table: Any, columns: tuple[str, ...], count: int, once: tuple[str, ...]) -> Statement:
    rows = [
        {
            "shop_id": given("shop_id"),
            **{column: given(f"{column}__{n}", type_=table.c[column].type) for column in columns},
        }
        for n in range(count)
    ]
    adding = insert(table).values(rows)
    return Statement(name, adding.on_conflict_do_nothing(index_elements=["shop_id", *once]) if once else adding)


@lru_cache(maxsize=256)
def _names(columns: tuple[str, ...], count: int) -> list[str]:
    return [f"{column}__{n}" for n in range(count) for column in columns]


def insert_many(
    tx: Transaction, name: str, table: Any, rows: Sequence[Mapping[str, Any]], *, once: tuple[str, ...] = ()
) -> int:
    """Insert rows that all have the same columns; `shop_id` is filled in. How many were new.

    once: columns of a unique index; what it holds already is left as it is. No rows: nothing happens.
    """
    new = 0
    for start in range(0, len(rows), ROWS_AT_MOST):
        part = rows[start : start + ROWS_AT_MOST]
        columns = tuple(part[0])
        names = _names(columns, len(part))
        values = dict(zip(names, [row[column] for row in part for column in columns], strict=True))
        new += tx.run(_statement(name, table, columns, len(part), once), **values)
    return new
