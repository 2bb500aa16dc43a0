"""An order as bot, page and desk see it."""

from datetime import datetime
from typing import Any

import msgspec

from chaffer.commerce.fulfilment.views import ShipmentView
from chaffer.kernel.money import Money


class OrderLineView(msgspec.Struct, frozen=True):
    """One line at the price of that moment; of the catalogue, or quoted (`quote_id`) and known by its title alone. total: after discounts, with tax where it came on top.

    refunded_quantity: units called off, refunded or returned; returned_quantity: those of them that had left.
    """

    id: str
    variant_id: str
    product_id: str
    sku: str
    title: str
    options: dict[str, str]
    image_url: str
    quantity: int
    unit: Money
    total: Money
    shipped_quantity: int
    refunded_quantity: int
    returned_quantity: int = 0
    quote_id: str = ""


class OrderView(msgspec.Struct, frozen=True):
    """state: placed, cancelled, completed. payment_state: due, paid, part_refunded, refunded.

    fulfilment_state: open, packed, part_shipped, shipped, delivered, returned. refunded: gone back or on its way.
    credit_minor: what of the total was paid with store credit.
    """

    id: str
    number: str
    contact_id: str
    conversation_id: str
    checkout_id: str
    state: str
    payment_state: str
    fulfilment_state: str
    subtotal: Money
    discount: Money
    shipping: Money
    tax: Money
    total: Money
    refunded: Money
    address: dict[str, Any] | None
    email: str
    language: str
    payment_method: str
    shipping_name: str
    placed_at: datetime
    paid_at: datetime | None
    cancel_reason: str
    lines: tuple[OrderLineView, ...] = ()
    shipments: tuple[ShipmentView, ...] = ()
    tax_lines: tuple[dict[str, Any], ...] = ()
    credit_minor: int = 0
    recipient: dict[str, Any] | None = None
    gift_note: str = ""
    delivery_date: str = ""
    delivery_slot: str = ""

    @property
    def can_be_cancelled(self) -> bool:
        return self.state == "placed" and self.fulfilment_state in {"open", "packed"}
