"""Reviews summed up by counting: stars, what they speak of, and a sentence of their own for and against."""

import re
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from chaffer.commerce.catalog.views import ReviewView
from chaffer.language.review_topics import TOPICS, sides

ENOUGH = 5
"""With fewer there is nothing to count; they are quoted."""

_MENTIONS_ENOUGH = 2
_QUOTE_AT_MOST = 220  # characters
_QUOTE_AT_LEAST = 12
_FOND = 4
_SENTENCE = re.compile(r"[^.!?…。]+[.!?…。]*[\"”»']?")


class Counts(NamedTuple):
    """read: how many reviews were looked at. fond: how many gave four or five stars.

    topics: for each topic at least two reviews speak of, how many say what.
    """

    read: int
    fond: int
    topics: dict[str, dict[str, int]]


def count(told: Sequence[ReviewView]) -> Counts:
    """Each review counts once a topic."""
    said = [sides(f"{one.title}. {one.text}") for one in told]
    topics: dict[str, dict[str, int]] = {}
    for topic, every in TOPICS.items():
        times = Counter(one[topic] for one in said if topic in one)
        if times.total() >= _MENTIONS_ENOUGH:
            topics[topic] = {side: times[side] for side in every}
    return Counts(len(told), sum(one.rating >= _FOND for one in told), topics)


def for_and_against(told: Sequence[ReviewView], language: str = "") -> list[ReviewView]:
    """The fondest that liked it and the least fond that did not, as far as there are such; the first told come first.

    language: the reader's; those written in it are taken before all others.
    """
    written = [one for one in told if one.text or one.title]
    fond = [one for one in written if one.rating >= _FOND]
    cool = [one for one in written if one.rating < _FOND]
    best = max(fond, key=lambda one: (one.language == language, one.rating), default=None)
    worst = min(cool, key=lambda one: (one.language != language, one.rating), default=None)
    return [one for one in (best, worst) if one is not None]


def the_two(told: Sequence[ReviewView], language: str = "") -> list[ReviewView]:
    """The fondest and the least fond of a few, whatever they gave; those in the reader's language before all others."""
    written = [one for one in told if one.text or one.title]
    if len(written) < 2:
        return written
    best = max(written, key=lambda one: (one.language == language, one.rating))
    others = [one for one in written if one is not best]
    return [best, min(others, key=lambda one: (one.language != language, one.rating))]


def shortened(text: str) -> str:
    """A review's words, cut at a word if they are many."""
    plain = " ".join(text.split())
    if len(plain) <= _QUOTE_AT_MOST:
        return plain
    return plain[:_QUOTE_AT_MOST].rsplit(" ", 1)[0].rstrip(",;:") + "…"


def one_sentence(review: ReviewView) -> str:
    """A sentence of it as it stands: one that speaks of a topic, else the first that is one."""
    plain = " ".join((review.text or review.title).split())
    each = [found.strip() for found in _SENTENCE.findall(plain) if len(found.strip()) >= _QUOTE_AT_LEAST]
    telling = next((sentence for sentence in each if sides(sentence)), None)
    return shortened(telling or next(iter(each), plain))
