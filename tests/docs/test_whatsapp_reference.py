"""The page about WhatsApp names every kind there is, and only tests that exist."""

import re
from pathlib import Path

import pytest

from chaffer.channels.whatsapp.parse_content import READERS
from chaffer.channels.whatsapp.parse_notice import KINDS
from chaffer.sandbox.graph import validate, validate_interactive

ROOT = Path(__file__).parent.parent.parent
PAGE = (ROOT / "docs/reference/whatsapp.md").read_text(encoding="utf-8")
SHORT = {"F/": "tests/channels/whatsapp/fixtures/", "C/": "tests/conversations/"}
OUT = [*validate._CHECKS, *validate_interactive._CHECKS]


@pytest.mark.parametrize("kind", [*READERS, *KINDS, *OUT])
def test_every_kind_has_its_place(kind: str) -> None:
    assert f"`{kind}`" in PAGE


def test_every_test_that_is_named_exists() -> None:
    named = re.findall(r"`((?:F/|C/|tests/)[^`]+\.(?:py|json|yaml))`", PAGE)
    paths = [SHORT.get(each[:2], each[:2]) + each[2:] for each in named]

    assert len(paths) > 50
    assert [each for each in paths if not (ROOT / each).exists()] == []
