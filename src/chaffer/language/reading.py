"""One text prepared for the finders: its words, its numbers, its language."""

from typing import NamedTuple

from chaffer.language.numbers import Number, find_numbers
from chaffer.language.tokens import Token, tokens


class Span(NamedTuple):
    """start, end: character offsets in the normalised text."""

    start: int
    end: int


class Reading(NamedTuple):
    """text is normalised; raw is what was written (at most as much of it as was normalised)."""

    raw: str
    text: str
    language: str
    words: list[Token]
    numbers: list[Number]


def read(raw: str, text: str, language: str, words: list[Token] | None = None) -> Reading:
    words = tokens(text) if words is None else words
    return Reading(raw, text, language, words, find_numbers(text, words, language))


def overlaps(start: int, end: int, spans: list[Span]) -> bool:
    return any(start < span.end and span.start < end for span in spans)


def free(numbers: list[Number], spans: list[Span]) -> list[Number]:
    """The numbers that nothing has claimed yet."""
    return [number for number in numbers if not overlaps(number.start, number.end, spans)]
