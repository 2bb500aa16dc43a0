"""Sentences that give, ask for or end a permission to buy, and shop talk that does none of it."""

import csv
from datetime import date
from pathlib import Path

import pytest

from chaffer.conversations.dialogue.inputs import Heard
from chaffer.conversations.dialogue.permission_words import meant_in, period_in, sum_in
from chaffer.kernel.money import Money
from chaffer.language.normalise import normalise
from chaffer.language.training.seeds import lines, seeds
from chaffer.language.understanding import understand

SAYINGS = [
    row for row in csv.reader((Path(__file__).parent / "permission_sayings.tsv").open(encoding="utf-8"), delimiter="\t")
    if row and not row[0].startswith("#")
]  # fmt: skip


@pytest.mark.parametrize(("kind", "minor", "period", "currency", "language", "words"), SAYINGS, ids=lambda each: each)
def test_a_sentence_means_what_it_says(
    kind: str, minor: str, period: str, currency: str, language: str, words: str
) -> None:
    meaning = understand(words, today=date(2026, 3, 2), currency=currency, language_hint=language)
    heard = Heard(words, understanding=meaning, currency=currency)

    assert meant_in(meaning.text) == kind.strip("-")
    if kind == "give":
        assert sum_in(heard) == (None if minor == "-" else Money(int(minor), currency))
        assert period_in(meaning.text) == period.strip("-")


def test_nothing_that_the_intents_are_taught_is_taken_for_a_permission() -> None:
    taught = seeds(lines())

    assert len(taught) > 1000
    assert [seed.sentence for seed in taught if meant_in(normalise(seed.sentence))] == []
