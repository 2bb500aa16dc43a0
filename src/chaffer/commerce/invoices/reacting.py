"""Facts that call for a paper: an order was paid or is to be paid on invoice, its money went back, it was called off."""

from chaffer.commerce.checkout.views import INVOICE
from chaffer.commerce.companies.queries import company_of
from chaffer.commerce.invoices.operations.issue import issue_credit_note, issue_invoice
from chaffer.commerce.orders.events import OrderCancelled, OrderPaid, OrderPlaced
from chaffer.commerce.orders.queries import order
from chaffer.commerce.payments.events import RefundDone
from chaffer.runtime.transaction import Transaction


def invoice_paid(tx: Transaction, event: OrderPaid) -> None:
    issue_invoice(tx, event.order_id, event.payment_id)


def invoice_placed(tx: Transaction, event: OrderPlaced) -> None:
    """A company pays later: the invoice says until when."""
    if event.payment_method == INVOICE:
        company = company_of(tx, event.contact_id)
        days = company.due_days if company else 0
        issue_invoice(tx, event.order_id, event.order_id, paid=False, due_days=days)


def credit_cancelled(tx: Transaction, event: OrderCancelled) -> None:
    """What was invoiced and never paid is taken back; what was paid has its own note when it goes back."""
    if event.refund.minor:
        return
    cancelled = order(tx, event.order_id)
    if cancelled.payment_method == INVOICE:
        issue_credit_note(tx, event.order_id, event.order_id, cancelled.total)


def credit_refunded(tx: Transaction, event: RefundDone) -> None:
    if event.order_id:
        issue_credit_note(tx, event.order_id, event.refund_id, event.amount)
