"""Wishes that can be fulfilled."""

from typing import Any

from sqlalchemy import and_, select
from sqlalchemy import text as sql

from chaffer.commerce.cart.selling import left_of
from chaffer.commerce.catalog.tables import products, variants
from chaffer.commerce.wishes.tables import wishes
from chaffer.runtime.statements import Statement, given
from chaffer.runtime.transaction import Transaction, guarded

TOLD_AT_MOST = 100

_FULFILLED = Statement(
    "wishes.fulfilled",
    select(wishes.c.shop_id, wishes.c.id, wishes.c.conversation_id, wishes.c.variant_id, variants.c.product_id)
    .select_from(wishes)
    .join(variants, and_(variants.c.shop_id == wishes.c.shop_id, variants.c.id == wishes.c.variant_id))
    .join(products, and_(products.c.shop_id == variants.c.shop_id, products.c.id == variants.c.product_id))
    .where(
        sql("wishes.state = 'waiting'"), variants.c.state == "active", products.c.state == "active",
        left_of(variants.c) > 0,
    )
    .order_by(wishes.c.asked_at)
    .limit(TOLD_AT_MOST),
)  # fmt: skip
_TOLD = guarded(
    "wishes.told", wishes, wishes.c.id == given("id_"), wishes.c.state == "waiting", state="told", told_at=given("at")
)  # fmt: skip


def fulfilled(tx: Transaction) -> list[Any]:
    """Those whose thing can be had now, of any shop, who asked first first."""
    return tx.rows(_FULFILLED)


def mark_told(tx: Transaction, wish_id: str) -> bool:
    """Whether it is ours to tell; False if a rival has."""
    return bool(tx.run(_TOLD, id_=wish_id, at=tx.now))
