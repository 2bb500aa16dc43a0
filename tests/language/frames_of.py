"""Frames written as one line of text, and what understand() makes of a sentence in the same form."""

import csv
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import NamedTuple

from chaffer.kernel.money import Money
from chaffer.language.understanding import Slots, understand

HERE = Path(__file__).parent
TODAY = date(2026, 11, 22)
SHOPS = {"en": ("USD", "US"), "fr": ("EUR", "FR"), "ko": ("KRW", "KR"), "ru": ("RUB", "RU")}
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
    with (HERE / "frames" / name).open(encoding="utf-8") as lines:
        for row in csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
            if row and not row[0].startswith("#"):
                pairs = [pair.split("=", 1) for pair in row[2].split(";") if "=" in pair]
                yield Case(row[0], row[1], {key.strip(): value.strip() for key, value in pairs})


def frame_of(text: str, language: str) -> dict[str, str]:
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
