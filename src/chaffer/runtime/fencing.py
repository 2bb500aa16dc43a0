"""Statements of a transaction that was made for one of a marketplace's sellers.

What the tables say in `runtime.fences` becomes a `WITH` in front of every statement, on both databases, and the
row-level security of PostgreSQL, which blocks also where the former was forgotten. See docs/decisions/0020.
"""

import re
from functools import lru_cache
from typing import Any

from chaffer.kernel.errors import Forbidden
from chaffer.runtime.columns import metadata
from chaffer.runtime.fences import Fence

NOBODYS_SELLER = "none"
"""Whom somebody sells for who is to see what sellers see, and was not told whose."""
LOOKED_INTO = (
    "conversations", "orders", "variants", "shipments", "notes", "staff", "messages", "side_threads", "order_lines", "sellers",
    "products",
)  # fmt: skip
"""By the fences of other tables."""
_ID = re.compile(r"^[a-z0-9_]{1,40}$")
_WITH = re.compile(r"^\s*WITH\s+(RECURSIVE\s+)?", re.IGNORECASE)


class BeyondFence(Forbidden):
    """Something that is not a seller's to do."""


@lru_cache(maxsize=4096)
def fenced_sql(sql: str, dialect: str, shop_id: str, seller_id: str) -> str:
    """The statement, seeing of each table it names what this seller may see."""
    if not (_ID.match(shop_id) and _ID.match(seller_id)):
        raise ValueError("not an id")
    named = set(_names().findall(sql))
    if not named:
        return sql
    views = ", ".join(_view(name, dialect, shop_id, seller_id) for name in sorted(named, key=_place))
    own = _WITH.match(sql)
    if own is None:
        return f"WITH {views} {sql}"
    if own.group(1):
        raise BeyondFence("a seller's statement cannot go round")
    return f"WITH {views}, {sql[own.end() :]}"


def _view(name: str, dialect: str, shop_id: str, seller_id: str) -> str:
    table = metadata.tables[name]
    fence: Fence = table.info["fence"]
    told = {
        "shop": f"'{shop_id}'", "seller": f"'{seller_id}'", "main": "" if dialect == "postgresql" else "main.",
        "place": "strpos" if dialect == "postgresql" else "instr",
    }  # fmt: skip
    plain = "AS NOT MATERIALIZED" if dialect == "postgresql" else "AS"
    if fence.derived:
        return f"{name} {plain} ({fence.derived.format(**told)})"
    columns = ", ".join(
        f"{fence.shown[each.key].format(**told)} AS {_quoted(each.key)}"
        if each.key in fence.shown
        else f"{name}.{_quoted(each.key)}"
        for each in table.columns
    )
    rows = f"{name}.shop_id = {told['shop']} AND ({fence.seen().format(**told)})"
    return f"{name} {plain} (SELECT {columns} FROM {told['main']}{name} WHERE {rows})"


def _place(name: str) -> tuple[int, str]:
    """A view sees the views before it: tables that others look into come last, each behind those that look into it."""
    return (LOOKED_INTO.index(name) if name in LOOKED_INTO else -1, name)


def _quoted(column: str) -> str:
    return f'"{column}"'


def _names() -> Any:
    return _pattern(len(metadata.tables))


@lru_cache(maxsize=4)
def _pattern(_count: int) -> Any:
    names = sorted((name for name, table in metadata.tables.items() if table.info.get("shop")), key=len, reverse=True)
    return re.compile(r"\b(?:" + "|".join(names) + r")\b")
