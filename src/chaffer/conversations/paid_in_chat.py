"""News of an order whose bill stands in the thread: WhatsApp shows them on that bill (India, Brazil)."""

from collections.abc import Sequence
from typing import Any, Literal

from sqlalchemy import select

from chaffer.channels.shorten.simplify import paragraphs
from chaffer.commerce.fulfilment.events import ParcelDelivered, ShipmentShipped
from chaffer.commerce.orders.events import OrderCancelled, OrderPaid
from chaffer.commerce.payments.tables import payments
from chaffer.conversations.payment_bells import requests_for
from chaffer.kernel.message import Choices, Link, OrderStatus, Part, Text
from chaffer.runtime.statements import Statement, given, mine
from chaffer.runtime.transaction import Transaction

PAID_IN_CHAT = ("INR", "BRL")
WITH_CODES = "BRL"
"""Where a bill may hold what a bank's app pays."""
Status = Literal["processing", "shipped", "completed", "canceled"]
_STATUS: dict[type, Status] = {
    OrderPaid: "processing", ShipmentShipped: "shipped", ParcelDelivered: "completed", OrderCancelled: "canceled",
}  # fmt: skip
_CHECKOUT = Statement(
    "paid_in_chat.checkout",
    select(payments.c.checkout_id)
    .where(mine(payments), payments.c.order_id == given("order_id"))
    .order_by(payments.c.created_at.desc())
    .limit(1),
)


def with_status(tx: Transaction, event: Any, conversation_id: str, bubbles: Sequence[Part]) -> list[Part]:
    """The last bubble as news on the bill, if this event is one and there is a bill; else all as they are."""
    status = _STATUS.get(type(event))
    if status is None or not bubbles:
        return list(bubbles)
    checkout_id = tx.value(_CHECKOUT, order_id=event.order_id)
    asked = requests_for(tx, conversation_id, checkout_id) if checkout_id else []
    words = _words(bubbles[-1])
    if not asked or not words:
        return list(bubbles)
    news = OrderStatus(words, asked[0].reference, status, paid=isinstance(event, OrderPaid))
    return [*bubbles[:-1], news]


def _words(part: Part) -> str:
    match part:
        case Text(text=text):
            return text
        case Link():
            return paragraphs(part.body, part.url)
        case Choices():
            return part.body
        case _:
            return ""
