"""From a cart and a place to a bill."""

from collections import Counter
from collections.abc import Mapping
from typing import Any

from sqlalchemy import and_, or_, select

from chaffer.commerce.cart.tables import cart_adjustments
from chaffer.commerce.cart.views import CartView
from chaffer.commerce.checkout.errors import NotServed
from chaffer.commerce.pricing.bill import Terms, make_bill
from chaffer.commerce.pricing.queries import delivery_rates, place_terms
from chaffer.commerce.pricing.terms import Delivery, Discount, Good, VoucherTerms
from chaffer.commerce.pricing.views import Bill, DeliveryChoice
from chaffer.commerce.vouchers.tables import vouchers
from chaffer.runtime.statements import Statement, given, mine
from chaffer.runtime.transaction import Transaction

_OFF = Statement(
    "checkout.what_takes_off",
    select(
        cart_adjustments.c.kind, cart_adjustments.c.code, cart_adjustments.c.label, cart_adjustments.c.minor,
        cart_adjustments.c.line_id, vouchers.c.id.label("voucher_id"), vouchers.c.kind.label("voucher_kind"),
        vouchers.c.value, vouchers.c.rules,
    )
    .select_from(
        cart_adjustments.outerjoin(
            vouchers,
            and_(
                vouchers.c.shop_id == cart_adjustments.c.shop_id, cart_adjustments.c.kind == "voucher",
                vouchers.c.id == cart_adjustments.c.code,
                or_(vouchers.c.starts_at.is_(None), vouchers.c.starts_at <= given("at")),
                or_(vouchers.c.ends_at.is_(None), vouchers.c.ends_at > given("at")),
            ),
        )
    )
    .where(mine(cart_adjustments), cart_adjustments.c.cart_id == given("cart_id"))
    .order_by(cart_adjustments.c.id),
)  # fmt: skip


def bill_cart(tx: Transaction, cart: CartView, address: Mapping[str, Any] | None, rate_id: str, language: str) -> Bill:
    """The bill for the cart at this place, delivered this way. Raises NotServed.

    Without a place there is neither tax nor shipping yet. If the wished delivery is not offered (any more) and
    exactly one other is, that one is taken; else none.
    """
    terms = _discount_terms(tx, cart)
    if address is None:
        return make_bill(cart.version, _goods(cart), terms)
    country, region = str(address.get("country", "")), str(address.get("region", ""))
    rates, included, step = place_terms(tx, cart.currency, cart.price_list_id, country, region)
    placed = _with(terms, tax_rates=rates, tax_included=included, step_minor=step)
    bill = make_bill(cart.version, _goods(cart), placed)
    if not bill.ships:
        return bill
    choices = choices_for(tx, bill, address, language)
    if not choices:
        raise NotServed(country)
    chosen = next((each for each in choices if each.rate_id == rate_id), choices[0] if len(choices) == 1 else None)
    if chosen is None:
        return bill
    return make_bill(
        cart.version, _goods(cart), _with(placed, delivery=Delivery(chosen.rate_id, chosen.name, chosen.price.minor))
    )


def choices_for(tx: Transaction, bill: Bill, address: Mapping[str, Any], language: str) -> list[DeliveryChoice]:
    """The ways to send what is on this bill to this place."""
    totals = bill.totals
    return delivery_rates(
        tx, totals.total.currency, str(address.get("country", "")), str(address.get("region", "")), bill.grams,
        totals.subtotal.minor - totals.discount.minor, language,
    )  # fmt: skip


def demand_of(bill: Bill) -> dict[str, int]:
    """Units by variant, summed: two lines of one variant are one demand."""
    demand: Counter[str] = Counter()
    for line in bill.lines:
        if line.variant_id:
            demand[line.variant_id] += line.quantity
    return dict(demand)


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


def _discount_terms(tx: Transaction, cart: CartView) -> Terms:
    discounts, voucher = [], None
    for row in tx.rows(_OFF, cart_id=cart.id, at=tx.now):
        if row.kind == "discount":
            discounts.append(Discount(-row.minor, row.label, row.code, row.line_id))
        if row.voucher_id is not None:
            least = int(row.rules.get("min_subtotal_minor", 0))
            voucher = VoucherTerms(row.voucher_id, row.voucher_kind, row.value, row.label, least)
    return Terms(cart.currency, tuple(discounts), voucher)


def _with(terms: Terms, **changes: Any) -> Terms:
    return Terms(**{**{name: getattr(terms, name) for name in terms.__struct_fields__}, **changes})
