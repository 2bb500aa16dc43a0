"""An impact index over a fixed set of documents: for each term, the documents that have it and how much of it.

An impact is the term's BM25F weight in the document without the idf, which is known only when asked.
"""

from array import array
from collections.abc import Sequence
from typing import Any

import msgspec
import numpy as np
from numpy.typing import NDArray

from chaffer.commerce.search.documents import WEIGHTS, Document, Terms
from chaffer.commerce.search.ids import Ids, joined_ids
from chaffer.commerce.search.titles import Titles, TitlesBuilder, joined

Floats = NDArray[np.float32]
Wholes = NDArray[np.int64]
Numbers = NDArray[np.int32]
Truths = NDArray[np.bool_]
Docs = NDArray[np.integer[Any]]
"""Document numbers, in as few bytes as a segment of this size needs."""
Steps = NDArray[np.uint16]
"""Impacts in whole steps of STEP, which is finer than any order depends on."""
STEP = 1 / 2**14

SATURATION = 1.2
LENGTH_SHARE = (0.3, 0.3, 0.4, 0.6)
"""How much a field's length counts against its terms (BM25F's b), field by field."""


class Averages(msgspec.Struct, frozen=True):
    """Mean number of words in each field, of a sample of the catalogue."""

    lengths: tuple[float, ...] = (6.0, 4.0, 8.0, 50.0)

    @classmethod
    def of(cls, sample: Sequence[Terms]) -> "Averages":
        if not sample:
            return cls()
        return cls(tuple(max(sum(each.lengths[f] for each in sample) / len(sample), 1.0) for f in range(4)))


class Figures(msgspec.Struct):
    """Hints of each document: prices in minor units (-1: none), whether anything is in stock, mean rating."""

    low: Wholes
    high: Wholes
    stocked: Truths
    rating: Floats


class Postings(msgspec.Struct):
    """starts[t]:starts[t + 1] is the slice of term number t in docs (ascending) and impacts."""

    terms: dict[str, int]
    starts: Wholes
    docs: Docs
    impacts: Steps


class Segment:
    """ids: of the products, by document number."""

    __slots__ = ("_postings", "figures", "ids", "titles")

    def __init__(self, ids: Ids, postings: Postings, figures: Figures, titles: Titles) -> None:
        self.ids = ids
        self._postings = postings
        self.titles = titles
        self.figures = figures

    def __len__(self) -> int:
        return len(self.ids)

    @property
    def terms(self) -> dict[str, int]:
        return self._postings.terms

    def posting(self, term: str) -> tuple[Docs, Steps] | None:
        """The documents with this term, ascending, and its impact in each, in steps."""
        number = self._postings.terms.get(term)
        if number is None:
            return None
        start, end = self._postings.starts[number : number + 2]
        return self._postings.docs[start:end], self._postings.impacts[start:end]

    def frequency(self, term: str) -> int:
        number = self._postings.terms.get(term)
        return 0 if number is None else int(self._postings.starts[number + 1] - self._postings.starts[number])

    def all(self) -> Postings:
        return self._postings

    def with_figures(self, figures: Figures) -> "Segment":
        return Segment(self.ids, self._postings, figures, self.titles)


class SegmentBuilder:
    """Takes documents one by one in little memory."""

    def __init__(self, averages: Averages) -> None:
        self._averages = averages
        self._ids = bytearray()
        self._terms: dict[str, int] = {}
        self._titles = TitlesBuilder()
        self._lengths = array("i")
        self._of_term = array("i")
        self._impacts = array("H")
        self._low, self._high, self._stocked, self._rating = array("q"), array("q"), array("b"), array("f")

    def add(self, document: Document, terms: Terms) -> None:
        self._ids += document.id.encode() + b"\n"
        norms = [
            weight / (1 - b + b * length / mean)
            for weight, b, length, mean in zip(
                WEIGHTS, LENGTH_SHARE, terms.lengths, self._averages.lengths, strict=True
            )
        ]
        n0, n1, n2, n3 = norms
        known = self._terms
        weights = [a * n0 + b * n1 + c * n2 + d * n3 for a, b, c, d in terms.counts.values()]
        self._of_term.extend([known.setdefault(term, len(known)) for term in terms.counts])
        self._titles.add([known[stem] for stem in terms.title if stem in known])
        self._lengths.append(len(weights))
        most = (SATURATION + 1) / STEP
        self._impacts.extend([round(most * weight / (weight + SATURATION)) for weight in weights])
        self._low.append(document.low)
        self._high.append(document.high)
        self._stocked.append(document.stocked)
        self._rating.append(document.rating)

    def build(self) -> Segment:
        figures = Figures(
            np.array(self._low, np.int64), np.array(self._high, np.int64),
            np.array(self._stocked, np.bool_), np.array(self._rating, np.float32),
        )  # fmt: skip
        of_term = np.frombuffer(self._of_term, np.int32) if self._of_term else np.zeros(0, np.int32)
        impacts = np.frombuffer(self._impacts, np.uint16) if self._impacts else np.zeros(0, np.uint16)
        ids = Ids(np.array(bytes(self._ids).splitlines(), np.bytes_))
        docs = np.repeat(np.arange(len(ids), dtype=_narrow(len(ids))), self._lengths)
        return Segment(ids, _sorted(self._terms, of_term, docs, impacts), figures, self._titles.build())


def merged(segments: Sequence[Segment], alive: Sequence[Truths]) -> Segment:
    """One segment of what is alive in several."""
    terms: dict[str, int] = {}
    before = 0
    parts: list[tuple[Numbers, Docs, Steps]] = []
    narrow = _narrow(sum(int(living.sum()) for living in alive))
    new_numbers: list[Numbers] = []
    for segment, living in zip(segments, alive, strict=True):
        postings = segment.all()
        of_term = np.repeat(np.arange(len(postings.terms), dtype=np.int32), np.diff(postings.starts))
        their_terms = np.fromiter(
            (terms.setdefault(term, len(terms)) for term in postings.terms), np.int32, len(postings.terms)
        )
        new_numbers.append(their_terms)
        renumbered = (np.cumsum(living) - 1 + before).astype(narrow)
        kept = living[postings.docs]
        parts.append((their_terms[of_term[kept]], renumbered[postings.docs[kept]], postings.impacts[kept]))
        before += int(living.sum())
    of_term, docs, impacts = (np.concatenate(column) for column in zip(*parts, strict=True))
    living_figures = [
        msgspec.structs.astuple(_only(segment.figures, living)) for segment, living in zip(segments, alive, strict=True)
    ]
    figures = Figures(*(np.concatenate(column) for column in zip(*living_figures, strict=True)))
    ids = joined_ids([segment.ids for segment in segments], alive)
    titles = joined([segment.titles for segment in segments], alive, new_numbers)
    return Segment(ids, _sorted(terms, of_term, docs, impacts), figures, titles)


def _only(figures: Figures, living: Truths) -> Figures:
    return Figures(figures.low[living], figures.high[living], figures.stocked[living], figures.rating[living])


def _narrow(count: int) -> type[np.integer[Any]]:
    """What holds the numbers of so many documents."""
    return np.uint16 if count <= 1 << 16 else np.int32


def _sorted(terms: dict[str, int], of_term: Numbers, docs: Docs, impacts: Steps) -> Postings:
    order = np.argsort(of_term, kind="stable")
    starts = np.zeros(len(terms) + 1, np.int64)
    np.cumsum(np.bincount(of_term, minlength=len(terms)), out=starts[1:])
    return Postings(terms, starts, docs[order], impacts[order])
