"""The words of every title in their order, so that one who types a title finds its product first."""

from array import array
from collections.abc import Sequence

import msgspec
import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.int32]


class Titles(msgspec.Struct):
    """starts[n]:starts[n + 1] is the slice of document number n in terms (term numbers of its segment, in order)."""

    starts: Numbers
    terms: Numbers

    def of(self, number: int) -> tuple[int, ...]:
        """The term numbers of one title."""
        return tuple(self.terms[self.starts[number] : self.starts[number + 1]].tolist())


class TitlesBuilder:
    """Takes titles in the order of their documents' numbers."""

    def __init__(self) -> None:
        self._ends = array("i", [0])
        self._terms = array("i")

    def add(self, terms: Sequence[int]) -> None:
        self._terms.extend(terms)
        self._ends.append(len(self._terms))

    def build(self) -> Titles:
        return Titles(np.array(self._ends, np.int32), np.array(self._terms, np.int32))


def joined(titles: Sequence[Titles], alive: Sequence[NDArray[np.bool_]], renumbered: Sequence[Numbers]) -> Titles:
    """The titles of what is alive in several segments. renumbered: for each segment its terms' new numbers."""
    lengths, parts = [], []
    for each, living, numbers in zip(titles, alive, renumbered, strict=True):
        own = np.diff(each.starts)
        lengths.append(own[living])
        parts.append(numbers[each.terms[np.repeat(living, own)]])
    starts = np.zeros(sum(map(len, lengths)) + 1, np.int32)
    np.cumsum(np.concatenate(lengths), out=starts[1:])
    return Titles(starts, np.concatenate(parts).astype(np.int32))
