"""What the demo shop says of its things in French, Korean and Russian: all of it, in their own tongue, and the same facts."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from chaffer.demo import catalogue_lines
from chaffer.demo.shelves import LANGUAGES, descriptions, shelved
from chaffer.language.measurements import part_named
from chaffer.language.normalise import normalise
from chaffer.language.numbers import find_numbers
from chaffer.language.tokens import tokens

Plain = dict[str, Any]

AT_MOST = 240  # characters: what is quoted of a product in a chat
COUNTED_FROM = 10  # smaller numbers may be put another way: "a pair", "both"
ENGLISH = frozenset((Path(__file__).parent / "english_words.txt").read_text().split())
LATIN = {
    "fr": re.compile("(?!)"),
    "ko": re.compile(r"(?<![A-Za-z])(?!(?:cm|ml|mm|g|A|E|W|LED|US|EU|UK|Twin)(?![A-Za-z]))[A-Za-z]+"),
    "ru": re.compile(r"(?<![A-Za-z])(?!(?:V|C|LED|E|US|EU|UK|Twin)(?![A-Za-z]))[A-Za-z]+"),
}
"""Latin letters that are no unit, size system or shape of a neckline."""
OWN = {"fr": "[a-zà-ÿœ]", "ko": "[가-힣]", "ru": "[а-яё]"}
MONTH = re.compile(r"\d+월")
NARROW = re.compile(r"[^\s\u202f][;?!]|\s(?<!\u202f)[;?!]|(?<!\u00a0)[:»]|«(?!\u00a0)|[a-z]'[a-z]")
"""French marks without their own space before them, and straight apostrophes."""


@pytest.fixture(scope="module")
def products() -> list[Plain]:
    return [json.loads(line) for line in catalogue_lines()]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_product_is_described_in_every_language_and_nothing_else_is(language: str) -> None:
    told = descriptions(language)

    assert list(told) == [product.id for product in shelved()]
    assert len(set(told.values())) == len(told)


@pytest.mark.parametrize("language", LANGUAGES)
def test_all_a_shopper_reads_of_a_product_is_in_their_language(language: str, products: list[Plain]) -> None:
    for each in products:
        own = each["texts"][language]
        shown = {name for name in each.get("attributes", {}) if name not in ("age", "recipient", "style")}
        assert set(own.get("attributes", {})) == shown, each["id"]
        assert {"guide", "size_chart"} & each.keys() <= own.keys(), each["id"]
        for text in _read(own):
            assert re.search(OWN[language], text.lower()), text
            assert not LATIN[language].search(text), text
            assert not ENGLISH & set(re.findall(r"[a-z]+", text.lower())), text


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_text_is_no_longer_than_what_is_quoted_of_it(language: str, products: list[Plain]) -> None:
    for each in products:
        own = each["texts"][language]
        assert len(own["description"]) <= AT_MOST, each["id"]
        assert len(own.get("attributes", {}).get("care", "")) <= AT_MOST, each["id"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_numbers_are_those_of_the_english_text(language: str, products: list[Plain]) -> None:
    for each in products:
        own = each["texts"][language]
        assert _numbers(own["description"], language) == _numbers(each["description"], "en"), each["id"]
        care = each.get("attributes", {}).get("care", "")
        assert _numbers(own.get("attributes", {}).get("care", ""), language) == _numbers(care, "en"), each["id"]


def test_another_number_would_be_noticed() -> None:
    assert _numbers("hangs on a chain of forty-five centimetres", "en") == {45}
    assert _numbers("на цепочке 54 см", "ru") == {54}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_chart_measures_the_same_parts_with_the_same_figures(language: str, products: list[Plain]) -> None:
    for each in products:
        chart, own = each.get("size_chart"), each["texts"][language].get("size_chart")
        if chart is None:
            continue
        assert [part_named(name) for name in own["columns"]] == [part_named(name) for name in chart["columns"]]
        figures = [[re.findall(r"\d+(?:\.\d+)?", cell) for cell in row] for row in chart["rows"]]
        assert [[re.findall(r"\d+(?:\.\d+)?", cell) for cell in row] for row in own["rows"]] == figures


def test_french_is_set_as_the_french_set_it(products: list[Plain]) -> None:
    lines = [line for each in products for text in _written(each["texts"]["fr"]) for line in text.splitlines()]

    assert [line for line in lines if NARROW.search(line) and not line.startswith("|")] == []


@pytest.mark.parametrize("wrong", ["Lavez; séchez", "Lavez ; séchez", "l'ourlet", "Où?", "ici: là", "« ici\u00a0»"])
def test_french_set_otherwise_would_be_noticed(wrong: str) -> None:
    assert NARROW.search(wrong)


def _written(own: Plain) -> list[str]:
    texts = [own["description"], *([own["guide"]] if "guide" in own else [])]
    for value in own.get("attributes", {}).values():
        texts += value if isinstance(value, list) else [value]
    return texts


def _read(own: Plain) -> list[str]:
    chart = own.get("size_chart", {}).get("columns", [])
    named = [name for name in chart if name not in ("US", "EU", "UK")]
    return [own["title"], *_written(own), *named]


def _numbers(text: str, language: str) -> set[float]:
    """Those from COUNTED_FROM on, in figures and in words; months, which Korean numbers, left out."""
    plain = normalise(MONTH.sub("", text))
    found = {float(each.value) for each in find_numbers(plain, tokens(plain), language)}
    return {number for number in found if number >= COUNTED_FROM}
