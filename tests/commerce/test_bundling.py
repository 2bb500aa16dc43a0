"""What bundles take off, as arithmetic."""

from hypothesis import given, settings
from hypothesis import strategies as st

from chaffer.commerce.pricing.bill import Terms, make_bill
from chaffer.commerce.pricing.bundling import BundleTerms, Part, bundle_discounts
from chaffer.commerce.pricing.terms import Good
from chaffer.commerce.returns.worth import share


def good(number: int, variant: str, quantity: int, unit: int) -> Good:
    return Good(f"l{number}", f"v{variant}", f"p{variant}", "", f"S{variant}", "Thing", {}, "", quantity, unit)


variants = st.sampled_from("abcd")
carts = st.lists(st.tuples(variants, st.integers(1, 7), st.integers(0, 90_000)), min_size=1, max_size=6).map(
    lambda rows: [good(number, *row) for number, row in enumerate(rows)]
)
wishes = st.lists(
    st.builds(
        lambda parts, minor, ppm, count: (tuple(Part(f"v{each}", units) for each, units in parts.items()), minor, ppm, count),
        st.dictionaries(variants, st.integers(1, 3), min_size=1, max_size=3),
        st.none() | st.integers(0, 120_000), st.integers(0, 1_000_000), st.integers(1, 3),
    ),
    max_size=3,
).map(
    lambda rows: [BundleTerms(f"bdl_{number}", "Set", *row) for number, row in enumerate(rows)]
)  # fmt: skip


@settings(max_examples=500, deadline=None)
@given(carts, wishes)
def test_bundles_take_off_whole_ones_only_and_never_more_than_their_parts(
    goods: list[Good], wanted: list[BundleTerms]
) -> None:
    found = {each.code: each for each in bundle_discounts(goods, wanted)}
    units = {each.line_id: each.quantity for each in goods}
    worths = {each.line_id: each.quantity * each.unit_minor for each in goods}

    for bundle in wanted:
        # By hand: one bundle after the other is put together, unit by unit, as long as every part is there.
        made, parts = 0, 0
        for _ in range(bundle.count):
            taken = _one(goods, bundle, units)
            if taken is None:
                break
            made, parts = made + 1, parts + taken
        cost = (
            bundle.minor * made if bundle.minor is not None else parts - round(parts * bundle.percent_ppm / 1_000_000)
        )
        off = found[bundle.id].minor if bundle.id in found else 0
        assert abs(off - max(0, parts - cost)) <= (0 if bundle.minor is not None else 1)
        assert off <= parts
        if bundle.id in found:
            assert sum(found[bundle.id].worths.values()) == parts
    for each in found.values():
        assert all(worth <= worths[line_id] for line_id, worth in each.worths.items())


def _one(goods: list[Good], bundle: BundleTerms, units: dict[str, int]) -> int | None:
    """Take the units of one bundle; what they cost, or None if they are not all there."""
    before, cost = dict(units), 0
    for part in bundle.parts:
        for _ in range(part.quantity):
            line = next((each for each in goods if each.variant_id == part.variant_id and units[each.line_id]), None)
            if line is None:
                units.update(before)
                return None
            units[line.line_id] -= 1
            cost += line.unit_minor
    return cost


@settings(max_examples=500, deadline=None)
@given(carts, wishes, st.randoms(use_true_random=False))
def test_a_bill_with_bundles_adds_up_and_its_parts_go_back_for_just_what_was_paid(
    goods: list[Good], wanted: list[BundleTerms], chance: object
) -> None:
    discounts = tuple(bundle_discounts(goods, wanted))
    bill = make_bill(1, goods, Terms("USD", discounts))
    outside = {each.line_id for each in goods} - {line for each in discounts for line in each.worths}

    assert bill.totals.discount.minor == sum(each.minor for each in discounts)
    assert bill.totals.total.minor == sum(line.total_minor for line in bill.lines)
    for line in bill.lines:
        assert 0 <= line.discount_minor <= line.unit_minor * line.quantity
        assert line.line_id not in outside or line.discount_minor == 0
        # Unit by unit, in whatever steps: the shares add up to the line.
        back = sum(share(line.total_minor, line.quantity, gone, 1) for gone in range(line.quantity))
        assert back == line.total_minor


def test_a_thing_beside_a_bundle_pays_its_full_price() -> None:
    goods = [good(0, "a", 3, 1000), good(1, "b", 1, 500)]
    wanted = [BundleTerms("bdl", "Set", (Part("va", 1), Part("vb", 1)), 1200, 0)]

    bill = make_bill(1, goods, Terms("USD", tuple(bundle_discounts(goods, wanted))))

    assert [line.discount_minor for line in bill.lines] == [200, 100]
    assert bill.totals.total.minor == 3200


def test_a_bundle_dearer_than_its_parts_takes_nothing_off() -> None:
    goods = [good(0, "a", 1, 100), good(1, "b", 1, 100)]

    assert bundle_discounts(goods, [BundleTerms("bdl", "Set", (Part("va", 1), Part("vb", 1)), 500, 0)]) == []
