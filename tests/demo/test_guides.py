"""The demo shop's guides and answers, asked as shoppers ask."""

import json
from pathlib import Path

import pytest

from chaffer.commerce.catalog.views import ProductView
from chaffer.commerce.faq.product_help import told_of
from chaffer.demo import catalogue_lines
from chaffer.demo.shelves import DEPARTMENTS, guides, shelved

CASES = [
    line.split("\t")
    for line in (Path(__file__).parent / "guides.tsv").read_text().splitlines()
    if line.strip() and line[0] != "#"
]


def test_a_guide_is_there_in_four_languages_or_not_at_all() -> None:
    kinds = {(product.department, product.told["kind"]) for product in shelved()}
    told = {(department, kind): texts for department, some in guides().items() for kind, texts in some.items()}

    assert {department for department, _ in told} <= set(DEPARTMENTS)
    assert told.keys() <= kinds
    assert len(told) >= 20
    assert all(set(texts) == {"en", "fr", "ko", "ru"} and all(texts.values()) for texts in told.values())


@pytest.mark.parametrize(("product_id", "language", "piece", "question"), CASES, ids=lambda cell: cell)
def test_a_question_about_a_thing_on_the_shelves_is_answered(
    product_id: str, language: str, piece: str, question: str
) -> None:
    (line,) = (json.loads(each) for each in catalogue_lines() if json.loads(each)["id"] == product_id)
    guide = line["texts"].get(language, line).get("guide", line.get("guide", ""))
    product = ProductView(
        "prd_1", product_id, line["title"], line["description"], "", line["category"], (), line["attributes"], None,
        guide, "", "", 0.0, 0, (), (),
    )  # fmt: skip
    told = told_of(product, [], question, language)
    said = f"{told.row.key} {told.row.cells}" if told.row else told.quote.text if told.quote else "-"

    assert piece in said
