"""What a product's own texts and its reviews say to a question; quoted, never made up."""

import re
from collections.abc import Iterator, Sequence
from typing import Any

import msgspec
import numpy as np

from chaffer.commerce.catalog.views import ProductView, ReviewView
from chaffer.commerce.faq.guide_tables import Row, asked_of, find_row, knows_unit, split_guide
from chaffer.commerce.faq.passages import Likeness, Passage, Passages
from chaffer.commerce.search.reading import written_in
from chaffer.language.asking import asked_about
from chaffer.language.normalise import normalise

ENOUGH, ENOUGH_ABOUT = 0.55, 0.3
"""How much of the question a sentence must have, as `Passages` weighs it; less, if it is about what is asked about."""
SENTENCES_AT_MOST, QUOTE_AT_MOST = 120, 240
_CARE = frozenset(
    (
        "wash",
        "dry_clean",
        "iron",
        "dry",
        "shrink",
        "fade",
        "care",
        "dishwasher",
        "microwave",
        "oven",
        "fresh",
        "water_plants",
    )
)
"""What a text about care is asked for: "dry clean once a winter" does not say that a coat is for winter."""
_FOR_FINDING = frozenset(("occasion", "recipient", "style"))
"""Attributes that help to find a thing and say nothing of it: a gift for a new baby need not be safe for one."""
_SENTENCE = re.compile(r"[^.!?。\n]+(?:[.!?。]+(?=\s|$)|(?:[.](?=\d))[^.!?\n]*[.!?。]?|$|\n)")


class Quote(msgspec.Struct, frozen=True):
    """source: guide, description, or an attribute's name."""

    text: str
    source: str


class Voices(msgspec.Struct, frozen=True):
    """What reviews say. count: of how many they say something to it; the quote is of one of them, in its language."""

    count: int
    read: int
    text: str
    author: str
    rating: int
    language: str = ""


class Told(msgspec.Struct, frozen=True):
    """Whatever answers. outside: a table of the guide could have answered, but does not go that far."""

    row: Row | None = None
    quote: Quote | None = None
    voices: Voices | None = None
    outside: bool = False

    @property
    def anything(self) -> bool:
        return self.row is not None or self.quote is not None or self.voices is not None


def told_of(
    product: ProductView, reviews: Sequence[ReviewView], question: str, language: str, shop_language: str = "en"
) -> Told:
    """What the product's guide, description and attributes say to it, and how many of these reviews.

    language: of the question.
    """
    words, tables = split_guide(product.guide)
    measures = asked_of(tables, question) if tables else []
    row = find_row(tables, measures) if measures else None
    own = written_in(product.title, product.description, shop_language)
    quotes = list(_sentences(product, words))[:SENTENCES_AT_MOST]
    quote = _best(quotes, question, language, own)
    outside = row is None and bool(measures) and knows_unit(tables, measures)
    return Told(row, None if row else quote, _voices(reviews, question, language), outside)


def _sentences(product: ProductView, guide: str) -> Iterator[Quote]:
    for sentence in _cut(guide):
        yield Quote(sentence, "guide")
    for name, value in product.attributes.items():
        told = ", ".join(_plain(value))
        if told and name not in _FOR_FINDING:
            yield Quote(told, name)
    for sentence in _cut(product.description):
        yield Quote(sentence, "description")


def _plain(value: Any) -> list[str]:
    if isinstance(value, list):
        return [text for each in value for text in _plain(each)]
    if isinstance(value, dict):
        return [text for each in value.values() for text in _plain(each)]
    return [str(value)[:QUOTE_AT_MOST]] if isinstance(value, str | int | float) and str(value) else []


def _cut(text: str) -> list[str]:
    found = (" ".join(each.group().split()) for each in _SENTENCE.finditer(text))
    return [each[:QUOTE_AT_MOST] for each in found if each]


def _best(quotes: Sequence[Quote], question: str, language: str, own: str) -> Quote | None:
    """The sentence with most of the question in it; of equal ones the first."""
    if not any(each.name in _CARE for each in asked_about(normalise(question))):
        quotes = [each for each in quotes if each.source != "care"]
    if not quotes:
        return None
    passages = [Passage(_named(each), own) for each in quotes]
    at = _likeliest(Passages(passages, exact=False).likeness(question, language))
    return None if at is None else quotes[at]


def _named(quote: Quote) -> str:
    return quote.text if quote.source in ("guide", "description") else f"{quote.source}: {quote.text}"


def _likeliest(like: Likeness) -> int | None:
    fits = _fitting(like)
    if not fits.any():
        return None
    return int(np.argmax(np.where(fits, like.asked, 0)))


def _fitting(like: Likeness) -> Any:
    """Those that say something to it: to what is asked about, if that is known."""
    return (like.asked >= ENOUGH_ABOUT) & (like.shared > 0) if like.abouts else like.asked >= ENOUGH


def _voices(reviews: Sequence[ReviewView], question: str, language: str) -> Voices | None:
    said = [(review, sentence) for review in reviews for sentence in _cut(review.text or review.title)]
    if not said:
        return None
    like = Passages([Passage(sentence, review.language or "en") for review, sentence in said], exact=False).likeness(
        question, language
    )
    if not like.abouts:
        return None
    fits = np.flatnonzero(_fitting(like)).tolist()
    if not fits:
        return None
    chosen = max(fits, key=lambda at: (said[at][0].language == language, float(like.asked[at]), -at))
    review, sentence = said[chosen]
    count = len({id(said[at][0]) for at in fits})
    return Voices(count, len(reviews), sentence, review.author, review.rating, review.language)
