"""Whether a text gives, asks for or takes back a permission to buy, and for how much. The words are data beside it."""

import re
from functools import cache
from importlib.resources import files
from typing import Literal

import msgspec

from chaffer.conversations.dialogue.inputs import Heard
from chaffer.kernel.money import Money
from chaffer.language.money_marks import CURRENCY, marked, own_currency
from chaffer.language.numbers import Number, find_numbers
from chaffer.language.tokens import tokens

Meant = Literal["", "give", "ask", "end"]
_ORDER: tuple[Meant, ...] = ("end", "ask", "give")
_PERIODS = ("day", "week")
LONGEST = 300  # characters
_MEASURES_TIME = re.compile(r" ?(?:days?|weeks?|months?|jours?|semaines?|mois|일|주|달|개월|дн|недел|месяц)")


@cache
def _words() -> dict[str, list[str]]:
    data = files(__package__ or "").joinpath("permission_words.json").read_bytes()
    told = msgspec.json.decode(data, type=dict[str, dict[str, list[str]]])
    return {name: [each for some in by_language.values() for each in some] for name, by_language in told.items()}


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    return {name: re.compile("|".join(f"(?:{each})" for each in some)) for name, some in _words().items()}


@cache
def _stems() -> tuple[str, ...]:
    """One of them stands in whatever speaks of a permission: to look for these costs a tenth of the patterns."""
    return tuple(_words()["stems"])


@cache
def _any() -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{_patterns()[name].pattern})" for name in _ORDER))


def meant_in(text: str) -> Meant:
    """What a normalised text says of a permission."""
    if len(text) > LONGEST or not any(stem in text for stem in _stems()) or not _any().search(text):
        return ""
    return next(name for name in _ORDER if _patterns()[name].search(text))


def period_in(text: str) -> str:
    """day, week or month; "" if none is named."""
    named = next((name for name in _PERIODS if _patterns()[name].search(text)), "")
    return named or ("month" if _MONTH.search(text) else "")


_MONTH = re.compile(r"month|\bmois\b|mensuel|달|매월|월 |месяц")


def sum_in(heard: Heard) -> Money | None:
    """The sum that is named, in its own currency, else in the shop's; the largest number, where there are several."""
    bound = heard.slots.price_max or heard.slots.price_min
    if bound is not None:
        return bound
    text = heard.understanding.text
    found = [
        each for each in find_numbers(text, tokens(text), heard.understanding.language)
        if not each.weak and each.value > 0 and not _MEASURES_TIME.match(text, each.end)
    ]  # fmt: skip
    if not found:
        return None
    return Money.parse(f"{max(each.value for each in found):f}", _currency(text, found, heard.currency))


def _currency(text: str, found: list[Number], ours: str) -> str:
    told, _, codes = marked(text, found)
    mark = re.search(CURRENCY, told)
    code = codes.get(mark[0][0]) if mark else None
    return ours if code is None else own_currency(code, ours)
