"""The sentences that the intent model is made from."""

import itertools
import re
from collections.abc import Iterable, Iterator
from hashlib import blake2b
from typing import NamedTuple

from chaffer.language.packaged import rows

LANGUAGES = ("en", "fr", "ko", "ru")
MOST_OF_ONE = 40
"""Sentences taken from one line of alternatives."""
_CHOICE = re.compile(r"\[([^]]*)]")


class Line(NamedTuple):
    """One line of seeds: sentences that say one thing in the words of one person."""

    intent: str
    language: str
    sentences: tuple[str, ...]


class Seed(NamedTuple):
    intent: str
    language: str
    sentence: str


def lines() -> Iterator[Line]:
    """All lines of all languages, and the short answers, each a line of its own."""
    for language in LANGUAGES:
        for row in rows(f"seeds/{language}.tsv"):
            yield Line(row[0], language, tuple(expanded(row[1])))
    for intent, language, answers in (row[:3] for row in rows("short_answers.tsv")):
        for answer in answers.split("|"):
            yield Line(intent, language, (answer,))


def seeds(some: Iterable[Line]) -> list[Seed]:
    """Every sentence of these lines once."""
    return list(dict.fromkeys(Seed(line.intent, line.language, each) for line in some for each in line.sentences))


def expanded(template: str) -> list[str]:
    """Every sentence of a line with [a|b] alternatives; of many, evenly spread ones."""
    parts = _CHOICE.split(template)
    options = [part.split("|") if i % 2 else [part] for i, part in enumerate(parts)]
    every = [" ".join("".join(words).split()) for words in itertools.product(*options)]
    step = max(1, len(every) // MOST_OF_ONE)
    return every[:: step + (len(every) > MOST_OF_ONE and len(every) % MOST_OF_ONE > 0)]


def split(some: Iterable[Line], seed: int, held_out: float) -> tuple[list[Line], list[Line]]:
    """To learn from, and to be tested on: whole lines, since sentences of one line are much alike."""
    kept: list[Line] = []
    held: list[Line] = []
    for line in some:
        mark = blake2b(f"{seed}\0{line.language}\0{line.sentences[0]}".encode(), digest_size=4).digest()
        (held if int.from_bytes(mark) < held_out * 2**32 else kept).append(line)
    return kept, held


def apart(some: Iterable[Line]) -> list[Line]:
    """Each sentence a line of its own, so that a split leaves something like nearly everything to learn from."""
    return [Line(line.intent, line.language, (each,)) for line in some for each in line.sentences]
