"""Questions and answers out of a Markdown file.

    # English                          a heading that names a language: what follows is in it
    ## How long does it take? {#time}  a question; its key stands behind it, else is made of its words
    Also asked: When will it come? / How soon?
    - or as a list below "Also asked:"
    Two to five days.                  the answer, up to the next heading

A heading with nothing below it but other headings is a chapter, and left out.
"""

import re
import unicodedata
from collections.abc import Iterator

import msgspec

from chaffer.kernel.locale import LANGUAGES

BYTES_AT_MOST = 2_000_000
ENTRIES_AT_MOST = 2_000
QUESTION_AT_MOST, ANSWER_AT_MOST, PHRASINGS_AT_MOST = 200, 2_000, 20
_NAMES = {
    "english": "en", "français": "fr", "francais": "fr", "french": "fr", "한국어": "ko", "korean": "ko", "русский": "ru",
    "russian": "ru",
}  # fmt: skip
_HEADING = re.compile(r"(#{1,6})(?:\s+(\S.*))?$")
_KEY = re.compile(r"\s*\{#([A-Za-z0-9][A-Za-z0-9_-]{0,79})\}\s*$")
_ALSO = re.compile(
    r"(?:also asked|aussi demandé|on demande aussi|이렇게도 물어요|также спрашивают)\s*[:：]\s*(.*)$", re.IGNORECASE
)
_ITEM = re.compile(r"\s{0,3}[-*+]\s+(.*)$")
_STRONG = re.compile(r"\*\*(.+?)\*\*")
_LINK = re.compile(r"\[([^\[\]]{1,300})\]\((https?://[^)\s]{1,2000})\)")
_COMMENT = re.compile(r"<!--(?:(?!<!--).)*?-->", re.DOTALL)
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f]")


class Read(msgspec.Struct, frozen=True):
    """One question with its answer. line: of its heading, from 1."""

    line: int
    key: str
    language: str
    question: str
    phrasings: tuple[str, ...]
    answer: str


class Problem(msgspec.Struct, frozen=True):
    """line: from 1. What is wrong there; the entry is left out."""

    line: int
    problem: str


class _Section(msgspec.Struct):
    line: int
    level: int
    title: str
    language: str
    lines: list[str]


def read_file(content: bytes, language: str) -> tuple[list[Read], list[Problem]]:
    """Every entry in order, and what could not be read. language: of what stands before any language's heading."""
    if len(content) > BYTES_AT_MOST:
        return [], [Problem(1, f"the file is larger than {BYTES_AT_MOST:,} bytes")]
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as wrong:
        line = content[: wrong.start].count(b"\n") + 1
        return [], [Problem(line, "this is not text in UTF-8")]
    entries: list[Read] = []
    problems: list[Problem] = []
    seen: dict[tuple[str, str], int] = {}
    for told in _told(_sections(text, language)):
        if isinstance(told, Problem):
            problems.append(told)
        elif (before := seen.get((told.key, told.language))) is not None:
            problems.append(Problem(told.line, f"{told.key!r} stands on line {before} already"))
        elif len(entries) >= ENTRIES_AT_MOST:
            problems.append(Problem(told.line, f"a file holds at most {ENTRIES_AT_MOST:,} entries"))
            break
        else:
            seen[told.key, told.language] = told.line
            entries.append(told)
    return entries, problems


def _sections(text: str, language: str) -> list[_Section]:
    plain = _COMMENT.sub(lambda found: "\n" * found.group().count("\n"), text)
    found: list[_Section] = []
    for number, line in enumerate(_CONTROL.sub("", plain.replace("\r\n", "\n").replace("\r", "\n")).split("\n"), 1):
        heading = _HEADING.match(line.rstrip())
        if heading is None:
            if found:
                found[-1].lines.append(line.rstrip())
            continue
        title = " ".join((heading[2] or "").rstrip("# \t").split())
        named = language_named(title)
        language = named or language
        found.append(_Section(number, len(heading[1]), "" if named else title, language, []))
    return found


def language_named(title: str) -> str:
    """The language a heading names, by its name or code; "" if it names none."""
    plain = title.strip().casefold()
    return plain if plain in LANGUAGES else _NAMES.get(plain, "")


def _told(sections: list[_Section]) -> Iterator[Read | Problem]:
    for section, after in zip(sections, [*sections[1:], None], strict=True):
        if not section.title:
            continue
        phrasings, answer = _body(section.lines)
        if not answer and after is not None and after.level > section.level:
            continue  # a chapter
        yield _entry(section, phrasings, answer)


def _entry(section: _Section, phrasings: list[str], answer: str) -> Read | Problem:
    keyed = _KEY.search(section.title)
    question = " ".join(_KEY.sub("", section.title).split())
    line = section.line
    if not question:
        return Problem(line, "the heading has no question")
    if not answer:
        return Problem(line, f"nothing answers {question[:60]!r}")
    if len(question) > QUESTION_AT_MOST:
        return Problem(line, f"a question has at most {QUESTION_AT_MOST} characters, this one {len(question)}")
    if len(answer) > ANSWER_AT_MOST:
        return Problem(line, f"an answer has at most {ANSWER_AT_MOST:,} characters, this one {len(answer):,}")
    if len(phrasings) > PHRASINGS_AT_MOST or any(len(each) > QUESTION_AT_MOST for each in phrasings):
        told = f"at most {PHRASINGS_AT_MOST} other wordings of at most {QUESTION_AT_MOST} characters"
        return Problem(line, told)
    key = keyed[1].lower() if keyed else key_of(question)
    if not key:
        return Problem(line, "the question has no letters")
    return Read(line, key, section.language, question, tuple(dict.fromkeys(phrasings)), answer)


def key_of(question: str) -> str:
    """A key made of a question's words: "How long does it take?" gives how-long-does-it-take."""
    plain = unicodedata.normalize("NFKC", question).casefold()
    return "-".join(re.findall(r"[^\W_]+", plain))[:80].strip("-")


def _body(lines: list[str]) -> tuple[list[str], str]:
    phrasings: list[str] = []
    answer: list[str] = []
    listing = False
    for line in lines:
        also = _ALSO.match(line.strip())
        item = _ITEM.match(line)
        if also:
            listing = True
            phrasings += [each.strip() for each in also[1].split(" / ") if each.strip()]
        elif listing and item:
            phrasings.append(item[1].strip())
        elif not (listing and not line.strip()):
            listing = False
            answer.append(line)
        elif phrasings:
            listing = False
    told = re.sub(r"\n{3,}", "\n\n", "\n".join(answer)).strip()
    return phrasings, _LINK.sub(r"\1: \2", _STRONG.sub(r"*\1*", told))
