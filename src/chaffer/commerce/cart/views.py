"""A cart as shopper, bot and desk see it."""

from typing import Any

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
    lead_days: int = 0
    sold: bool = True
    """False: no longer active, or without a price; it cannot be ordered."""
    by_hand: bool = False
    """True: at a price given to this line alone; it is no part of a bundle."""
    position: int = 0


class AdjustmentView(msgspec.Struct, frozen=True):
    """Something that takes off (negative) or puts on."""

    kind: str
    code: str
    label: str
    minor: int
    source: dict[str, object] = {}


class Off(msgspec.Struct, frozen=True):
    """A discount of the cart or of one line, a voucher with what it is good for (no `voucher_id`: it is not, today), or a bundle.

    source: of a bundle its "count" and its "parts"; without `bundle_id` it is no longer offered.
    """

    kind: str
    code: str
    label: str
    minor: int
    line_id: str
    voucher_id: str | None
    voucher_kind: str | None
    value: int | None
    rules: dict[str, Any] | None
    source: dict[str, Any]
    bundle_id: str | None
    bundle_minor: int | None
    bundle_ppm: int | None
    bundle_currency: str | None
    id: str = ""


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
    off: tuple[Off, ...] = ()
