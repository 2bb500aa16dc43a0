"""Questions: whether a text is one, and what it asks about, by the words of lexicons/asked_about.tsv."""

import re
from functools import cache, lru_cache
from typing import NamedTuple

from chaffer.language.normalise import normalise
from chaffer.language.packaged import phrases, rows

_LANGUAGES = ("en", "fr", "ko", "ru")
_AT_MOST = 400
"""Characters of a text that are read."""


class About(NamedTuple):
    """What is asked about, and where in the normalised text its words stand."""

    name: str
    start: int
    end: int


def about_goods(text: str) -> bool:
    """Whether a normalised text asks about what only a product can tell, or also a product."""
    return any(_of()[each.name] != "shop" for each in asked_about(text))


def about_shop(text: str) -> bool:
    """Whether it asks about what only the shop can tell, or also the shop."""
    return any(_of()[each.name] != "product" for each in asked_about(text))


@cache
def _of() -> dict[str, str]:
    return {row[0]: row[1] for row in rows("asked_about.tsv")}


@lru_cache(maxsize=4096)
def asked_about(text: str) -> tuple[About, ...]:
    """Everything a normalised text asks about, in the order of the words; the longer words win."""
    return tuple(_found(text[:_AT_MOST]))


def _found(text: str) -> list[About]:
    found: list[About] = []
    at = 0
    while at < len(text):
        cue = _cue_at(text, at)
        end = at + 1
        if cue is not None:
            end = _end(text, at, cue)
            found += [About(name, at, end) for name in cue.names]
        at = end
    return found


class _Cue(NamedTuple):
    """begins: only at the beginning of a word; whole: and only if the word ends there."""

    words: str
    names: tuple[str, ...]
    begins: bool
    whole: bool


def _cue_at(text: str, at: int) -> _Cue | None:
    fresh = at == 0 or not text[at - 1].isalnum()
    for cue in _cues().get(text[at], ()):
        if (fresh or not cue.begins) and text.startswith(cue.words, at):
            end = at + len(cue.words)
            if not cue.whole or end == len(text) or not text[end].isalpha():
                return cue
    return None


def _end(text: str, at: int, cue: _Cue) -> int:
    end = at + len(cue.words)
    while cue.begins and not cue.whole and end < len(text) and text[end].isalpha():
        end += 1
    return end


@cache
def _cues() -> dict[str, list[_Cue]]:
    """By their first letter, the longest first."""
    names: dict[tuple[str, bool], list[str]] = {}
    for name, _of, *columns in rows("asked_about.tsv"):
        for language, column in zip(_LANGUAGES, columns, strict=True):
            for phrase in column.split(","):
                key = normalise(phrase), language != "ko"
                if key[0] and name not in names.setdefault(key, []):
                    names[key].append(name)
    found: dict[str, list[_Cue]] = {}
    for (phrase, begins), told in sorted(names.items(), key=lambda each: (-len(each[0][0]), each[0])):
        cue = _Cue(phrase.rstrip("_"), tuple(told), begins, phrase.endswith("_"))
        found.setdefault(phrase[0], []).append(cue)
    return found


@cache
def _question_words() -> re.Pattern[str]:
    lists = phrases("question_words.json")
    begins = [re.escape(word) for some in lists["begins"].values() for word in some]
    ends = [re.escape(word) for some in lists["ends"].values() for word in some]
    inside = [re.escape(word) for some in lists["inside"].values() for word in some]
    return re.compile(
        rf"^(?:{'|'.join(begins)})(?![^\W_])|(?:{'|'.join(ends)})[ .!~]*$|(?<![^\W_])(?:{'|'.join(inside)})(?![^\W_])"
    )


@cache
def small_words() -> frozenset[str]:
    """Words that make a question and say nothing of what it is about."""
    return frozenset(normalise(word) for some in phrases("question_words.json")["small"].values() for word in some)


def is_question(text: str) -> bool:
    """Whether a normalised text asks something: by its mark, its first word, or its ending."""
    return "?" in text or _question_words().search(text.strip()) is not None
