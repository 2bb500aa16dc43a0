"""A company's transfer came: its order is paid."""

import msgspec
from sqlalchemy import select

from chaffer.accounts import audit
from chaffer.accounts.actor import SYSTEM, Actor
from chaffer.commerce.checkout.views import INVOICE
from chaffer.commerce.ledger.kinds import invoice_paid
from chaffer.commerce.ledger.posting import post
from chaffer.commerce.orders.events import OrderPaid
from chaffer.commerce.orders.operations.complete_order import complete_order
from chaffer.commerce.orders.rows import take_order
from chaffer.commerce.orders.tables import orders
from chaffer.commerce.payments.tables import payments
from chaffer.kernel.errors import Invalid
from chaffer.kernel.money import Money
from chaffer.runtime.statements import Statement, given, mine
from chaffer.runtime.transaction import Transaction, guarded


class NoteReceived(msgspec.Struct, frozen=True):
    order_id: str


_DUE = Statement(
    "payments.on_invoice",
    select(payments.c.id, payments.c.minor, payments.c.state).where(
        mine(payments), payments.c.order_id == given("order_id"), payments.c.provider == INVOICE
    ),
)
_RECEIVED = guarded(
    "payments.received", payments, payments.c.id == given("payment_id"), payments.c.state == "open", state="paid",
    paid_at=given("at"),
)  # fmt: skip
_PAID = guarded(
    "orders.invoice_paid", orders, orders.c.id == given("order_id"), orders.c.payment_state == "due",
    payment_state="paid", paid_at=given("at"), version=orders.c.version + 1,
)  # fmt: skip


def note_received(tx: Transaction, command: NoteReceived, actor: Actor = SYSTEM) -> bool:
    """All of it came. False if it was noted before. Raises NotFound, Invalid (not an open invoice)."""
    order = take_order(tx, command.order_id)
    due = tx.row(_DUE, order_id=order.id)
    if due is None or due.state not in {"open", "paid", "refunded"}:
        raise Invalid("no invoice of this order is open", order_id=order.id)
    if not tx.run(_RECEIVED, payment_id=due.id, at=tx.now):
        return False
    paid = Money(due.minor, order.currency)
    post(tx, invoice_paid(order.id, due.id, paid))
    tx.run(_PAID, order_id=order.id, at=tx.now)
    tx.changed("order", order.id)
    audit.record(tx, actor, "payment.received", target_kind="order", target_id=order.id, after={"minor": due.minor})
    tx.happened(OrderPaid(order.id, order.number, order.contact_id, order.conversation_id, due.id, paid))
    complete_order(tx, order)
    return True
