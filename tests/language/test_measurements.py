"""Measures of a body, as people write them."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chaffer.language.measurements import PARTS, find_measurements, part_named
from chaffer.language.normalise import normalise

CASES = [
    [*line.split("\t"), "", ""][:3]
    for line in (Path(__file__).parent / "measurements.tsv").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]
BUST = {"en": "my bust is {}", "fr": "tour de poitrine {}", "ko": "가슴둘레 {}", "ru": "обхват груди {}"}


@pytest.mark.parametrize(("text", "told", "asked"), CASES, ids=lambda each: each[:40])
def test_measures_are_read_as_they_are_written(text: str, told: str, asked: str) -> None:
    expected = {part: int(value) for part, _, value in (each.partition("=") for each in told.split())}

    assert find_measurements(normalise(text), asked) == expected


@given(st.sampled_from(sorted(BUST)), st.integers(700, 1400))
def test_a_measure_is_the_same_in_every_language_and_to_the_millimetre(language: str, tenths: int) -> None:
    said = f"{tenths / 10:.1f}"
    said = said.replace(".", ",") if language in ("fr", "ru") else said

    assert find_measurements(normalise(BUST[language].format(f"{said} cm"))) == {"bust": tenths}


@given(st.integers(20, 60))
def test_inches_and_centimetres_are_the_same_body(inches: int) -> None:
    in_inches = find_measurements(f"waist {inches} inches")
    in_centimetres = find_measurements(f"waist {inches * 2.54:.1f} cm")

    assert abs(in_inches["waist"] - in_centimetres["waist"]) <= 1


@given(st.text(max_size=200), st.sampled_from(("", *PARTS)))
def test_whatever_is_written_gives_only_what_a_body_can_measure(text: str, asked: str) -> None:
    for part, value in find_measurements(normalise(text), asked).items():
        assert part in PARTS
        assert 0 < value <= 250_000


@pytest.mark.parametrize(
    ("header", "part"),
    [
        ("Bust", "bust"), ("Chest (in)", "bust"), ("Tour de taille", "waist"), ("엉덩이", "hip"), ("Обхват груди", "bust"),
        ("Foot length", "foot"), ("Height", "height"), ("Length", ""), ("Size", ""), ("Pillowcases", ""), ("EU", ""),
    ],
)  # fmt: skip
def test_a_column_of_a_chart_names_a_part_of_the_body_or_none(header: str, part: str) -> None:
    assert part_named(header) == part
