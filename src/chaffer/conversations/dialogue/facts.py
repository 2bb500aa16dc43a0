"""The shapes of what skills bring back. Plain JSON, so that a turn can be stored and replayed exactly."""

from typing import Any, NotRequired, TypedDict


class MoneyFact(TypedDict):
    minor: int
    currency: str


class CardFact(TypedDict):
    """A product in a row of results. sku: of the variant that fits best. price_to: of the dearest, if it differs."""

    product_id: str
    sku: str
    title: str
    price: MoneyFact
    price_to: MoneyFact | None
    image_url: str
    url: str
    rating: float
    rating_count: int
    colours: list[str]
    in_stock: bool
    why: NotRequired[str]
    size: NotRequired[str]


class RelatedFact(CardFact):
    """A product offered for its relation to another. variant_id: of its only variant, "" if there is a choice.

    why: "rule", "together" (bought by many who bought the other), "rated", "size", "price" or "kind".
    """

    variant_id: str


class FoundFact(TypedDict):
    """total: how many fit; relaxed: which wishes were let go; corrected: the words searched for, if not those typed.

    left_out: what somebody dislikes, and was therefore not shown.
    sold_out: with nothing found, the product that has just this name and is sold out.
    dropped: words, as typed, that nothing answers to, and were left out of the search.
    """

    cards: list[CardFact]
    total: int
    relaxed: list[str]
    corrected: str
    sold_out: str
    left_out: NotRequired[list[str]]
    dropped: NotRequired[list[str]]


class QuoteFact(TypedDict):
    """A thing that a person quoted. price: for one. until: a day, "" without end. over: why it is over, "" if not."""

    quote_id: str
    title: str
    text: str
    image_url: str
    price: MoneyFact
    quantity_limit: int
    lead_days: int
    until: str
    recipient: str
    over: str


class VariantFact(TypedDict):
    variant_id: str
    sku: str
    options: dict[str, str]
    price: MoneyFact
    available: int


class ImageFact(TypedDict):
    url: str
    alt: str
    options: dict[str, str]


class ProductFact(TypedDict):
    """named: options of the variant that was asked for by its SKU."""

    product_id: str
    title: str
    description: str
    category: str
    options: list[str]
    variants: list[VariantFact]
    images: list[ImageFact]
    rating: float
    rating_count: int
    size_chart: dict[str, Any] | None
    guide: str
    url: str
    attributes: dict[str, Any]
    named: NotRequired[dict[str, str]]


class LineFact(TypedDict):
    line_id: str
    product_id: str
    variant_id: str
    sku: str
    title: str
    options: dict[str, str]
    quantity: int
    unit: MoneyFact
    total: MoneyFact
    available: int


class VoucherFact(TypedDict):
    """label: the last letters of the code. off: what it takes off the goods; nothing of one that pays for delivery."""

    label: str
    off: MoneyFact


class CartFact(TypedDict):
    """off, total: only where something takes off the goods; total: what they cost then."""

    cart_id: str
    lines: list[LineFact]
    subtotal: MoneyFact
    count: int
    off: NotRequired[list["OffFact"]]
    total: NotRequired[MoneyFact]
    voucher: NotRequired[VoucherFact]


class OffFact(TypedDict):
    """What a bundle takes off the goods in the cart. amount: positive."""

    label: str
    amount: MoneyFact


class AgainFact(TypedDict):
    """A line of an order as it stands today. was, now: for one; now: None if it is not sold any more.

    left: of the quantity bought then, how many can be had.
    """

    sku: str
    product_id: str
    title: str
    quantity: int
    was: MoneyFact
    now: MoneyFact | None
    left: int


class PastFact(TypedDict):
    order_id: str
    number: str
    placed_on: str
    lines: list[AgainFact]


class BundleItemFact(TypedDict):
    title: str
    quantity: int


class BundleFact(TypedDict):
    """price: of one, today; full: its parts by themselves. missing: titles of what is sold out."""

    bundle_id: str
    title: str
    price: MoneyFact
    full: MoneyFact
    saved: MoneyFact
    items: list[BundleItemFact]
    missing: list[str]
    image_url: str


class DeliveryFact(TypedDict):
    rate_id: str
    name: str
    price: MoneyFact
    min_days: int
    max_days: int
    window: NotRequired[dict[str, Any]]


class TotalsFact(TypedDict):
    subtotal: MoneyFact
    discount: MoneyFact
    shipping: MoneyFact
    tax: MoneyFact
    total: MoneyFact
    tax_included: bool


class AddressFact(TypedDict, total=False):
    """lines: street and house, one or two. country: ISO 3166. place: a pin, "latitude,longitude" in degrees."""

    name: str
    lines: list[str]
    city: str
    region: str
    postcode: str
    country: str
    phone: str
    place: str


class SumFact(TypedDict):
    """One line of a bill."""

    title: str
    quantity: int
    total: MoneyFact


class SavedCardFact(TypedDict):
    """A card that may be charged by a word. label: "Visa"."""

    method_id: str
    label: str
    last4: str


class AllowedFact(TypedDict):
    """A card that may be charged for this bill without asking. left: of the permission, after it."""

    method_id: str
    label: str
    last4: str
    period: str
    left: MoneyFact
    undo_minutes: int


class CreditFact(TypedDict):
    """there: store credit. asks: whether it is still to be asked if it shall be used."""

    there: MoneyFact
    asks: bool


class ProgressFact(TypedDict):
    """Where a checkout stands. missing: of "address", "delivery", "payment". saved: the address used last time.

    deliveries and payments are there only while they are to be chosen. card: one that may be charged by a word for
    this bill. address: where it goes, once it is known. window, slots: the days and times of day the chosen
    delivery can hold; day, slot: what was chosen.
    """

    checkout_id: str
    missing: list[str]
    saved: AddressFact | None
    deliveries: list[DeliveryFact]
    delivery_name: str
    payments: list[str]
    totals: TotalsFact
    lines: list[SumFact]
    card: NotRequired[SavedCardFact | None]
    allowed: NotRequired[AllowedFact | None]
    credit: NotRequired[CreditFact]
    voucher: NotRequired[VoucherFact]
    credit_used: NotRequired[MoneyFact]
    to_pay: NotRequired[MoneyFact]
    address: NotRequired[AddressFact | None]
    window: NotRequired[dict[str, Any] | None]
    slots: NotRequired[list[str]]
    day: NotRequired[str]
    slot: NotRequired[str]
    gift_note: NotRequired[str]
    recipient: NotRequired[dict[str, str] | None]


class ShipmentFact(TypedDict):
    """code: of the latest scan, "" before the first."""

    state: str
    carrier: str
    tracking_number: str
    tracking_url: str
    code: str
    place: str


class OrderLineFact(TypedDict):
    title: str
    quantity: int
    sku: str
    unit: MoneyFact
    total: MoneyFact


class OrderFact(TypedDict):
    """cancellable: nothing has left yet. cash: paid at the door. placed_on: the day, as 2026-03-02."""

    order_id: str
    number: str
    state: str
    payment_state: str
    fulfilment_state: str
    total: MoneyFact
    lines: list[OrderLineFact]
    placed_on: str
    shipments: list[ShipmentFact]
    cancellable: bool
    cash: bool


class VerdictFact(TypedDict):
    """why: the reason of a no, as commerce/returns/allowed.py names them. until: the last day, "" if there is none."""

    allowed: bool
    why: str
    units: int
    days: int
    until: str


class ServiceLineFact(TypedDict):
    """total: what all units were paid with. gone: units called off, refunded or returned; left: the others."""

    line_id: str
    product_id: str
    variant_id: str
    title: str
    options: dict[str, str]
    quantity: int
    left: int
    gone: int
    unit: MoneyFact
    total: MoneyFact
    cancel: VerdictFact
    change: VerdictFact
    give_back: VerdictFact
    exchange: VerdictFact


class WaitingFact(TypedDict):
    action_id: str
    kind: str
    state: str


class ServiceOrderFact(TypedDict):
    """due: to be paid at the door. undo_minutes: how long a change waits. back: what goes back in all if called off."""

    order_id: str
    number: str
    state: str
    placed_on: str
    total: MoneyFact
    back: MoneyFact
    due: bool
    cancel: VerdictFact
    change_address: VerdictFact
    lines: list[ServiceLineFact]
    methods: list[str]
    bonus_percent: int
    postage: MoneyFact
    fee_percent: int
    undo_minutes: int
    waiting: list[WaitingFact]


class ServiceFact(TypedDict):
    """products: those whose size or colour may change, by id."""

    orders: list[ServiceOrderFact]
    products: dict[str, ProductFact]
