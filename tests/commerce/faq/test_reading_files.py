"""Questions and answers out of Markdown."""

import time

import pytest

from chaffer.commerce.faq import reading_files
from chaffer.commerce.faq.reading_files import read_file

FILE = """﻿Words before the first heading are nobody's.

# English
## Delivery
### How long does it take? {#time}
Also asked: When will it come? / How soon?
- Is it quick?

Two to **five** days. See [the list](https://shop.example/list).

And more below.

### Is it free?
Yes.
# Français
## Combien de temps ? {#time}
Aussi demandé :
* C'est long ?

Deux à cinq jours.
"""


def test_headings_are_questions_and_the_text_below_is_the_answer() -> None:
    entries, problems = read_file(FILE.encode(), "ko")

    assert problems == []
    assert [(each.line, each.language, each.key, each.question) for each in entries] == [
        (5, "en", "time", "How long does it take?"),
        (13, "en", "is-it-free", "Is it free?"),
        (16, "fr", "time", "Combien de temps ?"),
    ]
    assert entries[0].phrasings == ("When will it come?", "How soon?", "Is it quick?")
    assert entries[0].answer == "Two to *five* days. See the list: https://shop.example/list.\n\nAnd more below."
    assert entries[2].phrasings == ("C'est long ?",)


def test_what_cannot_be_taken_is_told_by_its_line() -> None:
    text = (
        "## Nobody answers?\n\n## {#key}\nText\n## Twice? {#a}\nOne\n## Again? {#a}\nTwo\n## "
        + "x" * 201
        + "?\nLong\n## Fine?\nYes"
    )
    entries, problems = read_file(text.encode(), "en")

    assert [each.key for each in entries] == ["a", "fine"]
    assert [(each.line, each.problem.split(",")[0]) for each in problems] == [
        (1, "nothing answers 'Nobody answers?'"), (3, "the heading has no question"), (7, "'a' stands on line 5 already"),
        (9, "a question has at most 200 characters"),
    ]  # fmt: skip


def test_other_bytes_than_utf_8_are_told_with_their_line() -> None:
    entries, problems = read_file("## Où ?\nLà\n## Combien ?\n".encode() + "dû".encode("latin-1"), "fr")

    assert (entries, [(each.line, each.problem) for each in problems]) == ([], [(4, "this is not text in UTF-8")])


def test_a_file_and_its_parts_are_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading_files, "ENTRIES_AT_MOST", 2)
    many = "".join(f"## Question {number}?\nYes.\n" for number in range(5))

    assert [each.line for each in read_file(many.encode(), "en")[1]] == [5]
    assert read_file(b"## A?\n" + b"x" * 2_001, "en")[1][0].problem.startswith("an answer has at most")
    assert read_file(b"x" * 2_000_001, "en")[1][0].problem.startswith("the file is larger")


def test_lines_end_as_they_may() -> None:
    unix, windows = (read_file(FILE.replace("\n", end).encode(), "en") for end in ("\n", "\r\n"))

    assert unix == windows


@pytest.mark.parametrize("piece", ["[", "[a](", "<!--", "{#", "**", "# ", " "])
def test_a_file_made_to_be_slow_is_read_at_once(piece: str) -> None:
    began = time.perf_counter()
    read_file(("# English\n## Why? " + piece * 100_000 + "x\n" + piece * 100_000).encode(), "en")
    assert time.perf_counter() - began < 5
