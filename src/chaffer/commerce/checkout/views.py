"""A checkout as bot, page and desk see it."""

from datetime import datetime
from typing import Any

import msgspec

from chaffer.commerce.pricing.views import Bill, DeliveryChoice

COD = "cash_on_delivery"
"""The payment method without a provider."""
STORE_CREDIT = "store_credit"
"""The same, out of what the shop owes the shopper."""
INVOICE = "invoice"
"""The same for companies: paid by transfer, until a day."""
BY_HAND = (COD, INVOICE)
"""Money that moves outside of any provider: who has it says so."""
ANY_TIME = "any"
"""The slot of somebody who was asked and does not mind."""


class Address(msgspec.Struct, frozen=True, forbid_unknown_fields=False):
    """Where it goes. country: ISO 3166 alpha-2. place: a pin for the driver, "latitude,longitude" in degrees."""

    name: str = ""
    lines: tuple[str, ...] = ()
    city: str = ""
    region: str = ""
    postcode: str = ""
    country: str = ""
    phone: str = ""
    place: str = ""


class CheckoutView(msgspec.Struct, frozen=True):
    """missing: which of "address", "delivery", "day", "payment" the shopper still owes us.

    delivery_date, delivery_slot: the day and the time of day it is to arrive, "" if none was chosen.
    """

    id: str
    cart_id: str
    contact_id: str
    conversation_id: str
    state: str
    address: dict[str, Any] | None
    email: str
    language: str
    shipping_rate_id: str
    payment_method: str
    currency: str
    bill: Bill
    missing: tuple[str, ...]
    order_id: str
    expires_at: datetime
    recipient: dict[str, Any] | None = None
    gift_note: str = ""
    delivery_date: str = ""
    delivery_slot: str = ""
    cart_moved: bool = False
    """The cart changed since the bill was made: start the checkout again to see the new total."""


class Owed(msgspec.Struct, frozen=True):
    """A checkout that lives. missing: which of "address", "delivery" and "day" it lacks. deliveries: the ways there are.

    by_hand: how a company may pay besides the shop's own ways. address: where it goes, once it is known.
    credit_minor: store credit there is. credit_asks: whether it is still to be asked if it shall be used.
    """

    checkout_id: str
    bill: Bill
    missing: tuple[str, ...]
    deliveries: list[DeliveryChoice] = []
    by_hand: list[str] = []
    address: dict[str, Any] | None = None
    credit_minor: int = 0
    credit_asks: bool = False
    day: str = ""
    slot: str = ""
    gift_note: str = ""
    recipient: dict[str, Any] | None = None


class PayResult(msgspec.Struct, frozen=True):
    """url: our own page where the shopper pays; order_id, number: when the order stands already. One of both is empty.

    bill: what was agreed to. day, slot: when it is to arrive, if that was chosen.
    """

    payment_id: str
    bill: Bill
    url: str = ""
    order_id: str = ""
    number: str = ""
    day: str = ""
    slot: str = ""
