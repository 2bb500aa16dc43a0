"""Why a message did not arrive is told at the desk in each of its languages, whatever the reason."""

import json
from pathlib import Path

import pytest

from chaffer.outbox import failures

WORDS = Path(__file__).parents[2] / "ui/desk/words"


@pytest.mark.parametrize("language", ["en", "fr", "ko", "ru"])
def test_every_reason_has_words(language: str) -> None:
    told = json.loads((WORDS / f"{language}.json").read_text("utf-8"))

    assert [code for code in failures._WORDS if not told.get(f"failure.{code}")] == []
