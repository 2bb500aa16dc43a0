"""The candidates of a search in their order, by what the index knows. The database has the last word on each."""

import msgspec
import numpy as np
from numpy.typing import NDArray

from chaffer.commerce.search.choosing import Asked
from chaffer.commerce.search.documents import brand_term
from chaffer.commerce.search.lexical import Lexical
from chaffer.commerce.search.query import Query
from chaffer.commerce.search.scoring import scores
from chaffer.commerce.search.segment import Floats, Truths
from chaffer.commerce.search.sizes import plain_size
from chaffer.commerce.search.wanted import Wanted

MOST_CANDIDATES = 200
WORTH_SHOWING = 0.3
"""The least score worth showing, as a share of the best."""
_EXACT_TITLE, _PHRASE = 1.6, 1.2


Places = NDArray[np.intp]
Keys = NDArray[np.float64] | Floats


class Order(msgspec.Struct):
    """numbers: candidates, those first that should fit by what the index last heard of price and stock, best first.

    hopeful: how many of the candidates those are. likely: how many of all documents.
    nearest: for each candidate the price it cannot go beyond in the sense of the sort, in minor units.
    """

    numbers: list[int]
    scores: Floats
    hopeful: int
    likely: int
    nearest: list[int]


def ordered(index: Lexical, query: Query, wanted: Wanted, measures: Asked) -> Order:
    """At most MOST_CANDIDATES, whatever number is to be shown."""
    all_scores = scores(index, query)
    best = float(all_scores.max(initial=0.0))
    worthy = all_scores >= max(best * WORTH_SHOWING, 1e-6) if best else np.zeros(index.width, np.bool_)
    hints = _hints(index, wanted, measures)
    hopeful, others = np.flatnonzero(worthy & hints), np.flatnonzero(worthy & ~hints)
    keys = _keys(index, all_scores, wanted)
    first = _top(index, hopeful, keys, MOST_CANDIDATES)
    second = _top(index, others, keys, MOST_CANDIDATES - len(first))
    if not wanted.sort:
        raised = [_raised(index, query, part, all_scores) for part in (first, second)]
        first, second = (
            _top(index, part, all_scores, len(part)) if any_raised else part for part, any_raised in raised
        )
    numbers = [*first.tolist(), *second.tolist()]
    figures = index.figures()
    nearest = figures.high if wanted.sort == "price_desc" else figures.low
    return Order(numbers, all_scores, len(first), len(hopeful), nearest[numbers].tolist() if numbers else [])


def _top(index: Lexical, numbers: Places, keys: Keys, count: int) -> Places:
    """Those of the highest keys, highest first; of equal ones the older product, whatever its number has become."""
    own = -keys[numbers]
    if count < len(numbers):
        kept = np.sort(np.argpartition(own, count)[:count]) if count else np.zeros(0, np.intp)
        numbers, own = numbers[kept], own[kept]
    order = np.argsort(own, kind="stable")
    numbers, own = numbers[order], own[order]
    if (own[1:] == own[:-1]).any():
        by_age = sorted(zip(own.tolist(), map(index.id_of, numbers.tolist()), numbers.tolist(), strict=True))
        numbers = np.array([number for _, _, number in by_age], np.intp)
    return numbers


def _raised(index: Lexical, query: Query, numbers: Places, all_scores: Floats) -> tuple[Places, bool]:
    """Raise the scores of titles that are what was typed, or hold it word for word."""
    found = False
    for phrase in query.phrases:
        if len(phrase) < 2:
            continue
        for number in numbers[_with_all(index, phrase, numbers)].tolist():
            rise = _rise(index, number, phrase)
            all_scores[number] *= np.float32(rise)
            found = found or rise > 1
        if found:
            break
    return numbers, found


def _with_all(index: Lexical, phrase: tuple[str, ...], numbers: Places) -> Truths:
    fit = np.ones(len(numbers), np.bool_)
    for stem in phrase:
        fit &= index.having([stem])[numbers]
    return fit


def _rise(index: Lexical, number: int, phrase: tuple[str, ...]) -> float:
    segment, place = index.segment_of(number)
    terms = tuple(segment.terms.get(stem, -1) for stem in phrase)
    title = segment.titles.of(place)
    if title == terms:
        return _EXACT_TITLE
    length = len(terms)
    return _PHRASE if any(title[at : at + length] == terms for at in range(len(title) - length + 1)) else 1.0


def _hints(index: Lexical, wanted: Wanted, measures: Asked) -> Truths:
    figures = index.figures()
    fit = figures.stocked.copy()
    if measures.high is not None:
        fit &= (figures.low <= measures.high) & (figures.low >= 0)
    if measures.low is not None:
        fit &= figures.high >= measures.low
    if measures.colours:
        fit &= index.having(f"colour:{each}" for each in (*measures.colours, *measures.shades))
    if measures.sizes:
        fit &= index.having(f"size:{plain_size(each)}" for each in measures.sizes)
    if measures.not_materials:
        fit &= ~index.having(f"material:{each}" for each in measures.not_materials)
    if wanted.brand:
        fit &= index.having([brand_term(wanted.brand)])
    return fit


def _keys(index: Lexical, all_scores: Floats, wanted: Wanted) -> Keys:
    """What the candidates are ordered by: score, or what the shopper asked to sort by."""
    figures = index.figures()
    if wanted.sort == "price_asc":
        return np.where(figures.low < 0, -1e14, -figures.low.astype(np.float64))
    if wanted.sort == "price_desc":
        return figures.high.astype(np.float64)
    if wanted.sort == "rating":
        return figures.rating.astype(np.float64) * 1e6 + all_scores
    if wanted.sort == "newest":
        return index.ages()
    return all_scores.astype(np.float64)
