"""A catalogue's words, to be scored against: an immutable value that changes are added to by making the next one.

What is new goes into small segments; neighbours of like size are merged, so that there are never many.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import accumulate, repeat
from math import log

import msgspec
import numpy as np
from numpy.typing import NDArray

from chaffer.commerce.search.documents import Document, terms_of
from chaffer.commerce.search.segment import (
    STEP,
    Averages,
    Figures,
    Segment,
    SegmentBuilder,
    Steps,
    Truths,
    merged,
)
from chaffer.commerce.search.speller import Speller

_SAMPLE = 500


class Lexical:
    """Every document of one catalogue, numbered 0 to width - 1; some of the numbers belong to the dead."""

    __slots__ = (
        "_ages",
        "_count",
        "_dying",
        "_frequencies",
        "alive",
        "averages",
        "living",
        "places",
        "segments",
        "speller",
        "width",
    )

    def __init__(
        self, segments: Sequence[Segment], alive: Sequence[Truths], averages: Averages, speller: Speller
    ) -> None:
        self._ages: NDArray[np.float64] | None = None
        self.segments = tuple(segments)
        self.alive = tuple(alive)
        self.averages = averages
        self.speller = speller
        *self.places, self.width = accumulate(map(len, segments), initial=0)
        self.living: Truths = np.concatenate(self.alive) if alive else np.zeros(0, np.bool_)
        self._count = int(self.living.sum())
        self._dying = tuple(not living.all() for living in self.alive)
        self._frequencies: dict[str, int] = {}

    def __len__(self) -> int:
        return self._count

    def segment_of(self, number: int) -> tuple[Segment, int]:
        """The segment of a document, and its number in it."""
        for place, segment in zip(reversed(self.places), reversed(self.segments), strict=True):
            if number >= place:
                return segment, number - place
        raise IndexError(number)

    def id_of(self, number: int) -> str:
        """The product with this number."""
        segment, own = self.segment_of(number)
        return segment.ids[own]

    def frequency(self, term: str) -> int:
        """How many of the living have it: what was read anew must not count twice, or scores would tell when."""
        known = self._frequencies.get(term)
        if known is None:
            known = self._frequencies[term] = sum(map(self._living_with, range(len(self.segments)), repeat(term)))
        return known

    def _living_with(self, at: int, term: str) -> int:
        if not self._dying[at]:
            return self.segments[at].frequency(term)
        found = self.segments[at].posting(term)
        return 0 if found is None else int(self.alive[at][found[0]].sum())

    def idf(self, term: str) -> float:
        """How telling a term is; 0 for one that nothing has."""
        frequency = self.frequency(term)
        return log(1 + max(len(self) - frequency, 0.5) / (frequency + 0.5)) if frequency else 0.0

    def postings(self, term: str) -> Iterator[tuple[NDArray[np.intp], Steps]]:
        """The numbers of the documents with this term, and its impact in each, in steps."""
        for place, segment in zip(self.places, self.segments, strict=True):
            found = segment.posting(term)
            if found is not None:
                yield np.add(found[0], place, dtype=np.intp), found[1]

    def having(self, terms: Iterable[str], at_least: float = 0.0) -> Truths:
        """Which documents have any of these terms, with at least this impact."""
        mask = np.zeros(self.width, np.bool_)
        for term in terms:
            for numbers, impacts in self.postings(term):
                mask[numbers[impacts >= at_least / STEP] if at_least else numbers] = True
        return mask

    def figures(self) -> Figures:
        """The hints of every document, by number."""
        if len(self.segments) == 1:
            return self.segments[0].figures
        columns = zip(*(msgspec.structs.astuple(each.figures) for each in self.segments), strict=True)
        return Figures(*map(np.concatenate, columns))

    def ages(self) -> NDArray[np.float64]:
        """A number for every document, higher for those made later: ids sort by birth."""
        if self._ages is None:
            ids = np.concatenate([segment.ids.written for segment in self.segments])
            self._ages = np.empty(self.width, np.float64)
            self._ages[np.argsort(ids, kind="stable")] = np.arange(self.width)
        return self._ages

    def find_place(self, product_id: str) -> tuple[int, int] | None:
        """The segment and the number in it of a living product."""
        for at, segment in enumerate(self.segments):
            number = segment.ids.number_of(product_id)
            if number is not None and self.alive[at][number]:
                return at, number
        return None


def built(documents: Iterable[Document]) -> Lexical:
    """An index of these documents, read once, in bounded memory beside the index itself."""
    sample, held = [], []
    documents = iter(documents)
    for document in documents:
        held.append(document)
        sample.append(terms_of(document))
        if len(held) == _SAMPLE:
            break
    averages = Averages.of(sample)
    builder = SegmentBuilder(averages)
    spoken: dict[str, int] = {}
    for document, terms in zip(held, sample, strict=True):
        builder.add(document, terms)
        _count(spoken, terms.spoken)
    del held, sample
    for document in documents:
        terms = terms_of(document)
        builder.add(document, terms)
        _count(spoken, terms.spoken)
    segment = builder.build()
    return Lexical([segment], [np.ones(len(segment), np.bool_)], averages, Speller(spoken))


def changed(index: Lexical, documents: Sequence[Document], gone: Iterable[str]) -> Lexical:
    """The index with these documents new or in place of those with their ids, and without those gone."""
    alive = [living.copy() for living in index.alive]
    for product_id in (*(document.id for document in documents), *gone):
        for living, segment in zip(alive, index.segments, strict=True):
            number = segment.ids.number_of(product_id)
            if number is not None:
                living[number] = False
    segments = list(index.segments)
    spoken: dict[str, int] = {}
    if documents:
        builder = SegmentBuilder(index.averages)
        for document in documents:
            terms = terms_of(document)
            builder.add(document, terms)
            _count(spoken, terms.spoken)
        segments.append(builder.build())
        alive.append(np.ones(len(segments[-1]), np.bool_))
    while len(segments) > 1 and len(segments[-2]) <= 2 * len(segments[-1]):
        one = merged(segments[-2:], alive[-2:])
        segments[-2:], alive[-2:] = [one], [np.ones(len(one), np.bool_)]
    return Lexical(segments, alive, index.averages, index.speller.with_words(spoken))


def with_figures(index: Lexical, figures: Mapping[str, tuple[int, int, bool]]) -> Lexical:
    """The index with new hints: product id -> lowest and highest price, whether anything is in stock."""
    segments = list(index.segments)
    fresh: dict[int, Figures] = {}
    for product_id, (low, high, stocked) in figures.items():
        place = index.find_place(product_id)
        if place is None:
            continue
        at, number = place
        if at not in fresh:
            old = segments[at].figures
            fresh[at] = Figures(old.low.copy(), old.high.copy(), old.stocked.copy(), old.rating)
        fresh[at].low[number], fresh[at].high[number], fresh[at].stocked[number] = low, high, stocked
    for at, each in fresh.items():
        segments[at] = segments[at].with_figures(each)
    return Lexical(segments, index.alive, index.averages, index.speller)


def _count(spoken: dict[str, int], words: Iterable[str]) -> None:
    for word in words:
        spoken[word] = spoken.get(word, 0) + 1
