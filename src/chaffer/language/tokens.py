"""Words and numbers with their places. Letters of different scripts and digits are kept apart."""

import re
from typing import NamedTuple

_WORD = re.compile(
    r"\d+(?:[.,]\d+)*"
    r"|[a-z\u00df-\u024f]+(?:'[a-z\u00df-\u024f]+)*"
    r"|[\u0400-\u04ff]+"
    r"|[\uac00-\ud7a3\u3131-\u318e]+"
    r"|[\u3040-\u30ff]+|[\u4e00-\u9fff]+"
    r"|[^\W\d_]+"
)
_ELISION = re.compile(r"(?:[ldjmtsnc]|qu|jusqu|lorsqu|puisqu)'(?!t$)(?=.)")
_KEPT = frozenset(
    {"aujourd'hui", "don't", "can't", "won't", "isn't", "doesn't", "i'm", "it's", "that's", "t'es", "c'est"}
)


class Token(NamedTuple):
    """start, end: character offsets in the normalised text."""

    text: str
    start: int
    end: int


def tokens(text: str) -> list[Token]:
    """The words of a normalised text. French elisions become words of their own; an English 's is dropped."""
    found: list[Token] = []
    for match in _WORD.finditer(text):
        word, start = match.group(), match.start()
        if "'" in word and word not in _KEPT:
            found += _apart(word, start)
        else:
            found.append(Token(word, start, match.end()))
    return found


def _apart(word: str, start: int) -> list[Token]:
    elided = _ELISION.match(word)
    if elided:
        cut = elided.end()
        rest = word[cut:]
        return [Token(word[: cut - 1], start, start + cut), Token(rest, start + cut, start + len(word))]
    if word.endswith("'s"):
        return [Token(word[:-2], start, start + len(word))]
    return [Token(word, start, start + len(word))]


def is_hangul(word: str) -> bool:
    return "\uac00" <= word[0] <= "\ud7a3"
