"""The search of one shop: its words in memory, its prices and stock in the database."""

import re
import threading
from collections.abc import Sequence

import msgspec

from chaffer.commerce.catalog.operations.open_for_sale import shop_currency
from chaffer.commerce.faq.index import FaqIndex
from chaffer.commerce.search.candidates import Candidate, candidates, product_with_sku
from chaffer.commerce.search.choosing import ENOUGH, NAMES, Asked, Choice, asked, choose, fitting, measure
from chaffer.commerce.search.circumstances import Narrower, narrower, unanswered
from chaffer.commerce.search.lexical import Lexical, built, changed, with_figures
from chaffer.commerce.search.ordering import Order, ordered
from chaffer.commerce.search.query import Query, read_query
from chaffer.commerce.search.reading import every_document, figures_of, some_documents
from chaffer.commerce.search.wanted import Found, Hit, Wanted
from chaffer.runtime.transaction import Transaction

SPARE = 3
"""Candidates looked at beyond those to be shown, for those that prove sold out."""
TELLING = 500
"""Products of which the usual lengths of texts can be told; an index begun with fewer is begun anew as it grows."""
_SKU = re.compile(r"^(?=.*\d)[\w][\w./-]{3,60}$", re.ASCII)


class ShopIndex:
    """Derived: may be thrown away at any time. Safe to ask from several threads while it is brought up to date."""

    def __init__(self) -> None:
        self._lexical: Lexical | None = None
        self._begun_with = 0
        self._loading = threading.Lock()
        self.faq = FaqIndex()

    @property
    def loaded(self) -> bool:
        return self._lexical is not None

    @property
    def loading(self) -> bool:
        return self._loading.locked()

    def load(self, tx: Transaction) -> Lexical:
        """Read the whole catalogue, unless that was done. An empty one is not kept: what is imported is seen at once."""
        with self._loading:
            if self._lexical is not None:
                return self._lexical
            index = self._begun(tx)
            self._lexical = index if len(index) else None
            return index

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
                if self._begun_with < TELLING and len(index) > 2 * self._begun_with:
                    self._lexical = self._begun(tx)
                    return
            rest = [each for each in offers if each not in set(products)]
            if rest:
                index = with_figures(index, figures_of(tx, rest))
            self._lexical = index

    def _begun(self, tx: Transaction) -> Lexical:
        index = built(every_document(tx))
        self._begun_with = len(index)
        return index

    def find(self, tx: Transaction, wanted: Wanted, currency: str = "") -> Found:
        """The products that fit best. Two or three statements, one less if the shop's currency is given; a first search on a cold index reads the catalogue."""
        index = self.load(tx) if self._lexical is None else self._lexical
        measures, odd = asked(wanted, currency or shop_currency(tx))
        query = read_query(wanted, index)
        found = _found(tx, index, query, wanted, measures)
        if not (found.hits or found.total or found.gone):
            found = next(
                filter(_some, (_less(tx, index, each, wanted, measures) for each in narrower(query, wanted))), found
            )
        elif dropped := unanswered(query, index):
            found = msgspec.structs.replace(found, dropped=dropped)
        return msgspec.structs.replace(found, relaxed=(*found.relaxed, "currency")) if odd else found


def _some(found: Found) -> bool:
    return found.total > 0


def _less(tx: Transaction, index: Lexical, less: Narrower, wanted: Wanted, measures: Asked) -> Found:
    found = _found(tx, index, less.query, wanted, measures)
    return msgspec.structs.replace(found, dropped=less.dropped, relaxed=(*less.relaxed, *found.relaxed))


def _found(tx: Transaction, index: Lexical, query: Query, wanted: Wanted, measures: Asked) -> Found:
    reading = _Reading(tx, index, ordered(index, query, wanted, measures), wanted, measures)
    chosen, given_up, total = reading.chosen()
    scored = [(choice, reading.score(choice.candidate.product_id)) for choice in chosen]
    hits = tuple(_hit(choice, score) for choice, score in scored[wanted.offset : wanted.offset + wanted.limit])
    relaxed = tuple(name for bit, name in NAMES.items() if given_up & bit)
    return Found(hits, total, relaxed, query.corrected, reading.gone)


class _Reading:
    """Candidates read from the database, a few at a time, until it is certain what is to be shown.

    However many are to be shown, the first of them are the same: what should fit is read in the index's order, and
    only if it proves too little is all the rest read, and something given up.
    """

    def __init__(self, tx: Transaction, index: Lexical, order: Order, wanted: Wanted, measures: Asked) -> None:
        self._tx = tx
        self._index = index
        self._order = order
        self._wanted = wanted
        self._measures = measures
        self._measured: list[Candidate] = []
        self._scores: dict[str, float] = {}
        self._by_code = self._coded()
        self._name = wanted.words.strip().lower()
        self.gone = ""

    def chosen(self) -> tuple[list[Choice], int, int]:
        """Those that fit in the order to be shown, what was given up (bits), and how many fit in all."""
        order, needed = self._order, max(self._wanted.offset + self._wanted.limit, ENOUGH)
        self._read([self._by_code] if self._by_code else [])
        at, step = 0, needed + SPARE + len(self._wanted.without)
        fit = self._fitting()
        while at < order.hopeful:
            end = min(at + step, order.hopeful)
            self._read(self._ids(order.numbers[at:end]))
            at, step, fit = end, step * 2, self._fitting()
            if len(fit) >= needed and self._certain(fit[needed - 1], at):
                break
        if len(fit) >= ENOUGH:
            return fit, 0, len(fit) + order.likely - at
        self._read(self._ids(order.numbers[at:]))
        relaxed, given_up = choose(self._measured, self._measures)
        return self._sorted(relaxed), given_up, len(relaxed)

    def score(self, product_id: str) -> float:
        """A candidate's score; 1 for one the index does not have."""
        known = self._scores.get(product_id)
        if known is not None:
            return known
        place = self._index.find_place(product_id)
        return float(self._order.scores[self._index.places[place[0]] + place[1]]) if place else 1.0

    def _fitting(self) -> list[Choice]:
        return self._sorted(fitting(self._measured, 0, self._measures))

    def _certain(self, last: Choice, at: int) -> bool:
        """Whether no candidate from this place on can stand before this choice: the asked colour may cost more."""
        if at >= self._order.hopeful or self._wanted.sort not in ("price_asc", "price_desc"):
            return True
        price, nearest = last.variants[0].price.minor, self._order.nearest[at]
        return price <= nearest if self._wanted.sort == "price_asc" else price >= nearest

    def _coded(self) -> str | None:
        code = self._wanted.text.strip()
        return product_with_sku(self._tx, code) if _SKU.match(code) else None

    def _ids(self, numbers: Sequence[int]) -> list[str]:
        known = {*self._wanted.without, self._by_code}
        ids = [self._index.id_of(number) for number in numbers]
        self._scores.update(zip(ids, map(float, self._order.scores[[*numbers]]), strict=True) if numbers else ())
        return [each for each in ids if each not in known]

    def _read(self, ids: Sequence[str]) -> None:
        found = candidates(self._tx, ids, self._wanted.language) if ids else {}
        for each in ids:
            candidate = found.get(each)
            if candidate is None:
                continue
            if measure(candidate, self._measures) is not None:
                self._measured.append(candidate)
            elif candidate.title.lower() == self._name:
                self.gone = each

    def _sorted(self, chosen: Sequence[Choice]) -> list[Choice]:
        """What fails at least first; of those what has the code, then as asked: by price, else as the index has them."""
        return sorted(chosen, key=self._place)

    def _place(self, choice: Choice) -> tuple[int, bool, float]:
        price = choice.variants[0].price.minor
        by: float = {"price_asc": price, "price_desc": -price}.get(self._wanted.sort, 0)
        if not self._wanted.sort:
            by = -self.score(choice.candidate.product_id)
        return choice.fails.bit_count(), choice.candidate.product_id != self._by_code, by


def _hit(choice: Choice, score: float) -> Hit:
    candidate = choice.candidate
    best = choice.variants[0]
    others = [variant.sku for variant in candidate.variants if variant.sku not in {v.sku for v in choice.variants}]
    skus = (*(variant.sku for variant in choice.variants), *others)
    return Hit(candidate.product_id, candidate.shown_title, skus, round(float(score), 4), best.price)
