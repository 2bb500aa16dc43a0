"""Sentences with the slots they hold, written as one line of text: `max=60 USD; colors=blue; category=shirt`."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from chaffer.kernel.money import Money
from chaffer.language.packaged import rows
from chaffer.language.slots import Slots
from chaffer.language.understanding import understand

FILES = ("friendly.tsv", "awkward.tsv", "blind.tsv")
"""The last was written before anybody looked at what comes out."""
TODAY = date(2026, 11, 22)
SHOPS = {"en": ("USD", "US"), "fr": ("EUR", "FR"), "ko": ("KRW", "KR"), "ru": ("RUB", "RU")}
"""Currency and country of the shop that each language is spoken in."""
KEYS = {
    "min": "price_min", "max": "price_max", "colors": "colors", "not_colors": "not_colors", "materials": "materials",
    "not_materials": "not_materials", "sizes": "sizes", "quantity": "quantity", "occasion": "occasion",
    "recipient": "recipient", "age": "age", "category": "category", "brand": "brand", "sort": "sort",
    "ordinal": "ordinal", "order_number": "order_number",
}  # fmt: skip


class Case(NamedTuple):
    language: str
    text: str
    frame: dict[str, str]


def cases(name: str) -> Iterator[Case]:
    """The cases of one of FILES."""
    for language, text, told in (row[:3] for row in rows(f"frames/{name}")):
        pairs = [pair.split("=", 1) for pair in told.split(";") if "=" in pair]
        yield Case(language, text, {key.strip(): value.strip() for key, value in pairs})


def frame_of(text: str, language: str) -> dict[str, str]:
    """What understand() makes of a sentence, in the same form."""
    currency, country = SHOPS[language]
    return as_frame(understand(text, today=TODAY, currency=currency, country=country, language_hint=language).slots)


def as_frame(slots: Slots) -> dict[str, str]:
    shown = {key: _shown(getattr(slots, field)) for key, field in KEYS.items()}
    return {key: value for key, value in shown.items() if value}


def _shown(value: object) -> str:
    if isinstance(value, Money):
        return f"{value.major.normalize():f} {value.currency}"
    if isinstance(value, tuple):
        return ",".join(value)
    return "" if value is None else str(value)
