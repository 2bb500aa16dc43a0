"""Say whose an order is: whoever's lead was the last before it."""

from datetime import timedelta
from typing import Any

from sqlalchemy import and_, select

from chaffer.accounts.shops import own_shop
from chaffer.commerce.commission.rule import SELLING, Rule, base_of, rule_of
from chaffer.commerce.commission.tables import commissions, leads
from chaffer.commerce.orders.tables import orders
from chaffer.runtime.statements import Statement, given, in_list, insert_all, mine
from chaffer.runtime.transaction import Transaction
from chaffer.threads.tables import messages

UNSAID = ("failed", "withdrawn", "held", "scheduled")
"""Messages that the shopper never saw lead to nothing."""
SOON = timedelta(days=2)
"""As long a server may stand still; what is older was decided by the rule of its day."""
_ALL = (*SELLING, "message")
_LAST = Statement(
    "leads.last",
    select(leads.c.staff_id, leads.c.kind, leads.c.at)
    .join(messages, and_(messages.c.shop_id == leads.c.shop_id, messages.c.id == leads.c.message_id))
    .where(
        mine(leads), leads.c.contact_id == given("contact_id"), leads.c.at >= given("since"), leads.c.at <= given("until"),
        in_list(leads.c.kind, "kinds"), messages.c.state.not_in(UNSAID),
    )
    .order_by(leads.c.at.desc(), leads.c.id.desc())
    .limit(1),
)  # fmt: skip
_ORDER = Statement(
    "commissions.order",
    select(
        orders.c.contact_id, orders.c.total_minor, orders.c.shipping_minor, orders.c.tax_minor, orders.c.currency,
        orders.c.placed_at,
    ).where(mine(orders), orders.c.id == given("order_id")),
)  # fmt: skip
_ADD = Statement(
    "commissions.add", insert_all(commissions).on_conflict_do_nothing(index_elements=["shop_id", "order_id"])
)


def attribute(tx: Transaction, order_id: str) -> None:
    """Once, soon after it was placed: that it is nobody's is kept too, so that a rule that is changed later changes nothing
    of it. Safe to repeat.
    """
    order = tx.row(_ORDER, order_id=order_id)
    if order is None or order.placed_at < tx.now - SOON:
        return
    rule = rule_of(own_shop(tx).settings)
    lead = _last_lead(tx, order, rule)
    whose, kind, at = (lead.staff_id, lead.kind, lead.at) if lead else ("", "", order.placed_at)
    tx.run(
        _ADD, order_id=order_id, staff_id=whose, lead_kind=kind, lead_at=at, days=rule.days,
        basis_points=rule.rate_of(whose) if whose else 0, base_minor=base_of(order.total_minor, order.shipping_minor, order.tax_minor),
        total_minor=order.total_minor, currency=order.currency, placed_at=order.placed_at,
    )  # fmt: skip


def _last_lead(tx: Transaction, order: Any, rule: Rule) -> Any:
    since = order.placed_at - timedelta(days=rule.days)
    kinds = list(SELLING if rule.counts == "selling" else _ALL)
    return tx.row(_LAST, contact_id=order.contact_id, since=since, until=order.placed_at, kinds=kinds)
