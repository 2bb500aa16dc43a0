"""A text as hashed features: word 1- and 2-grams, and 2- to 5-grams of the letters of each word.

What the finders recognised stands under the name of its kind, so that "blue dress" and "кожаная сумка" look alike.
"""

from functools import lru_cache
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from chaffer.language.lexicon import Match
from chaffer.language.reading import Reading, Span, overlaps
from chaffer.language.stem import stem

BUCKETS = 1 << 16
_LETTERS_WEIGHT = 0.35
_MOST_WORDS = 60


def masked_words(reading: Reading, things: list[Match], spans: list[tuple[str, Span]]) -> list[str]:
    """The stems of the words, with "§kind" in the place of what was recognised."""
    marks = [(span, f"§{kind}") for kind, span in spans if kind != "sort"]
    marks += [(Span(match.start, match.end), f"§{match.kind}") for match in things if match.kind != "feature"]
    marks += [
        (Span(number.start, number.end), "§number")
        for number in reading.numbers
        if not number.weak and not overlaps(number.start, number.end, [span for span, _ in marks])
    ]
    said: list[str] = []
    for word in reading.words:
        mark = next((name for span, name in marks if word.start < span.end and span.start < word.end), "")
        if mark:
            if not said or said[-1] != mark:
                said.append(mark)
        else:
            said.append(stem(word.text, reading.language))
    if reading.text.endswith("?"):
        said.append("§?")
    return said[:_MOST_WORDS]


@lru_cache(maxsize=30_000)
def _letter_buckets(word: str) -> tuple[int, ...]:
    padded = f"_{word[:20]}_"
    return tuple(crc32(padded[i : i + n].encode()) % BUCKETS for n in range(2, 6) for i in range(len(padded) - n + 1))


@lru_cache(maxsize=60_000)
def _word_bucket(gram: str) -> int:
    return crc32(gram.encode()) % BUCKETS


def features(words: list[str]) -> tuple[NDArray[np.intp], NDArray[np.float32]]:
    """Buckets and weights; the weights have length one. Both empty if there are no words."""
    weights: dict[int, float] = {}
    bounded = ["<s>", *words, "</s>"]
    for i, word in enumerate(words):
        weights[_word_bucket(f"w {word}")] = 1.0
        if word[0] != "§":
            for bucket in _letter_buckets(word):
                weights[bucket] = max(weights.get(bucket, 0.0), _LETTERS_WEIGHT)
        weights[_word_bucket(f"b {bounded[i]} {word}")] = 1.0
    if words:
        weights[_word_bucket(f"b {words[-1]} </s>")] = 1.0
    values = np.fromiter(weights.values(), np.float32, len(weights))
    length = float(np.sqrt((values * values).sum())) or 1.0
    return np.fromiter(weights, np.intp, len(weights)), (values / np.float32(length)).astype(np.float32)
