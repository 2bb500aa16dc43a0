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
def _words() -> dict[str, list[str]]:
    data = files(__package__ or "").joinpath("card_words.json").read_bytes()
    told = msgspec.json.decode(data, type=dict[str, dict[str, list[str]]])
    return {name: [each for some in by_language.values() for each in some] for name, by_language in told.items()}


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    return {name: re.compile("|".join(f"(?:{each})" for each in some)) for name, some in _words().items()}


@cache
def _stems() -> tuple[str, ...]:
    """One of them stands in whatever speaks of cards: to look for these costs a tenth of the patterns."""
    return tuple(_words()["stems"])


@cache
def _any() -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{_patterns()[name].pattern})" for name in _ORDER))


def meant_in(text: str) -> Meant:
    """What a normalised text says of kept cards."""
    if len(text) > LONGEST or not any(stem in text for stem in _stems()) or not _any().search(text):
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
