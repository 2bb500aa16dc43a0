"""The search of one shop: its words in memory, its prices and stock in the database."""

import re
import threading
from collections.abc import Sequence

import msgspec
import numpy as np

from chaffer.commerce.catalog.operations.open_for_sale import shop_currency
from chaffer.commerce.search.candidates import Candidate, candidates, product_with_sku
from chaffer.commerce.search.choosing import ENOUGH, NAMES, Asked, Choice, asked, choose, measure
from chaffer.commerce.search.documents import brand_term
from chaffer.commerce.search.lexical import Lexical, built, changed, with_figures
from chaffer.commerce.search.query import Query, read_query
from chaffer.commerce.search.reading import every_document, figures_of, some_documents
from chaffer.commerce.search.scoring import scores
from chaffer.commerce.search.segment import Floats, Truths
from chaffer.commerce.search.sizes import plain_size
from chaffer.commerce.search.wanted import Found, Hit, Wanted
from chaffer.commerce.search.words import stems, words_of
from chaffer.runtime.transaction import Transaction

MOST_CANDIDATES = 200
SPARE = 3
"""Candidates looked at beyond those to be shown, for those that prove sold out."""
WORTH_SHOWING = 0.3
"""The least score worth showing, as a share of the best."""
_SKU = re.compile(r"^(?=.*\d)[\w][\w./-]{3,60}$", re.ASCII)
_EXACT_TITLE, _PHRASE = 1.6, 1.2


class _Order(msgspec.Struct):
    """numbers: candidates, best first. likely: how many of all documents should fit, by the index's hints.
    hopeful: of the candidates, by the same hints.
    """

    numbers: list[int]
    scores: Floats
    likely: int
    hopeful: list[bool]

    def score(self, index: Lexical, choice: Choice) -> float:
        """A candidate's score; that of one found by its code is 1."""
        place = index.find_place(choice.candidate.product_id)
        return float(self.scores[index.places[place[0]] + place[1]]) if place else 1.0


class ShopIndex:
    """Derived: may be thrown away at any time. Safe to ask from several threads while it is brought up to date."""

    def __init__(self) -> None:
        self._lexical: Lexical | None = None
        self._loading = threading.Lock()

    @property
    def loaded(self) -> bool:
        return self._lexical is not None

    @property
    def loading(self) -> bool:
        return self._loading.locked()

    def load(self, tx: Transaction) -> None:
        """Read the whole catalogue, unless that was done."""
        with self._loading:
            if self._lexical is None:
                self._lexical = built(every_document(tx))

    def refresh(self, tx: Transaction, products: Sequence[str], offers: Sequence[str]) -> None:
        """Take in what changed. products: ids of those to read anew; offers: of those whose prices or stock moved."""
        with self._loading:
            if self._lexical is None:
                return
            index = self._lexical
            if products:
                documents = some_documents(tx, products)
                there = {document.id for document in documents}
                index = changed(index, documents, [each for each in products if each not in there])
            rest = [each for each in offers if each not in set(products)]
            if rest:
                index = with_figures(index, figures_of(tx, rest))
            self._lexical = index

    def find(self, tx: Transaction, wanted: Wanted, currency: str = "") -> Found:
        """The products that fit best. Two or three statements, one less if the shop's currency is given; a first search on a cold index reads the catalogue."""
        if self._lexical is None:
            self.load(tx)
        index = self._lexical
        assert index is not None, "loaded above"
        query = read_query(wanted, index)
        measures, odd = asked(wanted, currency or shop_currency(tx))
        order = _ordered(index, query, wanted, measures)
        chosen, given_up, total = _chosen(tx, index, order, wanted, measures)
        ranked = _sorted(chosen, order, index, wanted, query)
        hits = tuple(_hit(choice, score) for choice, score in ranked[wanted.offset : wanted.offset + wanted.limit])
        relaxed = tuple(name for bit, name in NAMES.items() if given_up & bit) + (("currency",) if odd else ())
        return Found(hits, total, relaxed, query.corrected)


def _ordered(index: Lexical, query: Query, wanted: Wanted, measures: Asked) -> _Order:
    """The candidates by score, those first that should fit by what the index last heard of price and stock."""
    all_scores = scores(index, query)
    best = float(all_scores.max(initial=0.0))
    worthy = all_scores >= max(best * WORTH_SHOWING, 1e-6) if best else np.zeros(index.width, np.bool_)
    hints = _hints(index, wanted, measures)
    keys = _keys(index, all_scores, wanted) + np.where(hints, np.float64(1e15), 0.0)
    keys[~worthy] = -1e18
    count = min(int(worthy.sum()), MOST_CANDIDATES)
    top = np.argpartition(-keys, count - 1)[:count] if 0 < count < len(keys) else np.arange(len(keys))
    top = top[np.argsort(-keys[top], kind="stable")][:count]
    return _Order(top.tolist(), all_scores, int((worthy & hints).sum()), hints[top].tolist())


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


def _keys(index: Lexical, all_scores: Floats, wanted: Wanted) -> "np.ndarray[tuple[int], np.dtype[np.float64]]":
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


def _chosen(
    tx: Transaction, index: Lexical, order: _Order, wanted: Wanted, measures: Asked
) -> tuple[list[Choice], int, int]:
    """Those of the candidates that fit in the database's own view, what was given up, and how many fit in all.

    The first few are asked for in one statement; the rest only if they are needed.
    """
    needed = wanted.offset + wanted.limit
    first = needed + SPARE + len(wanted.without)
    ids = _ids(index, order.numbers[:first], wanted)
    code = wanted.text.strip()
    by_code = product_with_sku(tx, code) if _SKU.match(code) else None
    if by_code is not None:
        ids = [by_code, *(each for each in ids if each != by_code)]
    measured = _measured(tx, ids, wanted.language, measures)
    chosen, given_up = choose(measured, measures)
    rest = order.numbers[first:]
    hopeful = sum(order.hopeful[first:])
    if rest and (given_up or len(chosen) < min(needed, ENOUGH) or (len(chosen) < needed and hopeful)):
        seen = {candidate.product_id for candidate in measured}
        more = [each for each in _ids(index, rest, wanted) if each not in seen]
        measured += _measured(tx, more, wanted.language, measures)
        chosen, given_up = choose(measured, measures)
        hopeful = 0
    beyond = max(order.likely - len(order.numbers), 0)
    return chosen, given_up, len(chosen) + (0 if given_up else hopeful + beyond)


def _ids(index: Lexical, numbers: Sequence[int], wanted: Wanted) -> list[str]:
    ids = map(index.id_of, numbers)
    return [each for each in ids if each not in wanted.without] if wanted.without else list(ids)


def _measured(tx: Transaction, ids: Sequence[str], language: str, measures: Asked) -> list[Candidate]:
    found = candidates(tx, ids, language) if ids else {}
    measured = (measure(found[each], measures) for each in ids if each in found)
    return [each for each in measured if each is not None]


def _sorted(
    chosen: Sequence[Choice], order: _Order, index: Lexical, wanted: Wanted, query: Query
) -> list[tuple[Choice, float]]:
    """The choices in the order to be shown, with their scores."""
    scored = [(choice, _titled(choice, order.score(index, choice), query, wanted)) for choice in chosen]
    if wanted.sort == "price_asc":
        return sorted(scored, key=lambda each: (each[0].fails.bit_count(), each[0].variants[0].price.minor))
    if wanted.sort == "price_desc":
        return sorted(scored, key=lambda each: (each[0].fails.bit_count(), -each[0].variants[0].price.minor))
    if wanted.sort:
        return scored
    return sorted(scored, key=lambda each: (each[0].fails.bit_count(), -each[1]))


def _titled(choice: Choice, score: float, query: Query, wanted: Wanted) -> float:
    """The score, raised if the title is what was typed, or holds it word for word."""
    if len(query.stems) < 2:
        return score
    title = _title_stems(choice.candidate.title, wanted.language or "en")
    length = len(query.stems)
    if title == query.stems:
        return score * _EXACT_TITLE
    if any(title[at : at + length] == query.stems for at in range(len(title) - length + 1)):
        return score * _PHRASE
    return score


def _title_stems(title: str, language: str) -> tuple[str, ...]:
    return tuple(stems(word.text, language)[0] for word in words_of(title))


def _hit(choice: Choice, score: float) -> Hit:
    candidate = choice.candidate
    best = choice.variants[0]
    others = [variant.sku for variant in candidate.variants if variant.sku not in {v.sku for v in choice.variants}]
    skus = (*(variant.sku for variant in choice.variants), *others)
    return Hit(candidate.product_id, candidate.shown_title, skus, round(float(score), 4), best.price)
