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
