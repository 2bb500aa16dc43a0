"""What the database says, right now, of the products that may be shown: price, stock, options, and what they are."""

from collections.abc import Sequence
from typing import Any

import msgspec
from sqlalchemy import Text, and_, or_, select, type_coerce

from chaffer.commerce.catalog import tables as t
from chaffer.commerce.catalog.offers import available, in_own_currency, with_price
from chaffer.kernel.money import Money
from chaffer.runtime.statements import Statement, given, in_list, mine
from chaffer.runtime.transaction import Transaction

_theirs = and_(
    t.product_texts.c.shop_id == t.products.c.shop_id,
    t.product_texts.c.product_id == t.products.c.id,
    t.product_texts.c.language == given("language"),
)
_product = and_(t.products.c.shop_id == t.variants.c.shop_id, t.products.c.id == t.variants.c.product_id)
_source = with_price(t.products.outerjoin(t.product_texts, _theirs).join(t.variants, _product))
_CANDIDATES = Statement(
    "search.candidates",
    select(
        t.variants.c.product_id,
        t.variants.c.sku,
        type_coerce(t.variants.c.options, Text).label("options"),
        t.prices.c.minor,
        t.prices.c.currency,
        available(),
        in_own_currency(),
        t.products.c.title,
        t.product_texts.c.title.label("own_title"),
        t.products.c.brand,
        t.products.c.category,
        type_coerce(t.products.c.tags, Text).label("tags"),
        type_coerce(t.products.c.attributes, Text).label("attributes"),
    )
    .select_from(_source)
    .where(
        mine(t.products),
        in_list(t.products.c.id, "ids"),
        t.variants.c.state == "active",
        t.products.c.state == "active",
    )
    .order_by(t.products.c.id, t.variants.c.position, t.variants.c.id),
)
_BY_SKU = Statement(
    "search.by_sku",
    select(t.variants.c.product_id)
    .where(
        mine(t.variants),
        or_(t.variants.c.sku == given("sku"), t.variants.c.sku == given("upper")),
        t.variants.c.state == "active",
    )
    .limit(1),
)


class Variant(msgspec.Struct):
    """options: JSON text. fails: see choosing."""

    sku: str
    options: str
    price: Money
    available: int
    fails: int = 0


class Candidate(msgspec.Struct):
    """One product as the database has it. tags, attributes: JSON text."""

    product_id: str
    title: str
    shown_title: str
    brand: str
    category: str
    tags: str
    attributes: str
    variants: list[Variant]


def candidates(tx: Transaction, ids: Sequence[str], language: str) -> dict[str, Candidate]:
    """These products, as far as they are active, with every variant that has a price. One statement."""
    found: dict[str, Candidate] = {}
    for row in tx.rows(_CANDIDATES, ids=ids, language=language):
        candidate = found.get(row.product_id)
        if candidate is None:
            candidate = found[row.product_id] = Candidate(
                row.product_id, row.title, row.own_title or row.title, row.brand, row.category, row.tags,
                row.attributes, [],
            )  # fmt: skip
        if row.minor is not None:
            _add(candidate.variants, row)
    return found


def _add(variants: list[Variant], row: Any) -> None:
    """Keep one price for each variant, the shop's own currency before others."""
    variant = Variant(row.sku, row.options, Money(row.minor, row.currency), row.available)
    if variants and variants[-1].sku == row.sku:
        if row.own:
            variants[-1] = variant
    else:
        variants.append(variant)


def product_with_sku(tx: Transaction, sku: str) -> str | None:
    """The product of the variant with this SKU, as written or in capitals."""
    found: str | None = tx.value(_BY_SKU, sku=sku, upper=sku.upper())
    return found
