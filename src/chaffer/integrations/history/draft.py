"""A customer and an order as files tell them, before they are written."""

import hashlib
from collections.abc import Iterator
from datetime import datetime
from typing import Any, NamedTuple

import msgspec

from chaffer.commerce.catalog.draft import Problem

Address = dict[str, Any]


class Customer(msgspec.Struct):
    """external_id: the other system's. phone: as written there. country: ISO 3166, to read the phone by."""

    external_id: str = ""
    name: str = ""
    email: str = ""
    phone: str = ""
    language: str = ""
    country: str = ""
    address: Address | None = None


class BoughtLine(msgspec.Struct):
    """unit_minor: what one piece cost, in minor units."""

    title: str
    quantity: int
    unit_minor: int
    sku: str = ""


class PastOrder(msgspec.Struct):
    """Amounts in minor units of the currency. payment_state, fulfilment_state: in our words."""

    number: str
    customer: Customer
    currency: str
    placed_at: datetime
    total_minor: int
    external_id: str = ""
    subtotal_minor: int = 0
    shipping_minor: int = 0
    tax_minor: int = 0
    discount_minor: int = 0
    refunded_minor: int = 0
    payment_state: str = "paid"
    fulfilment_state: str = "delivered"
    cancelled_at: datetime | None = None
    shipping_name: str = ""
    payment_method: str = ""
    lines: list[BoughtLine] = []
    address: Address | None = None

    def fingerprint(self) -> str:
        """The same for the same content."""
        return hashlib.blake2b(msgspec.json.encode(self, order="deterministic"), digest_size=16).hexdigest()


class Parsed(NamedTuple):
    """One customer or order of a file: None if it cannot be taken; and what is wrong with it either way."""

    line: int
    record: Customer | PastOrder | None
    problems: tuple[Problem, ...] = ()


Records = Iterator[Parsed]
