"""Short texts that may answer a question, in the index that finds products.

A question and a text are compared by what they ask about (`asking.asked_about`, the same in every language) and by their
other words. How much of the question the text has, and how much of the text the question has, are told apart: an entry
must be about the same thing, a sentence of a description need only say it.
"""

from collections.abc import Sequence

import msgspec
import numpy as np

from chaffer.commerce.search.documents import BODY, TITLE, Document, terms_of
from chaffer.commerce.search.lexical import Lexical
from chaffer.commerce.search.query import Group, read_query
from chaffer.commerce.search.segment import Averages, Floats, SegmentBuilder
from chaffer.commerce.search.speller import Speller
from chaffer.commerce.search.wanted import Wanted
from chaffer.commerce.search.words import words_of
from chaffer.language.asking import About, asked_about, small_words
from chaffer.language.normalise import normalise
from chaffer.language.tokens import is_hangul

ABOUT = 2.0
"""What it counts that both ask about the same thing, beside one word they share."""
_ABOUT_TERM = "about:"
_LEAST, _LEAST_ABOUT = 0.25, 0.5
"""The least a common word counts beside a rare one; and a common thing asked about: in a short list all are common."""


class Passage(msgspec.Struct, frozen=True):
    """text: a question, or a sentence. more: what else belongs to it; its words count half."""

    text: str
    language: str
    more: str = ""


class Likeness(msgspec.Struct, frozen=True):
    """For each passage, 0 to 1. asked: how much of the question it has; said: how much of it the question has.

    abouts: how many things are asked about; shared: how many of them it has.
    """

    asked: Floats
    said: Floats
    shared: Floats
    abouts: int

    def both(self) -> Floats:
        """How sure it is that the passage and the question ask the same."""
        total = np.maximum(self.asked + self.said, np.float32(1e-6))
        both: Floats = 2 * self.asked * self.said / total
        return both


class Passages:
    """A fixed list of them, ready to be asked. exact: the words that only make a question count, too."""

    def __init__(self, passages: Sequence[Passage], *, exact: bool) -> None:
        self._exact = exact
        self.passages = tuple(passages)
        self._index = _built([(each.text, each.language) for each in passages], TITLE)
        more = any(each.more for each in passages)
        self._more = _built([(each.more, each.language) for each in passages], BODY) if more else None
        self._whole = np.array([max(self._whole_of(each), 1e-6) for each in passages], np.float32)

    def __len__(self) -> int:
        return len(self.passages)

    def likeness(self, question: str, language: str) -> Likeness:
        """How each passage compares to a question."""
        size = len(self.passages)
        asked, said, shared = (np.zeros(size, np.float32) for _ in range(3))
        whole, abouts = 0.0, 0
        for group in self._groups(question, language):
            weight = np.float32(self._weight(group))
            whole += float(weight)
            terms = [term for term, _ in group.terms]
            here = self._index.having(terms).astype(np.float32)
            told = here if self._more is None else np.maximum(here, self._more.having(terms) * np.float32(0.5))
            asked += told * weight
            said += here * weight
            if group.kind == _ABOUT_TERM:
                abouts += 1
                shared += here
        if whole:
            asked /= np.float32(whole)
        return Likeness(asked, np.minimum(said / self._whole, 1), shared, abouts)

    def _whole_of(self, passage: Passage) -> float:
        return sum(self._weight(group) for group in self._groups(passage.text, passage.language))

    def _groups(self, text: str, language: str) -> list[Group]:
        """What is asked about, and every other word that counts."""
        plain = normalise(text)
        about = asked_about(plain)
        rest = _without(plain, about)
        if not self._exact:
            rest = " ".join(word.text for word in words_of(rest) if word.text not in small_words())
        names = dict.fromkeys(each.name for each in about)
        groups = [Group([(_ABOUT_TERM + name, 1.0)], _ABOUT_TERM, ABOUT) for name in names]
        words = read_query(Wanted(words=rest, language=language), self._index).groups if rest.strip() else []
        return [*groups, *(Group(each.terms, "", 1.0) for each in words)]

    def _weight(self, group: Group) -> float:
        """A word nobody wrote is as telling as the rarest."""
        rarest = float(np.log(1 + len(self.passages) / 0.5)) or 1.0
        idf = max((self._index.idf(term) for term, _ in group.terms), default=0.0) or rarest
        least = _LEAST_ABOUT if group.kind == _ABOUT_TERM else _LEAST
        return group.strength * max(min(idf / rarest, 1.0), least)


def _without(text: str, about: Sequence[About]) -> str:
    """The other words. What a Korean word ends in goes with it."""
    for each in about:
        end = each.end
        while end < len(text) and is_hangul(text[end]):
            end += 1
        text = text[: each.start] + " " * (end - each.start) + text[end:]
    return text


def _built(texts: Sequence[tuple[str, str]], field: int) -> Lexical:
    """An index of these, in their order, with what each asks about."""
    averages = Averages()
    builder = SegmentBuilder(averages)
    spoken: dict[str, int] = {}
    for number, (text, language) in enumerate(texts):
        fields: list[list[tuple[str, str]]] = [[], [], [], []]
        fields[field] = [(text, language)]
        document = Document(f"{number:06}", (fields[0], fields[1], fields[2], fields[3]))
        terms = terms_of(document)
        for each in asked_about(normalise(text)):
            terms.counts.setdefault(_ABOUT_TERM + each.name, [0, 0, 0, 0])[field] += 1
        builder.add(document, terms)
        for word in terms.spoken:
            spoken[word] = spoken.get(word, 0) + 1
    segment = builder.build()
    return Lexical([segment], [np.ones(len(segment), np.bool_)], averages, Speller(spoken))
