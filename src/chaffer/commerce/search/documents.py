"""A product as the index sees it: four fields of text, and a few figures that only order the candidates."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

import msgspec

from chaffer.commerce.search.sizes import plain_size
from chaffer.commerce.search.words import concept_terms, concepts, head_of, text_terms, words_of
from chaffer.language.lexicon import Match

TITLE, KIND, LOOKS, BODY = range(4)
WEIGHTS = (4.0, 2.0, 0.7, 0.35)
"""Of title, brand and category, options with attributes and tags, description. Measured: docs/decisions/0003."""

Texts = list[tuple[str, str]]  # (text, language)


class Document(msgspec.Struct):
    """fields: the texts of TITLE, KIND, LOOKS and BODY. sizes, brand: exact values.

    low, high: prices in minor units of the shop's currency, -1 if there is none. All figures are hints: what is shown
    is always read from the database.
    """

    id: str
    fields: tuple[Texts, Texts, Texts, Texts]
    brand: str = ""
    sizes: tuple[str, ...] = ()
    low: int = -1
    high: int = -1
    stocked: bool = True
    rating: float = 0.0


class Terms(msgspec.Struct):
    """counts: term -> how often in each field. lengths: words in each field. spoken: the words a speller may offer."""

    counts: dict[str, list[int]]
    lengths: list[int]
    spoken: set[str]


def terms_of(document: Document) -> Terms:
    """Everything the index keeps of a document."""
    counts: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0, 0])
    lengths = [0, 0, 0, 0]
    spoken: set[str] = set()
    for field, texts in enumerate(document.fields):
        for text, language in texts:
            words = words_of(text)
            for term in text_terms(words, language):
                counts[term][field] += 1
                lengths[field] += 1
            if field == BODY:
                continue
            found = concepts(words, language)
            for term in _concepts(found, field, language):
                counts[term][field] += 1
            if field in (TITLE, KIND):
                spoken.update(word.text for word in words if len(word.text) > 2 and word.text.isalpha())
    for size in document.sizes:
        counts[f"size:{plain_size(size)}"][LOOKS] = 1
    if document.brand:
        counts[brand_term(document.brand)][KIND] = 1
    return Terms(dict(counts), lengths, spoken)


def _concepts(found: list[Match], field: int, language: str) -> Iterator[str]:
    for match in found:
        yield from concept_terms(match)
    head = head_of(found, language) if field in (TITLE, KIND) else None
    if head is not None:
        yield from (f"head:{term.partition(':')[2]}" for term in concept_terms(head))


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
