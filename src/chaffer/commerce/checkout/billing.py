"""From a cart and a place to a bill."""

from collections import Counter
from collections.abc import Mapping
from typing import Any

import msgspec

from chaffer.commerce.cart.views import CartView
from chaffer.commerce.checkout.errors import NotServed
from chaffer.commerce.pricing.bill import Terms, make_bill
from chaffer.commerce.pricing.bundling import BundleTerms, Part, bundle_discounts
from chaffer.commerce.pricing.queries import Place, When, place
from chaffer.commerce.pricing.terms import Delivery, Discount, Good, VoucherTerms
from chaffer.commerce.pricing.views import Bill, DeliveryChoice
from chaffer.runtime.transaction import Transaction


def place_at(tx: Transaction, currency: str, price_list_id: str, address: Mapping[str, Any]) -> Place:
    """What selling to this address means. One statement."""
    return place(tx, currency, str(address.get("country", "")), str(address.get("region", "")), price_list_id)


def bill_cart(
    cart: CartView,
    at: Place | None,
    rate_id: str,
    language: str,
    when: When | None = None,
    *,
    reverse_charge: bool = False,
) -> tuple[Bill, list[DeliveryChoice]]:
    """The bill for the cart (loaded whole) at this place, delivered this way, and the ways there are.

    reverse_charge: the buyer accounts for the tax. Without a place there is neither tax nor shipping yet. If the wished delivery is not offered (any more) and
    exactly one other is, that one is taken; else none. Raises NotServed.
    """
    goods = goods_of(cart)
    terms = _terms(cart, goods)
    if at is None:
        return make_bill(cart.version, goods, terms), []
    terms = msgspec.structs.replace(
        terms, tax_rates=at.tax_rates, tax_included=at.tax_included, step_minor=at.step_minor,
        reverse_charge=reverse_charge,
    )  # fmt: skip
    bill = make_bill(cart.version, goods, terms)
    if not bill.ships:
        return bill, []
    when = None if when is None else msgspec.structs.replace(when, lead_days=bill.lead_days)
    quoted = max((line.lead_days for line in cart.lines if line.quote_id), default=0)
    choices = [_later(each, quoted) for each in choices_for(bill, at, language, when)]
    if not choices:
        raise NotServed(at.country)
    chosen = next((each for each in choices if each.rate_id == rate_id), choices[0] if len(choices) == 1 else None)
    if chosen is None:
        return bill, choices
    days = when.terms(chosen.plan) if when and chosen.plan else None
    delivery = Delivery(chosen.rate_id, chosen.name, chosen.price.minor, days)
    return make_bill(cart.version, goods, msgspec.structs.replace(terms, delivery=delivery)), choices


def _later(choice: DeliveryChoice, days: int) -> DeliveryChoice:
    """What has to be made or fetched first leaves so many days later; a plan of days knows that by itself."""
    if not days or not choice.max_days or choice.plan is not None:
        return choice
    return msgspec.structs.replace(choice, min_days=choice.min_days + days, max_days=choice.max_days + days)


def choices_for(bill: Bill, at: Place, language: str, when: When | None = None) -> list[DeliveryChoice]:
    """The ways to send what is on this bill to this place."""
    totals = bill.totals
    return at.choices(bill.grams, totals.subtotal.minor - totals.discount.minor, language, when)


def bundles_in(cart: CartView) -> list[BundleTerms]:
    """The bundles that were asked for in this cart and are still offered, in its money."""
    return [
        BundleTerms(
            each.code, each.label, msgspec.convert(each.source.get("parts", ()), tuple[Part, ...]), each.bundle_minor,
            each.bundle_ppm or 0, int(each.source.get("count", 1)),
        )
        for each in cart.off
        if each.bundle_id and (each.bundle_minor is None or each.bundle_currency == cart.currency)
    ]  # fmt: skip


def off_cart(cart: CartView) -> Bill:
    """The bill for the goods alone: what they cost after discounts, bundles and the voucher. Nothing is read."""
    goods = goods_of(cart)
    return make_bill(cart.version, goods, _terms(cart, goods))


def demand_of(bill: Bill) -> dict[str, int]:
    """Units by variant, summed: two lines of one variant are one demand."""
    demand: Counter[str] = Counter()
    for line in bill.lines:
        if line.variant_id:
            demand[line.variant_id] += line.quantity
    return dict(demand)


def demand_in(cart: CartView) -> dict[str, int]:
    """The same of a cart."""
    demand: Counter[str] = Counter()
    for line in cart.lines:
        if line.variant_id:
            demand[line.variant_id] += line.quantity
    return dict(demand)


def voucher_terms(voucher_id: str, kind: str, value: int, label: str, rules: Mapping[str, Any]) -> VoucherTerms:
    """As stored, for a bill."""
    return VoucherTerms(
        voucher_id, kind, value, label, int(rules.get("min_subtotal_minor") or 0),
        tuple(rules.get("categories") or ()), tuple(rules.get("product_ids") or ()),
    )  # fmt: skip


def goods_of(cart: CartView) -> list[Good]:
    return [
        Good(
            line_id=line.id, variant_id=line.variant_id, product_id=line.product_id, quote_id=line.quote_id,
            sku=line.sku, title=line.title, options=line.options, image_url=line.image_url, quantity=line.quantity,
            unit_minor=line.unit.minor, category=line.category, weight_grams=line.weight_grams, ships=line.ships,
            taxable=line.taxable, seller_id=line.seller_id, lead_days=line.lead_days,
        )
        for line in cart.lines
    ]  # fmt: skip


def _terms(cart: CartView, goods: list[Good]) -> Terms:
    by_hand = {line.id for line in cart.lines if line.by_hand}
    bundled = [good for good in goods if good.line_id not in by_hand]
    discounts, voucher = bundle_discounts(bundled, bundles_in(cart)), None
    for each in cart.off:
        if each.kind == "discount":
            discounts.append(Discount(-each.minor, each.label, each.code, each.line_id))
        if each.voucher_id and each.voucher_kind:
            voucher = voucher_terms(each.voucher_id, each.voucher_kind, each.value or 0, each.label, each.rules or {})
    return Terms(cart.currency, tuple(discounts), voucher)
