"""What companies owe after two reminders is a person's matter."""

from chaffer.commerce.invoices.events import InvoiceOverdue
from chaffer.commerce.invoices.operations.remind import LAST
from chaffer.runtime.transaction import Transaction
from chaffer.threads.operations.hand_over import HandOver, hand_over


def person_for_overdue(tx: Transaction, event: InvoiceOverdue) -> None:
    """The thread of the order goes to whoever answers at the shop."""
    if event.times == LAST and event.conversation_id:
        hand_over(tx, HandOver(event.conversation_id, event.contact_id, "overdue"))
