"""Words as they are looked for: whatever their case, accents and width. Pure."""

import re
import unicodedata

WORDS_AT_MOST, ASKED_AT_MOST = 2_000, 8
"""Characters of one text; words of one question."""
_WORD = re.compile(r"[^\W_]+")
_UNSPACED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]")
"""Scripts written without spaces: there a word may begin anywhere."""


def folded(text: str) -> list[str]:
    """Its words, in order."""
    plain = unicodedata.normalize("NFKD", text[: 2 * WORDS_AT_MOST]).casefold()
    apart = unicodedata.normalize("NFKD", plain)
    bare = "".join(each for each in apart if unicodedata.category(each) != "Mn")
    return _WORD.findall(unicodedata.normalize("NFC", bare))


def kept(text: str) -> str:
    """One line of words, each with a space before it."""
    return "".join(f" {word}" for word in folded(text))[:WORDS_AT_MOST]


def sought(asked: str) -> list[str]:
    """Patterns for LIKE, all of which must fit: each word of the question begins a word of the text."""
    words = list(dict.fromkeys(folded(asked[:200])))[:ASKED_AT_MOST]
    return [f"%{word}%" if _UNSPACED.search(word) else f"% {word}%" for word in words]


def excerpt(text: str, asked: str, at_most: int = 160) -> str:
    """The stretch around the first word of the question, in one line."""
    line = " ".join(text.split())
    if len(line) <= at_most:
        return line
    words = set(folded(asked[:200]))
    hit = next((each.start() for each in re.finditer(r"\S+", line) if _fits(each.group(), words)), 0)
    begins = max(0, min(hit - at_most // 3, len(line) - at_most))
    return ("…" if begins else "") + line[begins : begins + at_most] + ("…" if begins + at_most < len(line) else "")


def _fits(told: str, words: set[str]) -> bool:
    return any(part.startswith(tuple(words)) for part in folded(told)) if words else False
