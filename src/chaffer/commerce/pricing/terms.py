"""What a bill is made from. Plain values: whoever makes the bill has read them already."""

import msgspec

from chaffer.commerce.pricing.days import DayTerms


class Good(msgspec.Struct, frozen=True):
    """One line of the cart, priced. unit_minor is for one."""

    line_id: str
    variant_id: str
    product_id: str
    quote_id: str
    sku: str
    title: str
    options: dict[str, str]
    image_url: str
    quantity: int
    unit_minor: int
    category: str = ""
    weight_grams: int = 0
    ships: bool = True
    taxable: bool = True
    seller_id: str = ""
    lead_days: int = 0


class Discount(msgspec.Struct, frozen=True):
    """minor: what it takes off at most, positive. line_id: of one line only; empty: of the whole cart.

    worths: of these lines only, by line_id, and of each no more than this (units of it that are no part of it pay
    their full price).
    """

    minor: int
    label: str = ""
    code: str = ""
    line_id: str = ""
    worths: dict[str, int] = {}


class VoucherTerms(msgspec.Struct, frozen=True):
    """kind: percent (value in ppm), amount (minor units), shipping (value unused)."""

    id: str
    kind: str
    value: int
    label: str = ""
    min_subtotal_minor: int = 0
    categories: tuple[str, ...] = ()
    product_ids: tuple[str, ...] = ()

    def fits(self, category: str, product_id: str) -> bool:
        """Whether it is for this thing: for all where it names neither categories nor products."""
        if not self.categories and not self.product_ids:
            return True
        inside = any(category == each or category.startswith(f"{each} > ") for each in self.categories)
        return inside or product_id in self.product_ids


class TaxRate(msgspec.Struct, frozen=True):
    """category: this and what lies below it ("Books", "Books > Maps"); empty: everything without a rate of its own."""

    name: str
    rate_ppm: int
    on_shipping: bool = False
    category: str = ""


class Delivery(msgspec.Struct, frozen=True):
    rate_id: str
    name: str
    minor: int
    days: DayTerms | None = None
