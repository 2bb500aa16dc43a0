"""The merchant's rules as they were told, and what was counted beside them."""

import msgspec
from sqlalchemy import select

from chaffer.commerce.catalog.tables import bought_together, relations
from chaffer.runtime.statements import Statement, given, mine
from chaffer.runtime.transaction import Transaction

_TOLD = Statement(
    "relations.told",
    select(relations.c.kind, relations.c.target_kind, relations.c.target)
    .where(mine(relations), relations.c.product_id == given("product_id"))
    .order_by(relations.c.kind, relations.c.position, relations.c.target_kind, relations.c.target),
)
_COUNTED = Statement(
    "relations.counted",
    select(
        bought_together.c.other_id, bought_together.c.orders, bought_together.c.confidence_ppm,
        bought_together.c.lift_ppm,
    )
    .where(mine(bought_together), bought_together.c.product_id == given("product_id"))
    .order_by(bought_together.c.lift_ppm.desc(), bought_together.c.other_id),
)  # fmt: skip


class Counted(msgspec.Struct, frozen=True):
    """orders: that hold both. confidence, lift: in parts per million (see relations/counting.py)."""

    product_id: str
    orders: int
    confidence_ppm: int
    lift_ppm: int


def relations_of(tx: Transaction, product_id: str) -> dict[str, list[str]]:
    """By kind, as `put_relations` takes them."""
    found: dict[str, list[str]] = {}
    for row in tx.rows(_TOLD, product_id=product_id):
        told = row.target if row.target_kind == "product" else f"{row.target_kind}:{row.target}"
        found.setdefault(row.kind, []).append(told)
    return found


def bought_with(tx: Transaction, product_id: str) -> list[Counted]:
    return [Counted(*row) for row in tx.rows(_COUNTED, product_id=product_id)]
