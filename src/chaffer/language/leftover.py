"""The words left for a lexical search when everything else has been read."""

from functools import cache

from chaffer.language.extraction import Extraction
from chaffer.language.packaged import phrases, rows
from chaffer.language.reading import Reading, Span, overlaps
from chaffer.language.stem import strip_josa
from chaffer.language.tokens import Token, is_hangul

# Read, but still worth searching for.
_KEPT = frozenset({"age"})


@cache
def _small() -> dict[str, frozenset[str]]:
    small = {row[0]: set(row[1].split()) for row in rows("function_words.tsv")}
    for language, words in phrases("small_talk.json")["words"].items():
        small[language] |= set(words)
    return {language: frozenset(words) for language, words in small.items()}


@cache
def courtesies() -> frozenset[str]:
    """Greetings, thanks and the like, of every language: hardly ever searched for, but a thing may be called so."""
    return frozenset(word for words in phrases("small_talk.json")["words"].values() for word in words)


def query_of(reading: Reading, extraction: Extraction) -> str:
    """The searchable words in their order: no prices, counts, sizes, courtesies, nor what is not wanted."""
    gone = [span for kind, span in extraction.spans if kind not in _KEPT]
    gone += [Span(match.start, match.end) for i, match in enumerate(extraction.things) if i in extraction.denied]
    named = [Span(match.start, match.end) for i, match in enumerate(extraction.things) if i not in extraction.denied]
    small = _small().get(reading.language, frozenset()) | _small()["en"]
    left = []
    for word in reading.words:
        if overlaps(word.start, word.end, gone):
            continue
        base = strip_josa(word.text) if is_hangul(word.text) else word.text
        if overlaps(word.start, word.end, named):
            left.append(_without_josa(word, named))
        elif word.text not in small and base not in small:
            left.append(base)
    return " ".join(left)


def _without_josa(word: Token, named: list[Span]) -> str:
    """A recognised Korean word up to the end of what was recognised in it; other words as they are."""
    if not is_hangul(word.text):
        return word.text
    end = max(span.end for span in named if word.start < span.end and span.start < word.end)
    return word.text[: max(1, end - word.start)]
