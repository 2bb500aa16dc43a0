"""Whether a text wants a card kept, shown or forgotten, and which one. The words are data beside it."""

import re
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import Any, Literal

import msgspec

Meant = Literal["", "save", "list", "forget", "end"]
_ORDER: tuple[Meant, ...] = ("end", "forget", "list", "save")
_BRANDS = ("Visa", "Mastercard", "American Express")
_LAST4 = re.compile(r"(?<!\d)\d{4}(?!\d)")
LONGEST = 300  # characters


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    data = files(__package__ or "").joinpath("card_words.json").read_bytes()
    told = msgspec.json.decode(data, type=dict[str, dict[str, list[str]]])
    return {
        name: re.compile("|".join(f"(?:{each})" for some in by_language.values() for each in some))
        for name, by_language in told.items()
    }


@cache
def _any() -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{_patterns()[name].pattern})" for name in _ORDER))


def meant_in(text: str) -> Meant:
    """What a normalised text says of kept cards. One search for a text that says nothing of them."""
    if len(text) > LONGEST or not _any().search(text):
        return ""
    return next(name for name in _ORDER if _patterns()[name].search(text))


def named_in(text: str, cards: Sequence[dict[str, Any]]) -> list[dict[str, Any]] | None:
    """Those a normalised text points at, by kind and last four digits, or all of them; None if it names none."""
    digits = set(_LAST4.findall(text))
    brands = {name for name in _BRANDS if _patterns()[name].search(text)}
    if digits or brands:
        return [
            each for each in cards
            if (not digits or each["last4"] in digits) and (not brands or each["label"] in brands)
        ]  # fmt: skip
    return list(cards) if _patterns()["all"].search(text) else None
