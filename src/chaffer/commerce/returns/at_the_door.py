"""Orders that are to be paid at the door: what is due changes with what is in them."""

from typing import Any

from sqlalchemy import select

from chaffer.commerce.checkout.views import COD, STORE_CREDIT
from chaffer.commerce.ledger.kinds import cod_changed
from chaffer.commerce.ledger.posting import post
from chaffer.commerce.orders.tables import orders
from chaffer.commerce.payments.operations.refund_payment import RefundPayment, refund_payment
from chaffer.commerce.payments.tables import payments
from chaffer.commerce.returns.errors import NotAllowed
from chaffer.kernel.money import Money, allocate
from chaffer.runtime.statements import Statement, given, mine
from chaffer.runtime.transaction import Transaction, guarded

_DUE = Statement(
    "payments.due_at_the_door",
    select(payments.c.id, payments.c.minor).where(
        mine(payments), payments.c.order_id == given("order_id"), payments.c.provider == COD, payments.c.state == "open"
    ),
)
_WITH_CREDIT = Statement(
    "payments.credit_besides",
    select(payments.c.id, (payments.c.minor - payments.c.refunded_minor).label("left")).where(
        mine(payments), payments.c.order_id == given("order_id"), payments.c.provider == STORE_CREDIT,
        payments.c.state == "paid",
    ),
)  # fmt: skip
_CHANGE = guarded(
    "payments.change_due", payments, payments.c.id == given("payment_id"), payments.c.state == "open",
    payments.c.minor + given("change") >= 0, minor=payments.c.minor + given("change"),
)  # fmt: skip
_BACK = guarded(
    "orders.due_less", orders, orders.c.id == given("order_id"),
    orders.c.refunded_minor + given("back") <= orders.c.total_minor,
    refunded_minor=orders.c.refunded_minor + given("back"), version=orders.c.version + 1,
)  # fmt: skip


def is_due(order: Any) -> bool:
    """Whether nothing is paid yet. Raises NotAllowed if it is not to be paid at the door either: a person's matter."""
    if order.payment_state != "due":
        return False
    if order.payment_method != COD:
        raise NotAllowed("this order is not paid yet", why="unpaid")
    return True


def due_less(tx: Transaction, order: Any, minor: int, key: str) -> None:
    """So much less is to be collected, or of it goes back as store credit what was paid with that; the units it was for
    are the caller's matter.
    """
    if not minor:
        return
    due = tx.one(_DUE, order_id=order.id)
    paid = tx.row(_WITH_CREDIT, order_id=order.id)
    less, back = (minor, 0) if paid is None else allocate(minor, [due.minor, paid.left])
    if (
        back > (paid.left if paid else 0)
        or not tx.run(_CHANGE, payment_id=due.id, change=-less)
        or not tx.run(_BACK, order_id=order.id, back=minor)
    ):
        raise NotAllowed("less is due than that", why="nothing_left")
    if less:
        post(tx, cod_changed(key, order.id, Money(-less, order.currency)))
    if back and paid is not None:
        refund_payment(tx, RefundPayment(paid.id, back, f"{key}/credit", "cancelled", "system"))


def due_more(tx: Transaction, order: Any, minor: int, key: str) -> None:
    due = tx.one(_DUE, order_id=order.id)
    tx.run(_CHANGE, payment_id=due.id, change=minor)
    post(tx, cod_changed(key, order.id, Money(minor, order.currency)))
