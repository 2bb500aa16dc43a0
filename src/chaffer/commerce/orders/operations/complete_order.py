"""The end of an order: it is there, and it is paid."""

from typing import Any

from sqlalchemy import select

from chaffer.commerce.checkout.views import COD
from chaffer.commerce.ledger.kinds import cod_collected
from chaffer.commerce.ledger.posting import post
from chaffer.commerce.orders.events import OrderCompleted, OrderPaid
from chaffer.commerce.orders.tables import orders
from chaffer.commerce.payments.tables import payments
from chaffer.kernel.money import Money
from chaffer.runtime.statements import Statement, given, mine
from chaffer.runtime.transaction import Transaction, guarded

_COD_PAYMENT = Statement(
    "payments.at_the_door",
    select(payments.c.id, payments.c.minor).where(
        mine(payments), payments.c.order_id == given("order_id"), payments.c.provider == COD,
        payments.c.state == "open",
    ),
)  # fmt: skip
_COLLECTED = guarded(
    "payments.collected", payments, payments.c.id == given("payment_id"), payments.c.state == "open", state="paid",
    paid_at=given("at"),
)  # fmt: skip
_PAID = guarded(
    "orders.paid", orders, orders.c.id == given("order_id"), orders.c.payment_state == "due", payment_state="paid",
    paid_at=given("at"), version=orders.c.version + 1,
)  # fmt: skip
_COMPLETE = guarded(
    "orders.complete", orders, orders.c.id == given("order_id"), orders.c.state == "placed",
    orders.c.fulfilment_state == "delivered", orders.c.payment_state != "due", state="completed",
    version=orders.c.version + 1,
)  # fmt: skip


def collect_at_the_door(tx: Transaction, order: Any) -> bool:
    """The carrier took the money with the last parcel. False if nothing was due. The order must be ours."""
    due = tx.row(_COD_PAYMENT, order_id=order.id)
    if due is None or not tx.run(_COLLECTED, payment_id=due.id, at=tx.now):
        return False
    paid = Money(due.minor, order.currency)
    if due.minor:
        post(tx, cod_collected(order.id, due.id, paid))
    tx.run(_PAID, order_id=order.id, at=tx.now)
    tx.happened(OrderPaid(order.id, order.number, order.contact_id, order.conversation_id, due.id, paid))
    return True


def complete_order(tx: Transaction, order: Any) -> bool:
    """Close the order if all of it is delivered and nothing is due. Safe to repeat. The order must be ours."""
    if not tx.run(_COMPLETE, order_id=order.id):
        return False
    tx.changed("order", order.id)
    tx.happened(OrderCompleted(order.id, order.number, order.contact_id, order.conversation_id))
    return True
