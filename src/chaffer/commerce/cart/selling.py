"""What a variant costs in a cart, and how many are left, as expressions inside other statements."""

from typing import Any

from sqlalchemy import BigInteger, and_, case, cast, func, or_, select
from sqlalchemy.sql.elements import ColumnElement

from chaffer.commerce.cart.limits import NEVER_RUNS_OUT
from chaffer.commerce.catalog.tables import locations, price_lists, prices, stock
from chaffer.runtime.statements import given


def left_of(variant: Any) -> ColumnElement[Any]:
    """Units that can be promised today, over all open locations; NEVER_RUNS_OUT where nobody counts.

    variant: columns of the variants table; they must be in the surrounding FROM.
    """
    counted = func.coalesce(func.sum(stock.c.on_hand - stock.c.reserved), 0)
    endless = func.max(case((stock.c.counted, 0), else_=1)) == 1
    left = (
        select(cast(case((endless, NEVER_RUNS_OUT), else_=counted), BigInteger))
        .where(
            stock.c.shop_id == variant.shop_id,
            stock.c.variant_id == variant.id,
            locations.c.shop_id == stock.c.shop_id,
            locations.c.id == stock.c.location_id,
            locations.c.state == "active",
        )
        .correlate(variant.id.table)
        .scalar_subquery()
    )
    return case((variant.backorder, NEVER_RUNS_OUT), else_=func.coalesce(left, 0))


def unit_price(variant_id: Any, quantity: Any, cart: Any, *correlated: Any) -> ColumnElement[Any]:
    """The lowest price in minor units that this cart may buy the variant at, in this quantity; null if it has none.

    The cart's own list counts (or, without one, the standard list of its currency), and every sale going on
    at `at`. cart: the table of carts. correlated: what of it all is in a surrounding FROM.
    """
    own = or_(
        price_lists.c.id == cart.c.price_list_id,
        and_(cart.c.price_list_id == "", price_lists.c.kind == "standard"),
    )
    sale = and_(
        price_lists.c.kind == "sale",
        or_(price_lists.c.starts_at.is_(None), price_lists.c.starts_at <= given("at")),
        or_(price_lists.c.ends_at.is_(None), price_lists.c.ends_at > given("at")),
    )
    return (
        select(func.min(prices.c.minor))
        .where(
            prices.c.shop_id == cart.c.shop_id,
            prices.c.variant_id == variant_id,
            prices.c.currency == cart.c.currency,
            prices.c.min_quantity <= quantity,
            price_lists.c.shop_id == prices.c.shop_id,
            price_lists.c.id == prices.c.price_list_id,
            or_(own, sale),
        )
        .correlate(*correlated)
        .scalar_subquery()
    )
