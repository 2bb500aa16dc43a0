"""Facts that call for a paper: an order was paid, or its money went back."""

from chaffer.commerce.invoices.operations.issue import issue_credit_note, issue_invoice
from chaffer.commerce.orders.events import OrderPaid
from chaffer.commerce.payments.events import RefundDone
from chaffer.runtime.transaction import Transaction


def invoice_paid(tx: Transaction, event: OrderPaid) -> None:
    issue_invoice(tx, event.order_id, event.payment_id)


def credit_refunded(tx: Transaction, event: RefundDone) -> None:
    if event.order_id:
        issue_credit_note(tx, event.order_id, event.refund_id, event.amount)
