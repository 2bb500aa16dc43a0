from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from chaffer.commerce.pricing.bill import Terms, make_bill
from chaffer.commerce.pricing.terms import Delivery, Discount, Good, TaxRate, VoucherTerms
from chaffer.commerce.pricing.views import Bill, TaxLine


def good(number: int, quantity: int, unit: int, **more: Any) -> Good:
    return Good(f"l{number}", f"v{number}", f"p{number}", "", f"S{number}", "Thing", {}, "", quantity, unit, **more)


goods_lists = st.lists(
    st.builds(
        lambda quantity, unit, category, taxable, ships, grams: (quantity, unit, category, taxable, ships, grams),
        st.integers(1, 20), st.integers(0, 10**7), st.sampled_from(["", "Books", "Books > Maps", "Dresses"]),
        st.booleans(), st.booleans(), st.integers(0, 5000),
    ),
    min_size=1, max_size=8,
).map(
    lambda rows: [
        good(n, quantity, unit, category=category, taxable=taxable, ships=ships, weight_grams=grams)
        for n, (quantity, unit, category, taxable, ships, grams) in enumerate(rows)
    ]
)  # fmt: skip
terms = st.builds(
    Terms,
    currency=st.sampled_from(["USD", "JPY", "KWD", "CHF"]),
    discounts=st.lists(
        st.builds(Discount, st.integers(-5, 10**8), st.just("sale"), st.just(""), st.sampled_from(["", "l0", "l9"])),
        max_size=3,
    ).map(tuple),
    voucher=st.none()
    | st.builds(
        VoucherTerms, st.just("vch"), st.just("percent"), st.integers(0, 10**6), st.just("…AB"), st.integers(0, 10**6)
    )
    | st.builds(VoucherTerms, st.just("vch"), st.sampled_from(["amount", "shipping"]), st.integers(0, 10**8)),
    delivery=st.none() | st.builds(Delivery, st.just("rat"), st.just("Post"), st.integers(0, 10**5)),
    tax_rates=st.lists(
        st.builds(
            TaxRate, st.sampled_from(["VAT", "State", "City"]), st.integers(0, 400_000), st.booleans(),
            st.sampled_from(["", "Books"]),
        ),
        max_size=4, unique_by=lambda rate: (rate.name, rate.category),
    ).map(tuple),
    tax_included=st.booleans(),
    step_minor=st.sampled_from([1, 5, 10]),
    reverse_charge=st.booleans(),
)  # fmt: skip


@settings(max_examples=600, deadline=None)
@given(goods_lists, terms)
def test_a_bill_always_adds_up_and_is_never_negative(goods: list[Good], wanted: Terms) -> None:
    bill = make_bill(3, goods, wanted)
    totals = bill.totals
    on_top = 0 if totals.tax_included else totals.tax.minor

    assert totals.total.minor == (
        totals.subtotal.minor - totals.discount.minor + totals.shipping.minor + on_top + totals.rounding_minor
    )
    assert totals.subtotal.minor + sum(each.minor for each in bill.adjustments) == totals.total.minor
    assert min(totals.total.minor, totals.discount.minor, totals.shipping.minor, totals.tax.minor) >= 0
    assert totals.discount.minor == sum(line.discount_minor for line in bill.lines)
    assert totals.reverse_charge == wanted.reverse_charge
    assert totals.tax.minor == sum(tax.minor for tax in totals.tax_lines)
    assert abs(totals.rounding_minor) <= wanted.step_minor / 2
    assert totals.total.minor % wanted.step_minor == 0
    for line in bill.lines:
        assert 0 <= line.discount_minor <= line.unit_minor * line.quantity
        on_line = 0 if totals.tax_included else line.tax_minor
        assert line.total_minor == line.unit_minor * line.quantity - line.discount_minor + on_line
        assert min(line.tax_minor, line.total_minor) >= 0


@settings(max_examples=400, deadline=None)
@given(goods_lists, terms)
def test_the_tax_is_charged_whole_or_not_at_all(goods: list[Good], wanted: Terms) -> None:
    full = make_bill(3, goods, replace(wanted, reverse_charge=False, step_minor=1))
    without = make_bill(3, goods, replace(wanted, reverse_charge=True, step_minor=1))

    assert (without.totals.tax.minor, without.totals.tax_lines, without.totals.tax_included) == (0, (), False)
    assert not any(line.tax_minor for line in without.lines)
    if wanted.tax_included:  # a unit price is rounded once, so the sums may differ by half a unit for each piece
        pieces = sum(good.quantity for good in goods) + 2 * len(goods) + 2
        assert abs(full.totals.total.minor - full.totals.tax.minor - without.totals.total.minor) <= pieces
        assert without.totals.total.minor <= full.totals.total.minor
    else:
        assert without.totals.total == full.totals.total - full.totals.tax


@settings(max_examples=100, deadline=None)
@given(goods_lists, terms)
def test_the_same_cart_gives_the_same_bill(goods: list[Good], wanted: Terms) -> None:
    assert make_bill(3, goods, wanted) == make_bill(3, goods, wanted)


def bill(goods: list[Good], **more: Any) -> Bill:
    return make_bill(1, goods, Terms("USD", **more))


def test_tax_on_top_is_added() -> None:
    made = bill([good(0, 2, 1000)], tax_rates=(TaxRate("Sales tax", 82_500),))
    assert (made.totals.tax.minor, made.totals.total.minor) == (165, 2165)


def test_tax_in_the_price_is_told_but_not_added() -> None:
    made = bill([good(0, 1, 1200)], tax_rates=(TaxRate("TVA", 200_000),), tax_included=True)
    assert (made.totals.tax.minor, made.totals.total.minor) == (200, 1200)
    assert made.adjustments == ()


def test_rounding_never_makes_it_dearer_without_the_tax() -> None:
    more = {"tax_included": True, "tax_rates": (TaxRate("VAT", 200_000),), "discounts": (Discount(10),)}
    with_tax, without = (bill([good(0, 10, 2)], reverse_charge=each, **more) for each in (False, True))
    assert (with_tax.totals.total.minor, without.totals.total.minor) == (10, 8)


def test_whose_country_takes_the_tax_pays_what_is_left_of_the_price_without_it() -> None:
    made = bill(
        [good(0, 3, 1190), good(1, 1, 1070, category="Books")], reverse_charge=True, tax_included=True,
        tax_rates=(TaxRate("MwSt", 190_000, True), TaxRate("MwSt", 70_000, category="Books")),
        delivery=Delivery("r", "Post", 595), voucher=VoucherTerms("v", "percent", 100_000, "…X"),
    )  # fmt: skip
    assert [(line.unit_minor, line.discount_minor, line.total_minor) for line in made.lines] == [
        (1000, 300, 2700), (1000, 100, 900),
    ]  # fmt: skip
    totals = made.totals
    assert (totals.subtotal.minor, totals.shipping.minor, totals.total.minor) == (4000, 500, 4100)
    assert [(each.kind, each.minor) for each in made.adjustments] == [("voucher", -400), ("shipping", 500)]
    assert made.voucher_minor == 400


def test_the_nearest_category_gives_the_rate() -> None:
    rates = (TaxRate("VAT", 200_000), TaxRate("VAT", 50_000, category="Books"))
    made = bill([good(0, 1, 1000, category="Books > Maps"), good(1, 1, 1000, category="Bookshelves")], tax_rates=rates)
    assert [line.tax_minor for line in made.lines] == [50, 200]


def test_two_taxes_of_one_place_both_count() -> None:
    made = bill([good(0, 1, 1000)], tax_rates=(TaxRate("GST", 50_000), TaxRate("PST", 70_000)))
    assert made.totals.tax_lines == (TaxLine("GST", 50_000, 1000, 50), TaxLine("PST", 70_000, 1000, 70))


def test_shipping_is_taxed_where_the_rate_says_so() -> None:
    made = bill([good(0, 1, 1000)], delivery=Delivery("r", "Post", 500), tax_rates=(TaxRate("VAT", 200_000, True),))
    assert (made.totals.tax.minor, made.totals.total.minor) == (300, 1800)


def test_a_voucher_for_shipping_takes_off_shipping_alone() -> None:
    made = bill([good(0, 1, 1000)], delivery=Delivery("r", "Post", 500), voucher=VoucherTerms("v", "shipping", 0, "…X"))
    assert (made.totals.shipping.minor, made.totals.total.minor, made.voucher_minor) == (0, 1000, 500)


@pytest.mark.parametrize(("subtotal", "off"), [(1999, 0), (2000, 200)])
def test_a_voucher_counts_from_its_smallest_order(subtotal: int, off: int) -> None:
    made = bill([good(0, 1, subtotal)], voucher=VoucherTerms("v", "percent", 100_000, "…X", 2000))
    assert made.totals.discount.minor == off


def test_francs_are_rounded_to_five() -> None:
    made = make_bill(1, [good(0, 1, 1003)], Terms("CHF", step_minor=5))
    assert (made.totals.total.minor, made.totals.rounding_minor) == (1005, 2)
