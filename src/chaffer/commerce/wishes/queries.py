"""Wishes that can be fulfilled, and those of one person."""

from datetime import datetime
from typing import Any

import msgspec
from sqlalchemy import and_, exists, or_, select
from sqlalchemy import text as sql

from chaffer.accounts.tables import message_templates
from chaffer.commerce.cart.selling import left_of
from chaffer.commerce.catalog.tables import products, variants
from chaffer.commerce.wishes.tables import wishes
from chaffer.runtime.statements import Statement, given, mine
from chaffer.runtime.transaction import Transaction, guarded
from chaffer.threads.tables import conversations

TOLD_AT_MOST = 100

# Who cannot be told now must not stand before those who can.
_templates = exists(
    select(message_templates.c.id).where(
        message_templates.c.shop_id == conversations.c.shop_id,
        message_templates.c.account_id == conversations.c.account_id,
        message_templates.c.name == "chaffer_back_in_stock", message_templates.c.state == "approved",
        message_templates.c.category != "marketing",
    )
)  # fmt: skip
_FULFILLED = Statement(
    "wishes.fulfilled",
    select(wishes.c.shop_id, wishes.c.id, wishes.c.conversation_id, wishes.c.variant_id, variants.c.product_id)
    .select_from(wishes)
    .join(variants, and_(variants.c.shop_id == wishes.c.shop_id, variants.c.id == wishes.c.variant_id))
    .join(products, and_(products.c.shop_id == variants.c.shop_id, products.c.id == variants.c.product_id))
    .join(
        conversations,
        and_(conversations.c.shop_id == wishes.c.shop_id, conversations.c.id == wishes.c.conversation_id),
    )
    .where(
        sql("wishes.state = 'waiting'"), variants.c.state == "active", products.c.state == "active",
        left_of(variants.c) > 0,
        or_(conversations.c.window_until.is_(None), conversations.c.window_until > given("at"), _templates),
    )
    .order_by(wishes.c.asked_at)
    .limit(TOLD_AT_MOST),
)  # fmt: skip
_TOLD = guarded(
    "wishes.told", wishes, wishes.c.id == given("id_"), wishes.c.state == "waiting", state="told", told_at=given("at")
)  # fmt: skip


def fulfilled(tx: Transaction) -> list[Any]:
    """Those whose thing can be had now and who can be written to, of any shop, who asked first first."""
    return tx.rows(_FULFILLED, at=tx.now)


def mark_told(tx: Transaction, wish_id: str) -> bool:
    """Whether it is ours to tell; False if a rival has."""
    return bool(tx.run(_TOLD, id_=wish_id, at=tx.now))


class WantedBack(msgspec.Struct, frozen=True):
    """What somebody wants to be told of when it is there again. state: waiting, told."""

    id: str
    variant_id: str
    product_id: str
    sku: str
    title: str
    options: dict[str, str]
    state: str
    asked_at: datetime


_OF = Statement(
    "wishes.of",
    select(
        wishes.c.id, wishes.c.variant_id, variants.c.product_id, variants.c.sku, products.c.title, variants.c.options,
        wishes.c.state, wishes.c.asked_at,
    )
    .join(variants, and_(variants.c.shop_id == wishes.c.shop_id, variants.c.id == wishes.c.variant_id))
    .join(products, and_(products.c.shop_id == variants.c.shop_id, products.c.id == variants.c.product_id))
    .where(mine(wishes), wishes.c.contact_id == given("contact_id"))
    .order_by(wishes.c.state.desc(), wishes.c.asked_at.desc())
    .limit(50),
)  # fmt: skip


def wishes_of(tx: Transaction, contact_id: str) -> list[WantedBack]:
    """Those that wait first, the latest first."""
    return [WantedBack(*row) for row in tx.rows(_OF, contact_id=contact_id)]
