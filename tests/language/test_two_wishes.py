"""Two things in one sentence, and what only looks like it."""

from datetime import date
from pathlib import Path

import pytest

from chaffer.language.facets import NO_FACETS
from chaffer.language.slots import Understanding
from chaffer.language.two_wishes import wishes_apart
from chaffer.language.understanding import understand

ROWS = [
    line.split("\t")
    for line in (Path(__file__).parent / "two_wishes.tsv").read_text(encoding="utf-8").splitlines()
    if line and line[0] != "#"
]


def _read(text: str, language: str) -> Understanding:
    return understand(text, today=date(2026, 3, 2), currency="USD", country="US", language_hint=language)


def _told(one: Understanding) -> str:
    slots = one.slots
    bound = str(slots.price_max.minor) if slots.price_max else ""
    beside = ", ".join(each for each in (*slots.colors, bound, slots.recipient) if each)
    return f"{slots.category}: {beside}" if beside else slots.category


@pytest.mark.parametrize(("language", "text", "first", "second"), ROWS, ids=[row[1] for row in ROWS])
def test_each_of_two_wishes_keeps_what_was_said_of_it(language: str, text: str, first: str, second: str) -> None:
    apart = wishes_apart(_read(text, language), lambda part: _read(part, language), NO_FACETS)

    assert [_told(each) for each in apart] == ([] if first == "-" else [first, second])
