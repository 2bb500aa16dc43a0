"""From a cart and a place to a bill."""

from collections import Counter
from collections.abc import Mapping
from typing import Any

import msgspec

from chaffer.commerce.cart.views import CartView
from chaffer.commerce.checkout.errors import NotServed
from chaffer.commerce.pricing.bill import Terms, make_bill
from chaffer.commerce.pricing.queries import Place, place
from chaffer.commerce.pricing.terms import Delivery, Discount, Good, VoucherTerms
from chaffer.commerce.pricing.views import Bill, DeliveryChoice
from chaffer.runtime.transaction import Transaction


def place_at(tx: Transaction, currency: str, price_list_id: str, address: Mapping[str, Any]) -> Place:
    """What selling to this address means. One statement."""
    return place(tx, currency, str(address.get("country", "")), str(address.get("region", "")), price_list_id)


def bill_cart(cart: CartView, at: Place | None, rate_id: str, language: str) -> tuple[Bill, list[DeliveryChoice]]:
    """The bill for the cart (loaded whole) at this place, delivered this way, and the ways there are.

    Without a place there is neither tax nor shipping yet. If the wished delivery is not offered (any more) and
    exactly one other is, that one is taken; else none. Raises NotServed.
    """
    goods, terms = _goods(cart), _terms(cart)
    if at is None:
        return make_bill(cart.version, goods, terms), []
    terms = msgspec.structs.replace(
        terms, tax_rates=at.tax_rates, tax_included=at.tax_included, step_minor=at.step_minor
    )  # fmt: skip
    bill = make_bill(cart.version, goods, terms)
    if not bill.ships:
        return bill, []
    choices = choices_for(bill, at, language)
    if not choices:
        raise NotServed(at.country)
    chosen = next((each for each in choices if each.rate_id == rate_id), choices[0] if len(choices) == 1 else None)
    if chosen is None:
        return bill, choices
    delivery = Delivery(chosen.rate_id, chosen.name, chosen.price.minor)
    return make_bill(cart.version, goods, msgspec.structs.replace(terms, delivery=delivery)), choices


def choices_for(bill: Bill, at: Place, language: str) -> list[DeliveryChoice]:
    """The ways to send what is on this bill to this place."""
    totals = bill.totals
    return at.choices(bill.grams, totals.subtotal.minor - totals.discount.minor, language)


def demand_of(bill: Bill) -> dict[str, int]:
    """Units by variant, summed: two lines of one variant are one demand."""
    demand: Counter[str] = Counter()
    for line in bill.lines:
        if line.variant_id:
            demand[line.variant_id] += line.quantity
    return dict(demand)


def voucher_terms(voucher_id: str, kind: str, value: int, label: str, rules: Mapping[str, Any]) -> VoucherTerms:
    """As stored, for a bill."""
    return VoucherTerms(
        voucher_id, kind, value, label, int(rules.get("min_subtotal_minor") or 0),
        tuple(rules.get("categories") or ()), tuple(rules.get("product_ids") or ()),
    )  # fmt: skip


def _goods(cart: CartView) -> list[Good]:
    return [
        Good(
            line_id=line.id, variant_id=line.variant_id, product_id=line.product_id, quote_id=line.quote_id,
            sku=line.sku, title=line.title, options=line.options, image_url=line.image_url, quantity=line.quantity,
            unit_minor=line.unit.minor, category=line.category, weight_grams=line.weight_grams, ships=line.ships,
            taxable=line.taxable, seller_id=line.seller_id,
        )
        for line in cart.lines
    ]  # fmt: skip


def _terms(cart: CartView) -> Terms:
    discounts, voucher = [], None
    for each in cart.off:
        if each.kind == "discount":
            discounts.append(Discount(-each.minor, each.label, each.code, each.line_id))
        if each.voucher_id and each.voucher_kind:
            voucher = voucher_terms(each.voucher_id, each.voucher_kind, each.value or 0, each.label, each.rules or {})
    return Terms(cart.currency, tuple(discounts), voucher)
