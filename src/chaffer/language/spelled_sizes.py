"""Sizes in words: "trente-huit", "삼십팔", "тридцать восьмой", where one is asked for or the word for it stands beside."""

import re
from typing import NamedTuple

from chaffer.language.packaged import rows
from chaffer.language.reading import Reading, Span, overlaps

_LEAST, _MOST = 2, 300
"""What a size in words may be."""
_BESIDE_AT_MOST = 2  # words
_BESIDE = "размер "
_ENDING = r"(?:ый|ий|ой|ая|ое|ые|ую|ого|ому|ым|ом|ья|ье|ью|ьего|ьему)(?![а-я])"


class SpelledSize(NamedTuple):
    value: str
    span: Span


def _values(kind: str) -> dict[str, int]:
    return {row[2]: int(row[0]) for row in rows("size_ordinals.tsv") if row[1] == kind}


_TENS, _UNITS, _ROUND = (_values(kind) for kind in ("tens", "unit", "round"))
_ORDINAL = re.compile(
    rf"(?<![а-я])(?:(?P<tens>{'|'.join(_TENS)}) (?P<unit>{'|'.join(_UNITS)})|(?P<round>{'|'.join(_ROUND)})){_ENDING}(?P<named> размер\w*)?"
)


def find_ordinal_sizes(reading: Reading, taken: list[Span], *, asked: bool) -> list[SpelledSize]:
    """Russian names a size by its ordinal."""
    if reading.language != "ru":
        return []
    text = reading.text
    return [
        SpelledSize(str(_value(match)), Span(match.start(), match.end()))
        for match in _ORDINAL.finditer(text)
        if (asked or match["named"] or text[: match.start()].endswith(_BESIDE))
        and not overlaps(match.start(), match.end(), taken)
    ]


def _value(match: re.Match[str]) -> int:
    return _ROUND[match["round"]] if match["round"] else _TENS[match["tens"]] + _UNITS[match["unit"]]


def find_answered_size(reading: Reading, taken: list[Span]) -> list[SpelledSize]:
    """The one number in words that an answer is, with hardly a word beside it."""
    if len(reading.numbers) != 1 or reading.numbers[0].figures or reading.numbers[0].weak:
        return []
    value, start, end = reading.numbers[0][:3]
    beside = sum(word.end <= start or word.start >= end for word in reading.words)
    if value != int(value) or not _LEAST <= value <= _MOST or beside > _BESIDE_AT_MOST or overlaps(start, end, taken):
        return []
    return [SpelledSize(f"{int(value)}", Span(start, end))]
