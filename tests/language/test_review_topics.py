"""What reviews speak of: only what they say, in any language, and not what they deny."""

from pathlib import Path

import pytest

from chaffer.language.review_topics import advised, sides

CASES = [
    line.partition("\t")[::2]
    for line in (Path(__file__).parent / "review_topics.tsv").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]


@pytest.mark.parametrize(("text", "told"), CASES, ids=lambda each: each[:40])
def test_a_review_is_counted_for_what_it_says(text: str, told: str) -> None:
    assert sides(text) == {topic: side for topic, _, side in (each.partition("=") for each in told.split())}


def test_the_guide_of_a_shop_leans_to_one_side_or_to_none() -> None:
    assert advised("Cut close to the body: between two sizes, take the larger one.") == "larger"
    assert advised("Prenez la plus petite si vous hésitez.") == "smaller"
    assert advised("Take your usual size.") == ""
