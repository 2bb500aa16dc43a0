"""What happened to orders."""

import msgspec

from chaffer.kernel.money import Money


class OrderPlaced(msgspec.Struct, frozen=True, tag="order_placed"):
    """A shopper bought something; paid, or to be paid at the door.

    {"type": "order_placed", "order_id": "ord_7", "number": "1007", "contact_id": "per_7",
     "conversation_id": "cnv_7", "total": {"minor": 4900, "currency": "USD"},
     "payment_method": "cash_on_delivery", "delivery_date": "2026-05-08"}
    """

    order_id: str
    number: str
    contact_id: str
    conversation_id: str
    total: Money
    payment_method: str
    delivery_date: str = ""


class OrderPaid(msgspec.Struct, frozen=True, tag="order_paid"):
    """The money for an order is ours.

    {"type": "order_paid", "order_id": "ord_7", "number": "1007", "contact_id": "per_7",
     "conversation_id": "cnv_7", "payment_id": "pay_7", "paid": {"minor": 4900, "currency": "USD"}}
    """

    order_id: str
    number: str
    contact_id: str
    conversation_id: str
    payment_id: str
    paid: Money


class OrderCancelled(msgspec.Struct, frozen=True, tag="order_cancelled"):
    """An order will not be sent; what was paid goes back (see refund_done).

    {"type": "order_cancelled", "order_id": "ord_7", "number": "1007", "contact_id": "per_7",
     "conversation_id": "cnv_7", "reason": "shopper", "refund": {"minor": 4900, "currency": "USD"}}
    """

    order_id: str
    number: str
    contact_id: str
    conversation_id: str
    reason: str
    refund: Money


class InvoiceWithdrawn(msgspec.Struct, frozen=True, tag="invoice_withdrawn"):
    """An order on invoice was called off before the transfer came: the invoice is owed no more.

    {"type": "invoice_withdrawn", "order_id": "ord_7", "payment_id": "pay_7",
     "total": {"minor": 4900, "currency": "USD"}}
    """

    order_id: str
    payment_id: str
    total: Money


class OrderCompleted(msgspec.Struct, frozen=True, tag="order_completed"):
    """All of it is there, and all of it is paid.

    {"type": "order_completed", "order_id": "ord_7", "number": "1007", "contact_id": "per_7",
     "conversation_id": "cnv_7"}
    """

    order_id: str
    number: str
    contact_id: str
    conversation_id: str
