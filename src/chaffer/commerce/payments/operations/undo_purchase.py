"""Take back what was bought without asking, within the shop's undo window: the order is called off, the money goes back."""

from datetime import datetime, timedelta
from typing import Any

import msgspec
from sqlalchemy import select

from chaffer.commerce.checkout.tables import checkouts
from chaffer.commerce.checkout.taking import take_checkout
from chaffer.commerce.orders.events import OrderPaid
from chaffer.commerce.orders.operations.cancel_order import CancelOrder, cancel_order
from chaffer.commerce.payments.jobs.charge_saved import taken_for
from chaffer.commerce.payments.mandates import give_back
from chaffer.commerce.payments.rows import load_payment, take_payment
from chaffer.commerce.payments.tables import payments
from chaffer.kernel.money import Money
from chaffer.runtime.statements import Statement, given, mine
from chaffer.runtime.transaction import Transaction, guarded

UNDONE = "undone"


class Purchase(msgspec.Struct, frozen=True):
    """order_id: "" as long as the bank has not answered."""

    payment_id: str
    order_id: str
    amount: Money
    created_at: datetime


_LAST = Statement(
    "payments.last_without_asking",
    select(payments.c.id, payments.c.order_id, payments.c.minor, payments.c.currency, payments.c.created_at)
    .select_from(
        payments.join(
            checkouts, (checkouts.c.shop_id == payments.c.shop_id) & (checkouts.c.id == payments.c.checkout_id)
        )
    )
    .where(
        mine(payments), checkouts.c.contact_id == given("contact_id"), payments.c.mandate_id != "",
        payments.c.created_at > given("since"), payments.c.undone_at.is_(None),
        payments.c.state.in_(("asked", "open", "paid")),
    )
    .order_by(payments.c.created_at.desc(), payments.c.id.desc())
    .limit(1),
)  # fmt: skip
_MARK = guarded(
    "payments.undone", payments, payments.c.id == given("payment_id"), payments.c.undone_at.is_(None),
    undone_at=given("at"),
)  # fmt: skip


def undoable(tx: Transaction, contact_id: str, minutes: int) -> Purchase | None:
    """The last purchase without asking that is young enough. One statement, none where the shop has no undo window."""
    since = tx.now - timedelta(minutes=minutes)
    row = tx.row(_LAST, contact_id=contact_id, since=since) if minutes else None
    if row is None:
        return None
    return Purchase(row.id, row.order_id, Money(row.minor, row.currency), row.created_at)


def undo_purchase(tx: Transaction, payment_id: str) -> str:
    """The number of the order that is called off; "" while the bank has not answered: then it is as soon as it has.

    What it took from the permission is given back. Safe to repeat. Raises AlreadyShipped, OrderClosed.
    """
    take_checkout(tx, load_payment(tx, payment_id).checkout_id)
    payment = take_payment(tx, payment_id)
    number = _call_off(tx, payment.order_id) if payment.order_id else ""
    if tx.run(_MARK, payment_id=payment_id, at=tx.now):
        give_back(tx, taken_for(payment), payment.minor)
    return number


def undo_when_paid(tx: Transaction, event: OrderPaid) -> None:
    """What was taken back while the bank was still thinking is called off now."""
    payment: Any = load_payment(tx, event.payment_id)
    if payment.undone_at is not None:
        _call_off(tx, event.order_id)


def _call_off(tx: Transaction, order_id: str) -> str:
    return cancel_order(tx, CancelOrder(order_id, UNDONE, "shopper")).number
