"""What a product's texts say to a question, by cases in help.tsv."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from chaffer.commerce.catalog.views import ProductView, ReviewView
from chaffer.commerce.faq.guide_tables import asked_of, find_row, split_guide
from chaffer.commerce.faq.product_help import told_of

HERE = Path(__file__).parent
GUIDE = """Warm down to minus ten; the lining is wool. Hand wash only, at 30 degrees.

| Height (cm) | Ski length (cm) | Weight (kg) |
|---|---|---|
| up to 164 | 150-155 | up to 55 |
| 165-174 | 156-163 | 56-70 |
| 175-190 | 164-172 | over 70 |
"""
PRODUCT = ProductView(
    "prd_1", "loden", "Loden coat", "A long coat with two deep pockets. Not waterproof.", "Fell", "Coats", (),
    {"material": ["wool"], "care": "Dry clean once a winter."}, None, GUIDE, "", "", 0.0, 0, (), (),
)  # fmt: skip
AT = datetime(2026, 1, 1, tzinfo=UTC)
REVIEWS = [
    ReviewView("Ann", 5, "en", "", "Very warm. I wore it every day.", AT),
    ReviewView("Léa", 4, "fr", "", "Chaud mais lourd.", AT),
    ReviewView("Bob", 2, "en", "", "The colour is nice.", AT),
]
CASES = [line.split("\t") for line in (HERE / "help.tsv").read_text().splitlines() if line.strip() and line[0] != "#"]


@pytest.mark.parametrize(("language", "said", "question"), CASES, ids=lambda cell: cell)
def test_the_sentence_that_answers_is_quoted(language: str, said: str, question: str) -> None:
    told = told_of(PRODUCT, [], question, language)
    quoted = "row" if told.row else told.quote.text if told.quote else "-"

    assert quoted == said


def test_reviews_are_counted_and_the_shoppers_language_is_quoted() -> None:
    told = told_of(PRODUCT, REVIEWS, "est-ce qu'il est chaud ?", "fr")

    assert told.voices is not None
    assert (told.voices.count, told.voices.read, told.voices.author) == (2, 3, "Léa")
    assert told_of(PRODUCT, REVIEWS, "does it need batteries?", "en").voices is None


def test_a_table_answers_the_number_it_is_asked_with() -> None:
    words, tables = split_guide(GUIDE)

    def row(question: str) -> tuple[str, str] | None:
        found = find_row(tables, asked_of(tables, question))
        return None if found is None else (found.key[1], dict(found.cells)["Ski length (cm)"])

    assert words.endswith("at 30 degrees.")
    assert row("which ski length for 178 cm?") == ("175-190", "164-172")
    assert row("I am 5'7\", which length?") == ("165-174", "156-163")
    assert row("je mesure 1m62, quelle longueur ?") == ("up to 164", "150-155")
    assert row("рост 1,70 м, какая длина?") == ("165-174", "156-163")
    assert row("몸무게 60kg이면 길이가 어떻게 되나요?") == ("56-70", "156-163")
    assert row("which length for 205 cm?") is None
    assert row("can I wash it at 30?") is None


def test_a_number_beyond_the_table_is_said_to_be_so() -> None:
    told = told_of(PRODUCT, [], "which ski length for 205 cm?", "en")

    assert (told.row, told.outside) == (None, True)
