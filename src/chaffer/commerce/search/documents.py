"""A product as the index sees it: four fields of text, and a few figures that only order the candidates."""

from collections import Counter
from collections.abc import Iterable
from functools import lru_cache
from typing import Any

import msgspec

from chaffer.commerce.search.sizes import plain_size
from chaffer.commerce.search.words import (
    concept_terms,
    head_of,
    phrase_stems,
    plain_words,
    small_words,
    stems,
    text_terms,
    words_of,
)
from chaffer.language.lexicon import Match, concepts

TITLE, KIND, LOOKS, BODY = range(4)
WEIGHTS = (4.0, 2.0, 0.7, 0.35)
"""Of title, brand and category, options with attributes and tags, description. Measured: docs/decisions/0003."""

Texts = list[tuple[str, str]]  # (text, language)


class Document(msgspec.Struct):
    """fields: the texts of TITLE, KIND, LOOKS and BODY. sizes, ages, brand: exact values.

    low, high: prices in minor units of the shop's currency, -1 if there is none. All figures are hints: what is shown
    is always read from the database.
    """

    id: str
    fields: tuple[Texts, Texts, Texts, Texts]
    brand: str = ""
    sizes: tuple[str, ...] = ()
    ages: tuple[int, ...] = ()
    low: int = -1
    high: int = -1
    stocked: bool = True
    rating: float = 0.0


class Terms(msgspec.Struct):
    """counts: term -> how often in each field. lengths: words in each field. spoken: the words a speller may offer.
    title: the stems of the product's own title, in order.
    """

    counts: dict[str, list[int]]
    lengths: list[int]
    spoken: set[str]
    title: tuple[str, ...] = ()


class _Read(msgspec.Struct):
    """One text: its stems with their counts, the terms of the concepts in it, of what it says the thing is, and its
    words as they are written.
    """

    stems: Counter[str]
    concepts: tuple[str, ...]
    heads: tuple[str, ...]
    spoken: tuple[str, ...]


def terms_of(document: Document) -> Terms:
    """Everything the index keeps of a document. What the thing is, its own title says, or the first that does."""
    counts: dict[str, list[int]] = {}
    lengths = [0, 0, 0, 0]
    spoken: set[str] = set()
    headed = False
    for field, texts in enumerate(document.fields):
        for text, language in texts:
            read = (
                _body(text, language)
                if field == BODY
                else _title(text, language)
                if field == TITLE
                else _kind(text, language)
            )
            for term, often in read.stems.items():
                _count(counts, term, field, often)
            for term in read.concepts:
                _count(counts, term, field, 1)
            for term in read.heads if field == KIND or (field == TITLE and not headed) else ():
                _count(counts, term, field, 1)
            headed = headed or bool(read.heads)
            lengths[field] += read.stems.total()
            if field in (TITLE, KIND):
                spoken.update(read.spoken)
    for size in document.sizes:
        _count(counts, f"size:{plain_size(size)}", LOOKS, 1)
    for age in document.ages:
        _count(counts, f"age:{age}", LOOKS, 1)
    if document.brand:
        _count(counts, brand_term(document.brand), KIND, 1)
    return Terms(counts, lengths, spoken, _own_title(document))


def _own_title(document: Document) -> tuple[str, ...]:
    return next((phrase_stems(words_of(text), language) for text, language in document.fields[TITLE]), ())


def _count(counts: dict[str, list[int]], term: str, field: int, often: int) -> None:
    fields = counts.get(term)
    if fields is None:
        fields = counts[term] = [0, 0, 0, 0]
    fields[field] += often


def _body(text: str, language: str) -> _Read:
    small = small_words()
    found: Counter[str] = Counter()
    for word, often in Counter(plain_words(text)).items():
        if word not in small:
            for term in stems(word, language):
                found[term] += often
    return _Read(found, (), (), ())


def _title(text: str, language: str) -> _Read:
    words = words_of(text)
    found = concepts(words, language)
    spoken = tuple(word.text for word in words if len(word.text) > 2 and word.text.isalpha())
    terms = tuple(term for match in found for term in concept_terms(match))
    return _Read(Counter(text_terms(words, language)), terms, _heads(found, language), spoken)


_kind = lru_cache(maxsize=20_000)(_title)
"""Brands, categories and options come again and again."""


def _heads(found: list[Match], language: str) -> tuple[str, ...]:
    head = head_of(found, language)
    return () if head is None else tuple(f"head:{term.partition(':')[2]}" for term in concept_terms(head))


@lru_cache(maxsize=20_000)
def brand_term(brand: str) -> str:
    return "brand:" + " ".join(word.text for word in words_of(brand))


def plain_texts(value: Any, language: str) -> Texts:
    """Every text inside a JSON value; the names of attributes are not searched."""
    if isinstance(value, str):
        return [(value, language)] if value else []
    if isinstance(value, dict):
        return [each for part in value.values() for each in plain_texts(part, language)]
    if isinstance(value, list):
        return [each for part in value for each in plain_texts(part, language)]
    return []


def distinct(texts: Iterable[str], language: str) -> Texts:
    return [(text, language) for text in dict.fromkeys(texts) if text]
