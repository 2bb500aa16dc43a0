"""Full-batch AdaGrad on a softmax over hashed words and letters. No chance anywhere: the same seeds, the same bytes."""

from collections.abc import Sequence
from datetime import date

import numpy as np
from numpy.typing import NDArray

from chaffer.language.extraction import extract
from chaffer.language.facets import NO_FACETS
from chaffer.language.intent_features import BUCKETS, features, masked_words
from chaffer.language.normalise import normalise
from chaffer.language.reading import read
from chaffer.language.training.seeds import Seed

EPOCHS = 120
RATE = 0.6
SHRINK = 1e-6
DAY = date(2026, 1, 1)


def prepared(sentence: str, language: str) -> list[str]:
    """The sentence as the model sees it: what was read as a value is masked."""
    reading = read(sentence, normalise(sentence), language)
    found = extract(reading, today=DAY, currency="USD", country="US", asked="", facets=NO_FACETS)
    return masked_words(reading, found.things, found.spans)


def fit(seeds: Sequence[Seed]) -> dict[str, NDArray[np.generic]]:
    """The model's arrays, as intents.npz holds them. Weights are whole numbers of one byte."""
    known = [(seed.intent, words) for seed in seeds if (words := prepared(seed.sentence, seed.language))]
    names = sorted({intent for intent, _ in known})
    goal = np.array([names.index(intent) for intent, _ in known])
    rarity = 1 / np.sqrt(np.bincount(goal))
    share = (rarity[goal] / rarity[goal].sum()).astype(np.float32)
    found = [features(words) for _, words in known]
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
