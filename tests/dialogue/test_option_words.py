"""Colours of options, in the shopper's language."""

import pytest

from chaffer.conversations.dialogue.matching import value_said
from chaffer.conversations.dialogue.option_words import called, each_called, material_called, written
from chaffer.language.slots import Slots


@pytest.mark.parametrize(
    ("value", "language", "said"),
    [
        ("Red", "fr", "Rouge"),
        ("Forest green", "fr", "Vert foncé"),
        ("Light Grey", "ko", "연회색"),
        ("Blue/White", "ru", "Синий/белый"),
        ("white", "ru", "белый"),
        ("Dusty blue", "fr", "Bleu poudré"),
        ("Dusty blue", "ko", "더스티블루"),
        ("Dusty blue", "ru", "Пыльно-голубой"),
        ("Black", "fr", "Noir"),
        ("Red", "en", "Red"),
    ],
)
def test_a_known_colour_is_called_as_its_readers_do(value: str, language: str, said: str) -> None:
    assert called("Colour", value, language) == said


@pytest.mark.parametrize("value", ["Navy stripe", "Zebra", "M", ""])
def test_what_is_no_colour_we_know_stays_as_it_is(value: str) -> None:
    assert called("Colour", value, "fr") == value


@pytest.mark.parametrize(("value", "language"), [("양털", "ko"), ("шерсть", "ru"), ("velours côtelé", "fr")])
def test_a_material_told_in_the_readers_own_language_stays_as_it_is_told(value: str, language: str) -> None:
    assert material_called(value, language) == value


@pytest.mark.parametrize(
    ("name", "value", "language", "said"),
    [
        ("Bunch", "Small", "fr", "Petit"), ("Bunch", "Classic", "ko", "클래식"), ("Size", "Large", "ru", "Большой"),
        ("Size", "M", "ru", "M"), ("Bunch", "Small", "en", "Small"), ("Bunch", "Very small", "fr", "Very small"),
    ],
)  # fmt: skip
def test_a_common_word_of_an_option_is_said_in_the_readers_language(
    name: str, value: str, language: str, said: str
) -> None:
    assert called(name, value, language) == said


def test_a_common_word_is_understood_in_whatever_language_it_is_said() -> None:
    values = ["Small", "Classic", "Grand"]

    assert [value_said(values, text, Slots()) for text in ("le petit", "클래식", "самый пышный", "un autre")] == [
        "Small", "Classic", "Grand", None,
    ]  # fmt: skip


def test_only_options_that_are_colours_are_translated() -> None:
    assert called("Scent", "Lavender", "fr") == "Lavender"
    assert written({"Color": "Blue", "Size": "M"}, "fr") == "Bleu, M"


def test_two_shades_that_would_read_the_same_keep_the_names_of_the_shop() -> None:
    said = each_called("Colour", ["Forest green", "Dark green", "Red"], "fr")

    assert said == {"Forest green": "Forest green", "Dark green": "Dark green", "Red": "Rouge"}
