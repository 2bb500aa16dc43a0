"""A cart as shopper, bot and desk see it."""

import msgspec

from chaffer.kernel.money import Money


class LineView(msgspec.Struct, frozen=True):
    """One line. unit: for one; total: for all of them; available: units left in all places (999999: never runs out)."""

    id: str
    variant_id: str
    product_id: str
    sku: str
    title: str
    options: dict[str, str]
    quantity: int
    unit: Money
    total: Money
    image_url: str = ""
    available: int = 0
    quote_id: str = ""
    category: str = ""
    weight_grams: int = 0
    ships: bool = True
    taxable: bool = True
    seller_id: str = ""
    sold: bool = True
    """False: no longer active, or without a price; it cannot be ordered."""


class AdjustmentView(msgspec.Struct, frozen=True):
    """Something that takes off (negative) or puts on."""

    kind: str
    code: str
    label: str
    minor: int
    source: dict[str, object] = {}


class CartView(msgspec.Struct, frozen=True):
    """subtotal: what the lines cost before discounts, shipping and tax on top."""

    id: str
    contact_id: str
    version: int
    currency: str
    lines: tuple[LineView, ...]
    subtotal: Money
    count: int
    state: str = "open"
    conversation_id: str = ""
    price_list_id: str = ""
