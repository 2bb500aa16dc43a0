"""What a variant costs and how many are left: the parts of a SELECT that every reader of variants shares."""

from typing import Any

from sqlalchemy import BigInteger, ColumnElement, and_, case, cast, func, select

from chaffer.accounts.tables import shops
from chaffer.commerce.catalog.tables import price_lists, prices, stock, variants
from chaffer.commerce.catalog.views import UNLIMITED
from chaffer.runtime.statements import mine

STANDARD = "standard"


def available() -> ColumnElement[int]:
    """Units of `variants` that can be promised now, over all locations; UNLIMITED if uncounted or on backorder."""
    left = case((stock.c.counted, stock.c.on_hand - stock.c.reserved), else_=UNLIMITED)
    everywhere = (
        select(cast(func.coalesce(func.sum(left), 0), BigInteger))  # else PostgreSQL makes it a numeric
        .where(stock.c.shop_id == variants.c.shop_id, stock.c.variant_id == variants.c.id)
        .correlate(variants)
        .scalar_subquery()
    )
    number: ColumnElement[Any] = case((variants.c.backorder, UNLIMITED), else_=everywhere)
    return number.label("available")


def with_price(source: Any) -> Any:
    """Join `variants` to its prices for one piece in lists of kind "standard": one row for each currency."""
    standard = select(price_lists.c.id).where(mine(price_lists), price_lists.c.kind == STANDARD)
    return source.outerjoin(
        prices,
        and_(
            prices.c.shop_id == variants.c.shop_id,
            prices.c.variant_id == variants.c.id,
            prices.c.price_list_id.in_(standard),
            prices.c.min_quantity == 1,
        ),
    )


def in_own_currency() -> ColumnElement[Any]:
    """Whether a price is in the shop's own currency; null for a shop that is not written down."""
    own = select(shops.c.currency).where(mine(shops)).scalar_subquery()
    return (prices.c.currency == own).label("own")
