"""Say on which days a way of delivery drives."""

import msgspec

from chaffer.commerce.pricing.days import DayPlan
from chaffer.commerce.pricing.tables import shipping_rates
from chaffer.kernel.errors import NotFound
from chaffer.runtime.statements import given
from chaffer.runtime.transaction import Transaction, guarded


class SetDayPlan(msgspec.Struct, frozen=True):
    """plan: None, and it promises no particular day any more."""

    rate_id: str
    plan: DayPlan | None


_SET = guarded(
    "terms.set_day_plan", shipping_rates, shipping_rates.c.id == given("rate_id"), plan=given("new_plan")
)  # fmt: skip


def set_day_plan(tx: Transaction, command: SetDayPlan) -> None:
    """Open checkouts take it up when they are next looked at; orders keep their day. Safe to repeat. Raises NotFound."""
    if not tx.run(_SET, rate_id=command.rate_id, new_plan=command.plan):
        raise NotFound("no such way of delivery", rate_id=command.rate_id)
    tx.changed("terms", tx.shop_id)
