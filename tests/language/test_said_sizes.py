"""Sizes, places and counts with what each language hangs on them."""

from datetime import date
from pathlib import Path

import pytest

from chaffer.language.understanding import understand

ROWS = [
    line.split("\t")
    for line in (Path(__file__).parent / "said_sizes.tsv").read_text(encoding="utf-8").splitlines()
    if line and line[0] != "#"
]


@pytest.mark.parametrize(("asked", "language", "said", "expected"), ROWS, ids=[row[2] for row in ROWS])
def test_a_size_a_place_and_a_count_are_told_apart(asked: str, language: str, said: str, expected: str) -> None:
    slots = understand(
        said, today=date(2026, 3, 2), currency="USD", country="US", language_hint=language, asked=asked.strip("-")
    ).slots

    read = [f"size={size}" for size in slots.sizes]
    read += [f"ordinal={slots.ordinal}"] if slots.ordinal else []
    read += [f"quantity={slots.quantity}"] if slots.quantity else []
    assert (read or ["-"])[0] == expected
