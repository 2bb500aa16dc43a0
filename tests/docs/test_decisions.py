"""Decisions are counted: one page a number, and the number stands in its title."""

import re

from tests.architecture.sources import ROOT

PAGES = sorted((ROOT / "docs/decisions").glob("*.md"))


def test_decisions_are_numbered_without_gaps() -> None:
    assert [int(page.name[:4]) for page in PAGES] == list(range(1, len(PAGES) + 1))


def test_the_number_stands_in_the_title() -> None:
    for page in PAGES:
        title = re.match(r"# (\d+)\. ", page.read_text())

        assert title is not None, page.name
        assert int(title[1]) == int(page.name[:4])
