"""What the pages show, in words: made from orders, payments and parcels."""

from collections.abc import Iterable
from datetime import datetime
from functools import partial
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

from babel.dates import format_datetime

from chaffer.accounts.shops import Shop
from chaffer.commerce.fulfilment.views import ShipmentView
from chaffer.commerce.orders.views import OrderView
from chaffer.commerce.pricing.views import Bill
from chaffer.conversations.dialogue.option_words import written
from chaffer.conversations.voices.amounts import LOCALES, money
from chaffer.conversations.voices.carriers import carrier_name
from chaffer.kernel.money import Money
from chaffer.web.storefront.texts import write

STAGES = ("packed", "shipped", "in_transit", "out_for_delivery", "delivered")


class Line(NamedTuple):
    title: str
    detail: str
    price: str
    image_url: str


_WHEN = {"fr": "d MMMM 'à' HH:mm", "ko": "M월 d일 HH:mm"}


class Sum(NamedTuple):
    label: str
    amount: str
    is_total: bool = False


class Step(NamedTuple):
    """mark: done, now, or nothing yet."""

    label: str
    mark: str = ""
    at: str = ""
    detail: str = ""


class Parcel(NamedTuple):
    title: str
    steps: tuple[Step, ...]
    carrier: str
    number: str
    url: str


class Look:
    """A language and a shop's time zone, held together while one page is written."""

    def __init__(self, language: str, shop: Shop) -> None:
        self.language = language
        self.shop = shop
        self.t = partial(write, language)
        self._zone = ZoneInfo(shop.time_zone)

    def money(self, amount: Money) -> str:
        return money(amount.minor, amount.currency, self.language)

    def when(self, at: datetime | None) -> str:
        """ "22 November, 10:31" as locals write it, in the shop's time zone."""
        if at is None:
            return ""
        pattern = _WHEN.get(self.language, "d MMMM, HH:mm")
        return str(format_datetime(at, pattern, tzinfo=self._zone, locale=LOCALES[self.language]))

    def until(self, at: datetime | None) -> str:
        """The same with the offset, "22 November, 10:31 (GMT-05:00)": whoever must be in time may live in another zone."""
        if at is None:
            return ""
        offset = format_datetime(at, "ZZZZ", tzinfo=self._zone, locale=LOCALES[self.language])
        return f"{self.when(at)} ({offset})"

    def bill_lines(self, bill: Bill) -> list[Line]:
        currency = bill.totals.total.currency
        return [
            self._line(line.title, line.options, line.quantity, Money(line.total_minor, currency), line.image_url)
            for line in bill.lines
        ]

    def order_lines(self, order: OrderView) -> list[Line]:
        return [self._line(line.title, line.options, line.quantity, line.total, line.image_url) for line in order.lines]

    def bill_sums(self, bill: Bill) -> list[Sum]:
        totals = bill.totals
        tax = "tax-included" if totals.tax_included else "tax"
        shipping = totals.shipping if bill.ships else None
        sums = self._sums(totals.subtotal, totals.discount, shipping, totals.tax, tax, totals.total)
        return sums + self._credit(Money(bill.credit_minor, totals.total.currency), bill.to_pay)

    def order_sums(self, order: OrderView) -> list[Sum]:
        on_top = order.subtotal.minor - order.discount.minor + order.shipping.minor + order.tax.minor
        tax = "tax" if on_top == order.total.minor else "tax-included"
        sums = self._sums(order.subtotal, order.discount, order.shipping, order.tax, tax, order.total)
        credit = Money(order.credit_minor, order.total.currency)
        return sums + self._credit(credit, order.total - credit)

    def headline(self, order: OrderView) -> str:
        if order.state == "cancelled":
            return self.t("order-cancelled")
        states = {parcel.state for parcel in order.shipments}
        if states == {"out_for_delivery"}:
            return self.t("order-out")
        keys = {
            "open": "order-thanks", "packed": "order-packed", "part_shipped": "order-part-shipped",
            "shipped": "order-shipped", "delivered": "order-delivered", "returned": "order-returned",
        }  # fmt: skip
        return self.t(keys.get(order.fulfilment_state, "order-thanks"))

    def parcels(self, order: OrderView) -> list[Parcel]:
        """How far each parcel is; before there is one, how far the order is."""
        if order.state == "cancelled":
            return []
        if not order.shipments:
            return [Parcel(self.t("order-parcel"), self._marked(self._before(order), STAGES), "", "", "")]
        count = len(order.shipments)
        return [self._parcel(order, parcel, number, count) for number, parcel in enumerate(order.shipments, 1)]

    def _parcel(self, order: OrderView, parcel: ShipmentView, number: int, count: int) -> Parcel:
        title = self.t("order-parcel") if count == 1 else self.t("order-parcel-number", number=number, count=count)
        passed = [*self._before(order), Step(self.t("step-packed"))]
        if parcel.shipped_at is not None:
            passed.append(Step(self.t("step-shipped"), at=self.when(parcel.shipped_at)))
        passed += [
            Step(self._seen(scan.code, scan.detail), at=self.when(scan.at), detail=scan.place) for scan in parcel.scans
        ]
        reached = STAGES.index(parcel.state) if parcel.state in STAGES else len(STAGES) - 1
        url = parcel.tracking_url if parcel.tracking_url.startswith(("https://", "http://")) else ""
        steps = self._marked(passed, STAGES[reached + 1 :], ended=parcel.state not in STAGES[:-1])
        return Parcel(title, steps, carrier_name(parcel.carrier), parcel.tracking_number, url)

    def _seen(self, code: str, detail: str) -> str:
        try:
            return self.t(f"step-{code}")
        except KeyError:
            return detail or code

    def _before(self, order: OrderView) -> list[Step]:
        steps = [Step(self.t("step-placed"), at=self.when(order.placed_at))]
        if order.paid_at is not None:
            steps.append(Step(self.t("step-paid"), at=self.when(order.paid_at)))
        return steps

    def _marked(self, passed: list[Step], to_come: Iterable[str], *, ended: bool = False) -> tuple[Step, ...]:
        done = [step._replace(mark="done") for step in passed]
        if not ended:
            done[-1] = done[-1]._replace(mark="now")
        return (*done, *(Step(self.t(f"step-{stage}")) for stage in to_come))

    def _line(self, title: str, options: dict[str, Any], quantity: int, total: Money, image_url: str) -> Line:
        detail = ", ".join([*filter(None, [written(options, self.language)]), self.t("pieces", count=quantity)])
        safe = image_url if image_url.startswith(("https://", "http://", "/")) else ""
        return Line(title, detail, self.money(total), safe)

    def _sums(
        self, subtotal: Money, discount: Money, shipping: Money | None, tax: Money, tax_key: str, total: Money
    ) -> list[Sum]:
        sums = [Sum(self.t("subtotal"), self.money(subtotal))]
        if discount.minor:
            sums.append(Sum(self.t("discount"), self.money(-discount)))
        if shipping is not None:
            sums.append(Sum(self.t("delivery"), self.money(shipping) if shipping.minor else self.t("free")))
        if tax.minor:
            sums.append(Sum(self.t(tax_key), self.money(tax)))
        return [*sums, Sum(self.t("total"), self.money(total), is_total=True)]

    def _credit(self, used: Money, rest: Money) -> list[Sum]:
        """How the total was shared between store credit and another way; nothing where there was no credit."""
        if not used.minor:
            return []
        return [Sum(self.t("store-credit"), self.money(-used)), Sum(self.t("to-pay"), self.money(rest), is_total=True)]
