"""Amounts as Stripe writes them, which is not always in minor units of ISO 4217.

Source: docs.stripe.com/currencies (zero-decimal currencies, special cases).
"""

from chaffer.kernel.errors import ProviderFault
from chaffer.kernel.money import Money

_TIMES_100 = frozenset(("ISK", "UGX"))
"""ISO has no decimals for them, Stripe writes two that are always zero."""
_WHOLE = frozenset(("MGA",))
"""ISO has two decimals for it, Stripe none."""
_TENS = frozenset(("BHD", "JOD", "KWD", "OMR", "TND"))
"""Three decimals, of which Stripe takes only those whose last is zero."""


def to_stripe(amount: Money) -> int:
    """Raises ProviderFault for an amount Stripe cannot take."""
    if amount.currency in _TIMES_100:
        return amount.minor * 100
    step = 100 if amount.currency in _WHOLE else 10 if amount.currency in _TENS else 1
    if amount.minor % step:
        raise ProviderFault(f"{amount.minor} {amount.currency} is not an amount Stripe takes", provider_code="amount")
    return amount.minor // 100 if amount.currency in _WHOLE else amount.minor


def from_stripe(units: int, currency: str) -> Money:
    """currency: in either case. An amount we cannot have asked for comes back as it is."""
    code = currency.upper()
    if code in _TIMES_100 and units % 100 == 0:
        return Money(units // 100, code)
    return Money(units * 100 if code in _WHOLE else units, code)
