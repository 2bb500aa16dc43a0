"""Rows of any table as plain values."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from sqlalchemy import LargeBinary, Table, select, tuple_

from chaffer.records.data_map import CHAINED, SECRET_COLUMNS
from chaffer.runtime.columns import metadata
from chaffer.runtime.transaction import Transaction

ROWS_AT_ONCE = 500


def shop_tables() -> list[Table]:
    """All tables with rows of shops, those they refer to first. Their packages must have been imported."""
    return [table for table in metadata.sorted_tables if table.info.get("shop")]


def shown_columns(table: Table) -> list[Any]:
    """All but secrets and sealed bytes."""
    secret = SECRET_COLUMNS - {"hash"} if table.name in CHAINED else SECRET_COLUMNS
    return [each for each in table.c if each.name not in secret and not isinstance(each.type, LargeBinary)]


def all_rows(tx: Transaction, table: Table) -> Iterator[dict[str, Any]]:
    """Every row of this shop in the order of its key, a few hundred at a time."""
    columns, key = shown_columns(table), [each for each in table.primary_key if each.name != "shop_id"]
    after: tuple[Any, ...] = ()
    while True:
        clause = select(*columns, *key).where(table.c.shop_id == tx.shop_id).order_by(*key).limit(ROWS_AT_ONCE)
        if after:
            clause = clause.where(tuple_(*key) > tuple_(*after))
        rows = tx.query(f"export.{table.name}", clause)
        for row in rows:
            yield {column.name: plain(row[at]) for at, column in enumerate(columns)}
        if len(rows) < ROWS_AT_ONCE or not key:
            return
        after = tuple(rows[-1][len(columns) :])


def plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, datetime) else value
