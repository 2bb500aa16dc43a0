"""What bundles in a cart take off: pure, reckoned anew from the lines each time.

Nothing is remembered of a bundle but how many were asked for. A part that was taken out, or bought before, is simply not
there, and the discount with it; put back, both are back.
"""

from collections.abc import Mapping, Sequence
from fractions import Fraction

import msgspec

from chaffer.commerce.pricing.terms import Discount, Good

PPM = 1_000_000


class Part(msgspec.Struct, frozen=True):
    variant_id: str
    quantity: int


class BundleTerms(msgspec.Struct, frozen=True):
    """minor: what one of it costs; None: percent_ppm off its parts. count: how many of it are wanted."""

    id: str
    label: str
    parts: tuple[Part, ...]
    minor: int | None
    percent_ppm: int
    count: int = 1


def bundle_discounts(goods: Sequence[Good], wanted: Sequence[BundleTerms]) -> list[Discount]:
    """One for each bundle of which a whole one is there. A unit counts for one bundle only, the first that asks.

    Never makes anything dearer: where the parts cost less by themselves, nothing is taken off.
    """
    left = {good.line_id: good.quantity for good in goods}
    found = []
    for bundle in wanted:
        count = whole_ones(goods, bundle, left)
        worths = _take(goods, bundle, count, left)
        off = saving(bundle, sum(worths.values()), count)
        if off > 0:
            found.append(Discount(off, bundle.label, bundle.id, worths=worths))
    return found


def whole_ones(goods: Sequence[Good], bundle: BundleTerms, left: Mapping[str, int]) -> int:
    """How many of those wanted can be put together from the units left, by line."""
    there = [
        sum(left[good.line_id] for good in goods if good.variant_id == part.variant_id) // part.quantity
        for part in bundle.parts
    ]
    return min([bundle.count, *there]) if there else 0


def saving(bundle: BundleTerms, full: int, count: int) -> int:
    """What so many of it take off parts that cost `full` by themselves; never negative."""
    if bundle.minor is not None:
        return max(0, full - bundle.minor * count)
    return round(Fraction(full * bundle.percent_ppm, PPM))


def _take(goods: Sequence[Good], bundle: BundleTerms, count: int, left: dict[str, int]) -> dict[str, int]:
    """The units of so many bundles are taken out of `left`; what they are worth, by line."""
    worths: dict[str, int] = {}
    for part in bundle.parts:
        missing = part.quantity * count
        for good in goods:
            units = min(missing, left[good.line_id]) if good.variant_id == part.variant_id else 0
            if units:
                worths[good.line_id] = worths.get(good.line_id, 0) + units * good.unit_minor
                left[good.line_id] -= units
                missing -= units
    return worths
