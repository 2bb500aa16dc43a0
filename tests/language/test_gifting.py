"""Whom it is for, what they like, when it arrives, what the card says. The sentences are data, in gifting.tsv."""

from datetime import date
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chaffer.language.gifting import Gifting, read_gifting

TODAY = date(2026, 3, 2)
LINES = Path(__file__).with_name("gifting.tsv").read_text(encoding="utf-8").splitlines()
SENTENCES = [line.split("\t") for line in LINES if line and not line.startswith("#")]


def told(gifting: Gifting) -> dict[str, Any]:
    """Only what was said."""
    plain: dict[str, Any] = {}
    if gifting.person:
        plain["person"] = [gifting.person.key, gifting.person.label]
    for name in ("sent", "city", "slot", "whole", "note", "before", "asks"):
        if value := getattr(gifting, name):
            plain[name] = value
    for taste in gifting.tastes:
        plain["likes" if taste.likes else "dislikes"] = [taste.of.key, *taste.what]
    for day in gifting.days:
        plain["day"] = [day.of.key, day.what, day.day]
    return plain


@pytest.mark.parametrize(("language", "country", "text", "read", "left"), SENTENCES, ids=lambda value: value[:30])
def test_a_sentence_is_read(language: str, country: str, text: str, read: str, left: str) -> None:
    gifting, rest = read_gifting(text, language, TODAY, country)

    assert (told(gifting), rest) == (msgspec.json.decode(read), left)


@settings(max_examples=200, deadline=None)
@given(
    st.sampled_from(("en", "fr", "ko", "ru", "de")),
    st.lists(st.sampled_from([sentence[2] for sentence in SENTENCES]) | st.text(max_size=30), max_size=6).map(
        ", ".join
    ),
)
def test_nothing_that_is_said_breaks_it(language: str, text: str) -> None:
    gifting, _ = read_gifting(text, language, TODAY, "US")

    assert len(gifting.note) <= len(text)
    assert len(gifting.tastes) + len(gifting.days) <= 10
    assert all(0 < len(what) <= 40 for taste in gifting.tastes for what in taste.what)
