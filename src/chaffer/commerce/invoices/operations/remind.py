"""A company's transfer is late: say so twice, kindly, then let a person see to it."""

from datetime import datetime, timedelta

from chaffer.commerce.checkout.views import INVOICE
from chaffer.commerce.invoices.events import InvoiceOverdue
from chaffer.commerce.orders.rows import take_order
from chaffer.commerce.payments.rows import load_payment
from chaffer.kernel.money import Money
from chaffer.runtime.timers import clear_timer, set_timer
from chaffer.runtime.transaction import Transaction

TIMER = "invoice.overdue"
GRACE = timedelta(days=3)
"""A transfer takes a day or two to be seen."""
BETWEEN = timedelta(days=7)
LAST = 3
"""The third time no word is said: a person is asked for."""


def remind_later(tx: Transaction, payment_id: str, due_at: datetime) -> None:
    """Promise the first reminder of what is due then."""
    set_timer(tx, TIMER, payment_id, due_at + GRACE)


def remind(tx: Transaction, payment_id: str, step: int) -> bool:
    """Tell that it is late, for the time after `step`, and promise the next. False if nothing is owed any more.

    The job behind the timer "invoice.overdue". Safe to repeat for the same step: the next timer replaces itself.
    """
    payment = load_payment(tx, payment_id)
    if payment.provider != INVOICE or payment.state != "open" or payment.expires_at is None or step >= LAST:
        clear_timer(tx, TIMER, payment_id)
        return False
    order = take_order(tx, payment.order_id)
    times = step + 1
    tx.happened(
        InvoiceOverdue(
            payment_id, order.id, order.number, order.contact_id, order.conversation_id,
            Money(payment.minor, payment.currency), payment.expires_at.date().isoformat(), times,
        )
    )  # fmt: skip
    if times < LAST:
        set_timer(tx, TIMER, payment_id, tx.now + BETWEEN, step=times)
    return True
