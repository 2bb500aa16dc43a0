"""Train the intent model from the seed utterances and write lexicons/intents.npz.

    python tools/train_intents.py [--check]

The result is the same bit for bit every time; --check only compares it with the committed file. Full-batch AdaGrad on a
softmax, no chance anywhere. The stored weights are whole numbers of one byte.
"""

import itertools
import re
import sys
from datetime import date
from io import BytesIO
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from chaffer.language.extraction import extract
from chaffer.language.facets import NO_FACETS
from chaffer.language.intent_features import BUCKETS, features, masked_words
from chaffer.language.normalise import normalise
from chaffer.language.packaged import rows
from chaffer.language.reading import read

TARGET = Path(__file__).parent.parent / "src/chaffer/language/lexicons/intents.npz"
LANGUAGES = ("en", "fr", "ko", "ru")
MOST_OF_ONE = 40  # sentences taken from one line of alternatives
EPOCHS = 120
RATE = 0.6
SHRINK = 1e-6
_CHOICE = re.compile(r"\[([^]]*)]")


def expanded(template: str) -> list[str]:
    """Every sentence of a line with [a|b] alternatives; of many, evenly spread ones."""
    parts = _CHOICE.split(template)
    options = [part.split("|") if i % 2 else [part] for i, part in enumerate(parts)]
    every = [" ".join("".join(words).split()) for words in itertools.product(*options)]
    step = max(1, len(every) // MOST_OF_ONE)
    return every[:: step + (len(every) > MOST_OF_ONE and len(every) % MOST_OF_ONE > 0)]


def sentences() -> list[tuple[str, str, str]]:
    """(intent, language, sentence), all seeds of all languages, and the short answers."""
    seeds = [
        (row[0], language, sentence)
        for language in LANGUAGES
        for row in rows(f"seeds/{language}.tsv")
        for sentence in expanded(row[1])
    ]
    seeds += [(row[0], row[1], each) for row in rows("short_answers.tsv") for each in row[2].split("|")]
    return list(dict.fromkeys(seeds))


def prepared(sentence: str, language: str) -> list[str]:
    plain = normalise(sentence)
    reading = read(sentence, plain, language)
    found = extract(reading, today=date(2026, 1, 1), currency="USD", country="US", asked="", facets=NO_FACETS)
    return masked_words(reading, found.things, found.spans)


def train() -> dict[str, NDArray[np.generic]]:
    seeds = [(intent, prepared(sentence, language)) for intent, language, sentence in sentences()]
    seeds = [(intent, words) for intent, words in seeds if words]
    names = sorted({intent for intent, _ in seeds})
    goal = np.array([names.index(intent) for intent, _ in seeds])
    rarity = 1 / np.sqrt(np.bincount(goal))
    share = (rarity[goal] / rarity[goal].sum()).astype(np.float32)
    found = [features(words) for _, words in seeds]
    row = np.repeat(np.arange(len(found)), [len(buckets) for buckets, _ in found])
    used, column = np.unique(np.concatenate([buckets for buckets, _ in found]), return_inverse=True)
    value = np.concatenate([values for _, values in found])
    weights, bias = _descend(row, column, value, goal, share, len(names))
    scale = np.maximum(np.abs(weights).max(axis=0), 1e-9) / 127
    return {
        "names": np.array(names),
        "buckets": np.array(BUCKETS),
        "rows": used.astype(np.int32),
        "weights": np.round(weights / scale).astype(np.int8),
        "scale": np.round(scale, 6).astype(np.float32),
        "bias": np.round(bias, 4).astype(np.float32),
    }


def _descend(
    row: NDArray[np.intp],
    column: NDArray[np.intp],
    value: NDArray[np.float32],
    goal: NDArray[np.intp],
    share: NDArray[np.float32],
    classes: int,
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    by_column = np.argsort(column, kind="stable")
    starts = np.searchsorted(column[by_column], np.arange(column.max() + 1))
    row_starts = np.searchsorted(row, np.arange(len(goal)))
    weights = np.zeros((column.max() + 1, classes))
    bias, seen, seen_bias = np.zeros(classes), np.full_like(weights, 1e-10), np.full(classes, 1e-10)
    for _ in range(EPOCHS):
        scores = np.add.reduceat(weights[column] * value[:, None], row_starts) + bias
        odds = np.exp(scores - scores.max(axis=1, keepdims=True))
        odds /= odds.sum(axis=1, keepdims=True)
        odds[np.arange(len(goal)), goal] -= 1
        odds *= share[:, None]
        slope = np.add.reduceat((odds[row] * value[:, None])[by_column], starts) + SHRINK * weights
        seen += slope * slope
        weights -= RATE * slope / np.sqrt(seen)
        downhill = odds.sum(axis=0)
        seen_bias += downhill * downhill
        bias -= 0.1 * downhill / np.sqrt(seen_bias)
    return weights, bias


def main() -> None:
    stored = BytesIO()
    np.savez_compressed(stored, **train())  # type: ignore[arg-type]
    made = stored.getvalue()
    if "--check" in sys.argv:
        same = TARGET.exists() and TARGET.read_bytes() == made
        print("the committed model is what the seeds give" if same else "the committed model is out of date")
        sys.exit(0 if same else 1)
    TARGET.write_bytes(made)
    print(f"{len(sentences())} sentences, {len(made) / 1e6:.2f} MB")


if __name__ == "__main__":
    main()
