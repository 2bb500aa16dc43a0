"""Work out a bill: pure, exact to the minor unit, never negative."""

from collections.abc import Sequence
from fractions import Fraction

import msgspec

from chaffer.commerce.pricing.net import net, net_adjustments, net_good
from chaffer.commerce.pricing.tax import Taxes, tax_on
from chaffer.commerce.pricing.terms import Delivery, Discount, Good, TaxRate, VoucherTerms
from chaffer.commerce.pricing.views import Adjustment, Bill, BillLine, Totals
from chaffer.kernel.money import Money, allocate


class Terms(msgspec.Struct, frozen=True):
    """Everything besides the goods. step_minor: what the total is rounded to (5 for Swiss francs).

    reverse_charge: the buyer accounts for the tax: none is charged, and what is in the prices is taken out of them.
    """

    currency: str
    discounts: tuple[Discount, ...] = ()
    voucher: VoucherTerms | None = None
    delivery: Delivery | None = None
    tax_rates: tuple[TaxRate, ...] = ()
    tax_included: bool = False
    step_minor: int = 1
    reverse_charge: bool = False


def make_bill(cart_version: int, goods: Sequence[Good], terms: Terms) -> Bill:
    """The bill for these goods on these terms."""
    prices = [good.unit_minor * good.quantity for good in goods]
    subtotal = sum(prices)
    off, adjustments = _discounts(goods, prices, terms.discounts)
    left = [
        price - part if terms.voucher is None or terms.voucher.fits(good.category, good.product_id) else 0
        for good, price, part in zip(goods, prices, off, strict=True)
    ]
    voucher_off, shipping_off = _voucher(terms, subtotal, sum(left))
    off = [mine + more for mine, more in zip(off, allocate(voucher_off, left), strict=True)]
    full_shipping = terms.delivery.minor if terms.delivery else 0
    shipping_rates = [rate for rate in terms.tax_rates if rate.on_shipping and not rate.category]
    if terms.reverse_charge and terms.tax_included:
        bare = [
            net_good(good, part, _rates_for(good, terms.tax_rates)) for good, part in zip(goods, off, strict=True)
        ]  # fmt: skip
        goods, off = [good for good, _ in bare], [part for _, part in bare]
        adjustments, voucher_off = net_adjustments(adjustments, voucher_off, sum(off))
        full_shipping, shipping_off = net(full_shipping, shipping_rates), net(shipping_off, shipping_rates)
        subtotal = sum(good.unit_minor * good.quantity for good in goods)
    if terms.reverse_charge:
        terms, shipping_rates = msgspec.structs.replace(terms, tax_rates=(), tax_included=False), []
    taken = voucher_off + shipping_off
    if terms.voucher and taken:
        adjustments.append(Adjustment("voucher", terms.voucher.label, -taken, terms.voucher.label))

    taxes = Taxes()
    lines = [_line(good, taken_off, terms, taxes) for good, taken_off in zip(goods, off, strict=True)]
    shipping = full_shipping - shipping_off
    tax_on(shipping, shipping_rates, taxes, included=terms.tax_included)

    on_top = 0 if terms.tax_included else taxes.total
    exact = subtotal - sum(off) + shipping + on_top
    total = _rounded(exact, terms.step_minor)
    if terms.delivery and full_shipping:
        adjustments.append(Adjustment("shipping", terms.delivery.name, full_shipping))
    if not terms.tax_included:
        adjustments += [Adjustment("tax", tax.name, tax.minor) for tax in taxes.lines() if tax.minor]
    if total != exact:
        adjustments.append(Adjustment("rounding", "", total - exact))
    money = {
        name: Money(minor, terms.currency)
        for name, minor in (
            ("subtotal", subtotal), ("discount", sum(off)), ("shipping", shipping), ("tax", taxes.total),
            ("total", total),
        )
    }  # fmt: skip
    return Bill(
        cart_version=cart_version, lines=tuple(lines), adjustments=tuple(adjustments),
        totals=Totals(
            **money, tax_included=terms.tax_included, tax_lines=taxes.lines(), rounding_minor=total - exact,
            reverse_charge=terms.reverse_charge,
        ),
        grams=sum(good.weight_grams * good.quantity for good in goods if good.ships),
        ships=any(good.ships for good in goods),
        shipping_rate_id=terms.delivery.rate_id if terms.delivery else "",
        shipping_name=terms.delivery.name if terms.delivery else "",
        voucher_id=terms.voucher.id if terms.voucher and taken else "", voucher_minor=taken,
        lead_days=max((good.lead_days for good in goods), default=0),
        days=terms.delivery.days if terms.delivery else None,
    )  # fmt: skip


def _discounts(
    goods: Sequence[Good], prices: Sequence[int], discounts: Sequence[Discount]
) -> tuple[list[int], list[Adjustment]]:
    """What each line loses by discounts: those on one line or some first, then those on the cart, never below zero."""
    off = [0] * len(goods)
    adjustments = []
    for discount in sorted(discounts, key=lambda each: not (each.line_id or each.worths)):
        left = [price - part for price, part in zip(prices, off, strict=True)]
        if discount.line_id:
            left = [part if good.line_id == discount.line_id else 0 for part, good in zip(left, goods, strict=True)]
        if discount.worths:
            left = [min(part, discount.worths.get(good.line_id, 0)) for part, good in zip(left, goods, strict=True)]
        minor = max(0, min(discount.minor, sum(left)))
        if not minor:
            continue
        off = [mine + more for mine, more in zip(off, allocate(minor, left), strict=True)]
        adjustments.append(Adjustment("discount", discount.label, -minor, discount.code, discount.line_id))
    return off, adjustments


def _voucher(terms: Terms, subtotal: int, left: int) -> tuple[int, int]:
    """What a voucher takes off the goods, and off shipping. left: what the goods it is for still cost."""
    voucher = terms.voucher
    if voucher is None or subtotal < voucher.min_subtotal_minor:
        return 0, 0
    if voucher.kind == "shipping":
        return 0, terms.delivery.minor if terms.delivery else 0
    wanted = (
        Money(left, terms.currency).share(voucher.value, 1_000_000).minor
        if voucher.kind == "percent"
        else voucher.value
    )
    return max(0, min(wanted, left)), 0


def _line(good: Good, off: int, terms: Terms, taxes: Taxes) -> BillLine:
    base = good.unit_minor * good.quantity - off
    tax = tax_on(base, _rates_for(good, terms.tax_rates), taxes, included=terms.tax_included)
    return BillLine(
        line_id=good.line_id, variant_id=good.variant_id, product_id=good.product_id, quote_id=good.quote_id,
        sku=good.sku, title=good.title, options=good.options, image_url=good.image_url, quantity=good.quantity,
        unit_minor=good.unit_minor, discount_minor=off, tax_minor=tax,
        total_minor=base if terms.tax_included else base + tax, ships=good.ships, seller_id=good.seller_id,
    )  # fmt: skip


def _rates_for(good: Good, rates: Sequence[TaxRate]) -> list[TaxRate]:
    """For each tax by name the rate of the nearest category above the good; none if the good is not taxed."""
    if not good.taxable:
        return []
    nearest: dict[str, TaxRate] = {}
    for rate in rates:
        inside = not rate.category or good.category == rate.category or good.category.startswith(f"{rate.category} > ")
        known = nearest.get(rate.name)
        if inside and (known is None or len(rate.category) > len(known.category)):
            nearest[rate.name] = rate
    return list(nearest.values())


def _rounded(exact: int, step: int) -> int:
    """To the nearest step, half to even."""
    return exact if step <= 1 else round(Fraction(exact, step)) * step
