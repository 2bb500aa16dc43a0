"""Exact money."""

from decimal import ROUND_HALF_EVEN, Decimal
from fractions import Fraction

import msgspec

from chaffer.kernel.errors import Refusal

# ISO 4217 exponents that are not 2 (list of active codes, amendment 176).
_EXPONENTS = {
    **dict.fromkeys(
        ("BIF", "CLP", "DJF", "GNF", "ISK", "JPY", "KMF", "KRW", "PYG", "RWF", "UGX", "UYI", "VND", "VUV",
         "XAF", "XOF", "XPF"), 0,
    ),
    **dict.fromkeys(("BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"), 3),
    **dict.fromkeys(("CLF", "UYW"), 4),
}  # fmt: skip


class CurrencyMismatch(Refusal):
    code = "currency_mismatch"


def exponent(currency: str) -> int:
    """How many decimals the currency has (2 for EUR, 0 for JPY, 3 for KWD)."""
    return _EXPONENTS.get(currency, 2)


class Money(msgspec.Struct, frozen=True, order=False):
    """An exact amount of one currency.

    minor:    whole minor units (cents, paise, yen); negative means owed to the shopper.
    currency: ISO 4217 code in capitals, such as "EUR".

    Sums of two currencies raise CurrencyMismatch.
    """

    minor: int
    currency: str

    @classmethod
    def parse(cls, major: str, currency: str) -> "Money":
        """Read a decimal text in major units ("19.90"); half a minor unit rounds to even.

        Raises decimal.InvalidOperation if the text is not a number.
        """
        scaled = Decimal(major).scaleb(exponent(currency))
        return cls(int(scaled.quantize(Decimal(1), rounding=ROUND_HALF_EVEN)), currency)

    @property
    def major(self) -> Decimal:
        """The amount in major units, exact."""
        return Decimal(self.minor).scaleb(-exponent(self.currency))

    def share(self, numerator: int, denominator: int) -> "Money":
        """This times numerator/denominator, half a minor unit to even."""
        return Money(round(Fraction(self.minor * numerator, denominator)), self.currency)

    def __add__(self, other: "Money") -> "Money":
        self._same(other)
        return Money(self.minor + other.minor, self.currency)

    def __sub__(self, other: "Money") -> "Money":
        self._same(other)
        return Money(self.minor - other.minor, self.currency)

    def __mul__(self, count: int) -> "Money":
        return Money(self.minor * count, self.currency)

    def __neg__(self) -> "Money":
        return Money(-self.minor, self.currency)

    def __lt__(self, other: "Money") -> bool:
        self._same(other)
        return self.minor < other.minor

    def __le__(self, other: "Money") -> bool:
        self._same(other)
        return self.minor <= other.minor

    def _same(self, other: "Money") -> None:
        if self.currency != other.currency:
            raise CurrencyMismatch(
                f"{self.currency} and {other.currency} in one sum", left=self.currency, right=other.currency
            )


def allocate(total: int, weights: list[int]) -> list[int]:
    """Split whole minor units over weights so that the parts add up exactly (largest remainder, first wins ties).

    With all weights zero everything goes to the first part. An empty list of weights gives an empty list.
    """
    if not weights:
        return []
    whole = sum(weights)
    if whole == 0:
        return [total] + [0] * (len(weights) - 1)
    sign = -1 if total < 0 else 1
    exact = [Fraction(abs(total) * weight, whole) for weight in weights]
    parts = [int(each) for each in exact]
    left = abs(total) - sum(parts)
    by_remainder = sorted(range(len(weights)), key=lambda i: (parts[i] - exact[i], i))
    for i in by_remainder[:left]:
        parts[i] += 1
    return [sign * part for part in parts]
