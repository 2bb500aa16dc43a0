"""Prices without the tax that is in them: what a company pays whose own country takes the tax (reverse charge)."""

from collections.abc import Sequence
from fractions import Fraction

from msgspec.structs import replace

from chaffer.commerce.pricing.tax import WHOLE_PPM
from chaffer.commerce.pricing.terms import Good, TaxRate
from chaffer.commerce.pricing.views import Adjustment
from chaffer.kernel.money import allocate


def net(minor: int, rates: Sequence[TaxRate]) -> int:
    """These minor units less the tax in them, half a unit to even."""
    ppm = sum(rate.rate_ppm for rate in rates)
    return round(Fraction(minor * WHOLE_PPM, WHOLE_PPM + ppm))


def net_good(good: Good, off: int, rates: Sequence[TaxRate]) -> tuple[Good, int]:
    """One thing at its net unit price, and what is taken off the line. Never dearer than with the tax."""
    bare = replace(good, unit_minor=net(good.unit_minor, rates))
    costs = bare.unit_minor * good.quantity
    return bare, max(0, costs - net(good.unit_minor * good.quantity - off, rates)) if off else 0


def net_adjustments(
    adjustments: Sequence[Adjustment], voucher_off: int, off: int
) -> tuple[list[Adjustment], int]:  # fmt: skip
    """What the discounts and a voucher take off the goods when together it is `off`: shares as they were."""
    *parts, of_voucher = allocate(off, [*(-each.minor for each in adjustments), voucher_off])
    shared = zip(adjustments, parts, strict=True)
    return [replace(each, minor=-part) for each, part in shared if part], of_voucher
