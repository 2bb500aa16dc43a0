"""The ways of delivery, as the merchant set them."""

import msgspec
from sqlalchemy import select

from chaffer.commerce.pricing.days import DayPlan
from chaffer.commerce.pricing.tables import shipping_rates
from chaffer.runtime.statements import Statement, mine
from chaffer.runtime.transaction import Transaction


class RateView(msgspec.Struct, frozen=True):
    """minor: what it costs, in minor units of the currency. min_days, max_days: working days until it arrives.

    plan: on which days it drives; null if it promises no particular day.
    """

    id: str
    zone_id: str
    code: str
    name: str
    currency: str
    minor: int
    min_days: int
    max_days: int
    carrier: str
    plan: DayPlan | None = None


_ALL = Statement(
    "terms.rates",
    select(*(shipping_rates.c[name] for name in RateView.__struct_fields__))
    .where(mine(shipping_rates))
    .order_by(shipping_rates.c.zone_id, shipping_rates.c.position, shipping_rates.c.id),
)


def list_rates(tx: Transaction) -> list[RateView]:
    """One statement."""
    return [
        RateView(
            row.id, row.zone_id, row.code, row.name, row.currency, row.minor, row.min_days, row.max_days, row.carrier,
            msgspec.convert(row.plan, DayPlan) if row.plan else None,
        )
        for row in tx.rows(_ALL)
    ]  # fmt: skip
