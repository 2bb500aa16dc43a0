"""How well a shop's answers are found, on questions that somebody has judged.

A line of the judged file: language, the key of the entry that answers (or "-" for none), the question; apart by tabs.
"""

from collections.abc import Sequence
from pathlib import Path

import msgspec

from chaffer.commerce.faq.answering import PERHAPS, SURE, Answers, Entry
from chaffer.commerce.faq.reading_files import Read, read_file
from chaffer.kernel.errors import Invalid

NOTHING = "-"


class Judged(msgspec.Struct, frozen=True):
    language: str
    key: str
    question: str


class Miss(msgspec.Struct, frozen=True):
    """A question that went wrong. what: wrong, unanswered or answered. found: the likeliest entry."""

    judged: Judged
    what: str
    found: str
    score: float


class Line(msgspec.Struct):
    """Counts of one language, or of all. answered: the right answer, given at once; offered: among those offered;
    wrong: another answer given at once; unanswered: neither.

    kept_out, bothered, misled: of the questions without an answer, those left to a person, offered something, answered.
    """

    language: str
    answered: int = 0
    offered: int = 0
    wrong: int = 0
    unanswered: int = 0
    kept_out: int = 0
    bothered: int = 0
    misled: int = 0


def read_judged(path: Path) -> list[Judged]:
    """Raises Invalid for a line with other than three cells."""
    found = []
    for number, line in enumerate(path.read_text("utf-8-sig").splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        cells = [cell.strip() for cell in line.split("\t")]
        if len(cells) != 3 or not all(cells):
            raise Invalid(f"{path.name} line {number}: language, key and question, apart by tabs")
        found.append(Judged(*cells))
    return found


def answers_of(files: Sequence[Path], language: str) -> Answers:
    """The entries of these files. Raises Invalid for a file with problems."""
    entries: list[Read] = []
    for path in files:
        read, problems = read_file(path.read_bytes(), language)
        if problems:
            raise Invalid(f"{path.name} line {problems[0].line}: {problems[0].problem}")
        entries += read
    told = [Entry(f"{n}", e.key, e.language, e.question, e.phrasings, e.answer) for n, e in enumerate(entries)]
    return Answers(told, language)


def evaluate(
    answers: Answers, judged: Sequence[Judged], sure: float = SURE, perhaps: float = PERHAPS
) -> tuple[list[Line], list[Miss]]:
    """One line a language, the last for all; and what went wrong."""
    lines = {each.language: Line(each.language) for each in judged}
    whole = Line("all")
    misses = []
    for each in judged:
        hits = answers.find(each.question, each.language)
        best = hits[0] if hits else None
        score, key = (best.score, best.entry.key) if best else (0.0, "")
        offered = [hit.entry.key for hit in hits if hit.score >= perhaps]
        what = _what(each.key, key if score >= sure else "", offered)
        for line in (lines[each.language], whole):
            setattr(line, what, getattr(line, what) + 1)
        if what not in ("answered", "kept_out", "offered"):
            misses.append(Miss(each, what, key, score))
    return [*lines.values(), whole], misses


def _what(wanted: str, given: str, offered: Sequence[str]) -> str:
    if wanted == NOTHING:
        return "misled" if given else "bothered" if offered else "kept_out"
    if given:
        return "answered" if given == wanted else "wrong"
    return "offered" if wanted in offered else "unanswered"


def table(lines: Sequence[Line]) -> str:
    """The figures for the terminal."""
    names = [name for name in Line.__struct_fields__ if name != "language"]
    rows = ["language " + "".join(f"{name.replace('_', ' '):>12}" for name in names)]
    rows += [f"{line.language:<9}" + "".join(f"{getattr(line, name):>12}" for name in names) for line in lines]
    return "\n".join(rows)
