"""Whether a quote is still good."""

from datetime import datetime
from typing import Any

from sqlalchemy import and_, func, or_, select
from sqlalchemy.sql.elements import ColumnElement

from chaffer.commerce.catalog.tables import quotes
from chaffer.commerce.orders.tables import order_lines, orders


def is_good(at: Any) -> ColumnElement[Any]:
    """Neither ended nor over its day; whether it was bought is another question (`times_ordered`)."""
    return and_(quotes.c.state == "open", or_(quotes.c.expires_at.is_(None), quotes.c.expires_at > at))


def times_ordered() -> ColumnElement[Any]:
    """In how many orders that stand; quotes must be in the surrounding FROM, or be what is updated."""
    return (
        select(func.count())
        .where(
            order_lines.c.shop_id == quotes.c.shop_id, order_lines.c.quote_id == quotes.c.id,
            order_lines.c.quote_id != "", orders.c.shop_id == order_lines.c.shop_id,
            orders.c.id == order_lines.c.order_id, orders.c.state != "cancelled",
        )
        .correlate(quotes)
        .scalar_subquery()
    )  # fmt: skip


def why_over(row: Any, now: datetime) -> str:
    """bought, withdrawn, replaced, expired; "" while it is good. row: state, expires_at and `ordered`."""
    if row.ordered:
        return "bought"
    if row.state != "open":
        return str(row.state)
    return "expired" if row.expires_at is not None and row.expires_at <= now else ""
