"""Mistyped words, set right with the words of the catalogue's own titles and brands."""

from collections.abc import Mapping
from functools import lru_cache

from rapidfuzz import process
from rapidfuzz.distance import OSA

SHORTEST = 4
_LONG = 6
"""From this length two slips are forgiven, below it one."""
_OFFERED = 12


class Speller:
    """Only for words that the catalogue does not have: a right word is never "corrected"."""

    def __init__(self, spoken: Mapping[str, int]) -> None:
        self._spoken = dict(spoken)
        self._by_length: dict[int, list[str]] = {}
        for word in self._spoken:
            self._by_length.setdefault(len(word), []).append(word)
        self.correct = lru_cache(maxsize=5_000)(self._correct)

    def __contains__(self, word: str) -> bool:
        return word in self._spoken

    def with_words(self, spoken: Mapping[str, int]) -> "Speller":
        """One that knows these words as well."""
        new = spoken.keys() - self._spoken.keys()
        if not new:
            return self
        return Speller({**self._spoken, **{word: spoken[word] for word in new}})

    def _correct(self, word: str) -> tuple[str, ...]:
        """The words most likely meant, two at most, best first; a word run together comes apart; () if none is near."""
        apart = self._apart(word)
        if len(word) < SHORTEST:
            return apart
        slips = 1 if len(word) < _LONG else 2
        near = [
            w for length in range(len(word) - slips, len(word) + slips + 1) for w in self._by_length.get(length, ())
        ]
        found = process.extract(word, near, scorer=OSA.distance, processor=None, score_cutoff=slips, limit=_OFFERED)
        if apart and not any(distance <= 1 for _, distance, _ in found):
            return apart
        ranked = sorted(found, key=lambda each: (each[1], each[0][0] != word[0], -self._spoken[each[0]], each[0]))
        best = ranked[0][1] if ranked else 0
        return tuple(each[0] for each in ranked[:2] if each[1] == best and (each[0][0] == word[0] or best == 1))

    def _apart(self, word: str) -> tuple[str, ...]:
        """The two words that were run together, the commonest pair; () if there is none. Marked by a space."""
        pairs = [
            (min(self._spoken[word[:at]], self._spoken[word[at:]]), f"{word[:at]} {word[at:]}")
            for at in range(3, len(word) - 2)
            if word[:at] in self._spoken and word[at:] in self._spoken
        ]
        return (max(pairs)[1],) if pairs else ()
