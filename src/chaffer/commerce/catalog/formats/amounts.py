"""Prices, quantities and yes or no, as strangers write them."""

import re
from decimal import Decimal, InvalidOperation
from functools import lru_cache
from typing import Any

from chaffer.kernel.money import Money

LARGEST_MINOR = 10**15
LARGEST_QUANTITY = 1_000_000_000

_AMOUNT = re.compile(r"-?[\d.,'\s\u00a0\u202f]*\d[\d.,'\s\u00a0\u202f]*")
_PLAIN = re.compile(r"[0-9]{1,12}(?:\.[0-9]{1,2})?")
_CODE = re.compile(r"(?<![A-Za-z])[A-Z]{3}(?![A-Za-z])")
_SCIENTIFIC = re.compile(r"\d[eE][+-]?\d")
_SIGNS = {"€": "EUR", "£": "GBP", "₩": "KRW", "₽": "RUB"}
_YES = frozenset(
    ("true", "yes", "y", "1", "on", "oui", "да", "in stock", "in_stock", "instock", "available", "continue")
)
_NO = frozenset(("false", "no", "n", "0", "off", "non", "нет", "out of stock", "out_of_stock", "outofstock", "deny"))


def price(value: Any, currency: str) -> Money | None:
    """A price in major units: 149, "149.00", "1,299.00", "1 299,90 €", "USD 20", {"amount": "20", "currency": "USD"}.

    currency: the one meant where the value names none. None if it is no price, negative, or absurdly high.
    """
    if isinstance(value, dict):
        return _told(value, currency)
    if isinstance(value, bool) or not isinstance(value, (int, float, str)):
        return None
    written = str(value).strip()
    if _PLAIN.fullmatch(written):
        return _plain(written, currency)
    named = _currency(written) or currency
    number = _number(value)
    return None if number is None else _parsed(number, named)


def whole(value: Any) -> int | None:
    """A quantity or weight: 4, 4.0, "4", "1,200", "4 pcs". None if it is no number."""
    if isinstance(value, bool) or not isinstance(value, (int, float, str)):
        return None
    if isinstance(value, str) and value.isdecimal() and len(value) < 10:
        return int(value)
    written = _number(value)
    if written is None:
        return None
    try:
        number = int(Decimal(written))
    except (InvalidOperation, ValueError, OverflowError):
        return None
    return number if abs(number) <= LARGEST_QUANTITY else None


def truth(value: Any) -> bool | None:
    """Yes or no in the words of common exports; None if it says neither."""
    if isinstance(value, bool):
        return value
    word = str(value).strip().lower()
    return True if word in _YES else False if word in _NO else None


def _parsed(number: str, currency: str) -> Money | None:
    try:
        money = Money.parse(number, currency)
    except (InvalidOperation, ValueError, OverflowError):
        return None
    return money if 0 <= money.minor <= LARGEST_MINOR else None


_plain = lru_cache(maxsize=5_000)(_parsed)
"""The same few prices stand in a file again and again."""


def _number(value: float | str) -> str | None:
    """The number in a value, written with a point."""
    if not isinstance(value, str):
        return str(value)
    found = None if _SCIENTIFIC.search(value) else _AMOUNT.search(value.strip())
    return None if found is None else _decimal(found.group())


def _told(value: dict[Any, Any], currency: str) -> Money | None:
    named = str(value.get("currency") or value.get("currency_code") or currency).upper()
    minor = value.get("minor")
    if isinstance(minor, int) and not isinstance(minor, bool):
        return Money(minor, named) if 0 <= minor <= LARGEST_MINOR else None
    amount = value.get("amount", value.get("value"))
    return None if isinstance(amount, dict) else price(amount, named)


def _currency(written: str) -> str:
    """The ISO code or sign in a price; "$" is left to the shop, many currencies use it."""
    code = _CODE.search(written)
    if code:
        return code.group()
    return next((named for sign, named in _SIGNS.items() if sign in written), "")


def _decimal(written: str) -> str:
    """The number with a point: the last comma or point is the decimal one unless three digits follow it."""
    bare = re.sub(r"['\s\u00a0\u202f]", "", written).strip(".,")
    last = max(bare.rfind(","), bare.rfind("."))
    if last < 0:
        return bare
    head, tail = re.sub(r"[.,]", "", bare[:last]), bare[last + 1 :]
    both = "," in bare and "." in bare
    again = bare.count(bare[last]) > 1
    thousands = len(tail) == 3 and (again or (bare[last] == "," and not both and head not in ("", "0", "-0", "-")))
    return head + tail if thousands else f"{head or '0'}.{tail}"
