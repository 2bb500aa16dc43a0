"""What the settings of a shop that we read ourselves may hold. Others are the merchant's own, and pass."""

import re
from collections.abc import Callable, Mapping
from typing import Any

import msgspec

from chaffer.accounts.hours import Hours, check
from chaffer.commerce.checkout.crediting import SETTING as STORE_CREDIT
from chaffer.commerce.invoices.content import SETTING as INVOICES
from chaffer.commerce.invoices.content import Party, check_party
from chaffer.conversations.skills.suggestion import SETTING as SUGGESTIONS
from chaffer.kernel.errors import Invalid

_WORDS = 100
_CAP = 1000
_ADDRESS = re.compile(r"https?://\S{1,1000}")


def check_settings(settings: Mapping[str, Any]) -> None:
    """Raises Invalid, whose `field` is "settings." and the setting's name. What is null is taken away, and fits always."""
    for name, value in settings.items():
        if value is not None and name in _CHECKS and (wrong := _CHECKS[name](value)):
            raise Invalid(f"{name}: {wrong}", field=f"settings.{name}")


def _hours(value: Any) -> str:
    try:
        check(msgspec.convert(value, Hours))
    except (msgspec.ValidationError, Invalid) as wrong:
        return str(wrong)
    return ""


def _party(value: Any) -> str:
    try:
        check_party(msgspec.convert(value, Party))
    except (msgspec.ValidationError, Invalid) as wrong:
        return str(wrong)
    return ""


def _words(value: Any) -> str:
    fits = isinstance(value, str) and len(value) <= _WORDS and (value.isprintable() or not value)
    return "" if fits else f"one line of at most {_WORDS} characters"


def _cap(value: Any) -> str:
    fits = isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= _CAP
    return "" if fits else f"a number from 0 to {_CAP}"


def _truth(value: Any) -> str:
    return "" if isinstance(value, bool) else "true or false"


def _address(value: Any) -> str:
    return "" if value == "" or (isinstance(value, str) and _ADDRESS.fullmatch(value)) else "an address of a picture"


def _credit(value: Any) -> str:
    return "" if value in ("ask", "use", "keep") else "ask, use or keep"


_CHECKS: Mapping[str, Callable[[Any], str]] = {
    "hours": _hours, "assistant": _words, "persona": _words, "logo_url": _address, "tells_packed": _truth,
    "marketing_per_day": _cap, "marketing_per_30_days": _cap, STORE_CREDIT: _credit, INVOICES: _party,
    SUGGESTIONS: _truth,
}  # fmt: skip
