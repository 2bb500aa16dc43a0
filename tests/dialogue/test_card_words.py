"""Sentences that keep, show or forget a card, and shop talk that does none of it."""

import csv
from pathlib import Path

import pytest

from chaffer.conversations.dialogue.card_words import meant_in, named_in
from chaffer.language.normalise import normalise
from chaffer.language.training.seeds import lines, seeds

SAYINGS = [
    row for row in csv.reader((Path(__file__).parent / "card_sayings.tsv").open(encoding="utf-8"), delimiter="\t")
    if row and not row[0].startswith("#")
]  # fmt: skip
VISA = {"label": "Visa", "last4": "4242"}
OLD_VISA = {"label": "Visa", "last4": "1881"}
OTHER = {"label": "Mastercard", "last4": "3184"}


@pytest.mark.parametrize(("kind", "words"), SAYINGS, ids=lambda each: each)
def test_a_sentence_means_what_it_says(kind: str, words: str) -> None:
    assert meant_in(normalise(words)) == kind.strip("-")


def test_nothing_that_the_intents_are_taught_is_taken_for_a_wish_about_kept_cards() -> None:
    taught = seeds(lines())

    assert len(taught) > 1000
    assert [seed.sentence for seed in taught if meant_in(normalise(seed.sentence))] == []


@pytest.mark.parametrize(("words", "wanted"), [
    ("forget my card", None),
    ("remove the visa", [VISA, OLD_VISA]),
    ("forget the card ending in 1881", [OLD_VISA]),
    ("delete my visa 4242", [VISA]),
    ("delete my mastercard 4242", []),
    ("forget all my cards", [VISA, OLD_VISA, OTHER]),
    ("удалите визу", [VISA, OLD_VISA]),
    ("마스터 카드 지워 주세요", [OTHER]),
    ("supprimez mes cartes", [VISA, OLD_VISA, OTHER]),
])  # fmt: skip
def test_a_card_is_pointed_at_by_its_kind_and_last_digits(words: str, wanted: object) -> None:
    assert named_in(normalise(words), [VISA, OLD_VISA, OTHER]) == wanted
