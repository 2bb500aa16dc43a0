"""What things cost, worked out."""

import msgspec

from chaffer.commerce.pricing.days import DayPlan, DayTerms, Window
from chaffer.kernel.money import Money


class TaxLine(msgspec.Struct, frozen=True):
    """One tax. base_minor: what it was taken of (with included tax: the gross amount)."""

    name: str
    rate_ppm: int
    base_minor: int
    minor: int


class Adjustment(msgspec.Struct, frozen=True):
    """What takes off (negative) or puts on, between subtotal and total. Included tax is not one."""

    kind: str
    label: str
    minor: int
    code: str = ""
    line_id: str = ""


class BillLine(msgspec.Struct, frozen=True):
    """One line with its share of everything. All amounts are whole minor units and not negative.

    total_minor = unit_minor * quantity - discount_minor, plus tax_minor where tax comes on top.
    """

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
    discount_minor: int
    tax_minor: int
    total_minor: int
    ships: bool
    seller_id: str


class Totals(msgspec.Struct, frozen=True):
    """total = subtotal - discount + shipping + rounding, plus tax unless it is included.

    discount: what is taken off goods, not negative. shipping: what is left of it after vouchers.
    reverse_charge: no tax, since the buyer accounts for it; prices are net then.
    """

    subtotal: Money
    discount: Money
    shipping: Money
    tax: Money
    total: Money
    tax_included: bool
    tax_lines: tuple[TaxLine, ...] = ()
    rounding_minor: int = 0
    reverse_charge: bool = False


class Bill(msgspec.Struct, frozen=True):
    """A cart at the prices of one moment: what the shopper was told, and what the order will hold.

    subtotal + the sum of adjustments = total. grams: what the parcel weighs. voucher_id: to be redeemed.
    lead_days: until all of it is made, days of work. days: what decides the day, if the delivery promises one.
    credit_minor: what of the total is paid with store credit; it takes nothing off the price.
    vat: where a company may account for the tax itself, what the register says of its vat_number: asking, confirmed
    (then no tax is charged), denied, unreachable; "" everywhere else.
    """

    cart_version: int
    lines: tuple[BillLine, ...]
    adjustments: tuple[Adjustment, ...]
    totals: Totals
    grams: int = 0
    ships: bool = True
    shipping_rate_id: str = ""
    shipping_name: str = ""
    voucher_id: str = ""
    voucher_minor: int = 0
    lead_days: int = 0
    days: DayTerms | None = None
    credit_minor: int = 0
    vat: str = ""
    vat_number: str = ""

    @property
    def to_pay(self) -> Money:
        """What is left of the total after store credit."""
        return self.totals.total - Money(self.credit_minor, self.totals.total.currency)


class DeliveryChoice(msgspec.Struct, frozen=True):
    """A way to get it there. min_days, max_days: working days until it arrives.

    window: the days it can be held on; None if it promises none (no plan) or has none.
    """

    rate_id: str
    code: str
    name: str
    price: Money
    min_days: int
    max_days: int
    carrier: str = ""
    window: Window | None = None
    plan: DayPlan | None = None
