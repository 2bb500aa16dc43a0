"""What happened to invoices."""

import msgspec

from chaffer.kernel.money import Money


class InvoiceIssued(msgspec.Struct, frozen=True, tag="invoice_issued"):
    """An invoice, or a credit note for what went back. kind: invoice, credit_note.

    {"type": "invoice_issued", "invoice_id": "inv_7", "kind": "invoice", "label": "2026-000007",
     "order_id": "ord_7", "contact_id": "per_7", "conversation_id": "cnv_7",
     "total": {"minor": 4900, "currency": "USD"}}
    """

    invoice_id: str
    kind: str
    label: str
    order_id: str
    contact_id: str
    conversation_id: str
    total: Money


class InvoiceOverdue(msgspec.Struct, frozen=True, tag="invoice_overdue"):
    """A company's transfer has not come. due_on: the day it was due. times: 1 and 2 are friendly words to who ordered;
    with 3 a person of the shop takes over.

    {"type": "invoice_overdue", "payment_id": "pay_7", "order_id": "ord_7", "number": "1007",
     "contact_id": "per_7", "conversation_id": "cnv_7", "amount": {"minor": 4900, "currency": "USD"},
     "due_on": "2026-12-01", "times": 1}
    """

    payment_id: str
    order_id: str
    number: str
    contact_id: str
    conversation_id: str
    amount: Money
    due_on: str
    times: int
