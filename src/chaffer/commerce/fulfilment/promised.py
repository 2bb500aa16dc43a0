"""The day a parcel was promised for: by the delivery that was chosen, or the day the shopper named. Pure, but for one
statement.
"""

from datetime import UTC, date, datetime, time, timedelta

from sqlalchemy import and_, func, select

from chaffer.commerce.catalog.tables import quotes
from chaffer.commerce.orders.tables import order_lines, orders
from chaffer.commerce.pricing.tables import shipping_rates
from chaffer.runtime.statements import Statement, given, mine
from chaffer.runtime.transaction import Transaction

_lead = (
    select(func.max(quotes.c.lead_days))
    .where(
        order_lines.c.shop_id == orders.c.shop_id, order_lines.c.order_id == orders.c.id,
        quotes.c.shop_id == order_lines.c.shop_id, quotes.c.id == order_lines.c.quote_id,
    )
    .correlate(orders)
    .scalar_subquery()
)  # fmt: skip
_CHOSEN = Statement(
    "fulfilment.delivery_chosen",
    select(
        orders.c.placed_at,
        orders.c.delivery_date,
        shipping_rates.c.max_days,
        func.coalesce(_lead, 0).label("lead_days"),
    )
    .select_from(
        orders.outerjoin(
            shipping_rates,
            and_(shipping_rates.c.shop_id == orders.c.shop_id, shipping_rates.c.id == orders.c.shipping_rate_id),
        )
    )
    .where(mine(orders), orders.c.id == given("order_id")),
)


def promised_for(tx: Transaction, order_id: str) -> datetime | None:
    """The end of that day, UTC; never before tomorrow. None if nothing was promised."""
    row = tx.row(_CHOSEN, order_id=order_id)
    if row is None:
        return None
    day = _named(row.delivery_date)
    if day is None and row.max_days is not None:
        day = after_working_days(row.placed_at.date(), row.max_days + row.lead_days)
    return None if day is None else datetime.combine(max(day, tx.now.date() + timedelta(days=1)), _LAST, UTC)


_LAST = time(23, 59, 59)


def after_working_days(start: date, days: int) -> date:
    """Mondays to Fridays; the start itself does not count."""
    day, left = start, max(days, 0)
    while left:
        day += timedelta(days=1)
        left -= day.weekday() < 5
    return day


def _named(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
