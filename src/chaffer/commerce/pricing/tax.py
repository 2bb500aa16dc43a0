"""Tax on one amount, in the price or on top of it."""

from collections.abc import Sequence
from fractions import Fraction

from chaffer.commerce.pricing.terms import TaxRate
from chaffer.commerce.pricing.views import TaxLine
from chaffer.kernel.money import allocate

WHOLE_PPM = 1_000_000


class Taxes:
    """Taxes of a bill as they add up, by name and rate."""

    def __init__(self) -> None:
        self._sums: dict[tuple[str, int], tuple[int, int]] = {}
        self.total = 0

    def add(self, rate: TaxRate, base: int, minor: int) -> None:
        key = (rate.name, rate.rate_ppm)
        known_base, known = self._sums.get(key, (0, 0))
        self._sums[key] = (known_base + base, known + minor)
        self.total += minor

    def lines(self) -> tuple[TaxLine, ...]:
        return tuple(TaxLine(name, ppm, base, minor) for (name, ppm), (base, minor) in self._sums.items())


def tax_on(base: int, rates: Sequence[TaxRate], taxes: Taxes, *, included: bool) -> int:
    """The tax in (or on) these minor units, half a unit to even, added to `taxes` rate by rate."""
    ppm = sum(rate.rate_ppm for rate in rates)
    if not ppm or base <= 0:
        return 0
    tax = round(Fraction(base * ppm, WHOLE_PPM + ppm if included else WHOLE_PPM))
    for rate, part in zip(rates, allocate(tax, [rate.rate_ppm for rate in rates]), strict=True):
        taxes.add(rate, base, part)
    return tax
