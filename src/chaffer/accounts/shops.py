"""Shops as others see them."""

from datetime import datetime
from typing import Any

import msgspec
from sqlalchemy import select

from chaffer.accounts.tables import shops
from chaffer.kernel.errors import NotFound
from chaffer.runtime.statements import Statement, given, mine
from chaffer.runtime.transaction import Transaction

_MINE = Statement("shops.mine", select(shops).where(mine(shops)))
_BY_SLUG = Statement("shops.by_slug", select(shops).where(shops.c.slug == given("slug")))
_ALL = Statement("shops.all", select(shops).order_by(shops.c.slug))


class Shop(msgspec.Struct, frozen=True):
    """languages: those it has texts in, its own first. settings: plain values the merchant chose."""

    id: str
    slug: str
    name: str
    currency: str
    language: str
    languages: tuple[str, ...]
    country: str
    time_zone: str
    state: str
    settings: dict[str, Any]
    created_at: datetime


def own_shop(tx: Transaction) -> Shop:
    """The transaction's shop. Raises NotFound."""
    return _shop(tx.one(_MINE))


def shop_by_slug(tx: Transaction, slug: str) -> Shop:
    """The transaction looks across shops. Raises NotFound."""
    row = tx.row(_BY_SLUG, slug=slug)
    if row is None:
        raise NotFound(f"there is no shop {slug!r}", slug=slug)
    return _shop(row)


def all_shops(tx: Transaction) -> list[Shop]:
    """Every shop of this server; the transaction looks across shops."""
    return [_shop(row) for row in tx.rows(_ALL)]


def _shop(row: Any) -> Shop:
    return Shop(
        row.shop_id, row.slug, row.name, row.currency, row.language, tuple(row.languages), row.country,
        row.time_zone, row.state, row.settings, row.created_at,
    )  # fmt: skip
