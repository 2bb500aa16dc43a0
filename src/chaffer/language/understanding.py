"""Understand one text: language, slots, intent, and what is left to search for."""

from datetime import date

from chaffer.language.addresses.countries import lone_country
from chaffer.language.detect import detect_words
from chaffer.language.extraction import extract
from chaffer.language.facets import NO_FACETS, Facets
from chaffer.language.intent_features import masked_words
from chaffer.language.intents import intent_of
from chaffer.language.leftover import query_of
from chaffer.language.normalise import MAX_CHARS, normalise
from chaffer.language.reading import read
from chaffer.language.slots import Slots, Understanding
from chaffer.language.tokens import tokens

__all__ = ["Slots", "Understanding", "understand"]


def understand(
    text: str,
    *,
    today: date,
    currency: str,
    country: str = "",
    language_hint: str = "",
    asked: str = "",
    facets: Facets = NO_FACETS,
) -> Understanding:
    """Read one message. Never raises, whatever the text; reads at most MAX_CHARS of it.

    today:         the shopper's day, for "tomorrow" and "Mother's Day".
    currency:      what amounts without a currency are in.
    country:       ISO 3166 code, "" if unknown; decides 5/12 and the days of occasions.
    language_hint: a locale or the thread's language.
    asked:         the open question, if any: quantity, size, yes_no, address, name, choice, colour, order_number, …
    facets:        the shop's own values.
    """
    plain = normalise(text)
    words = tokens(plain)
    language, sure = detect_words(words, language_hint)
    if language_hint and lone_country(plain):
        language, sure = detect_words([], language_hint)  # a country's name is no choice of language
    reading = read(text[:MAX_CHARS], plain, language, words)
    extraction = extract(reading, today=today, currency=currency, country=country, asked=asked, facets=facets)
    masked = masked_words(reading, extraction.things, extraction.spans)
    intent = intent_of(plain, masked, extraction.slots, asked)
    query = query_of(reading, extraction)
    return Understanding(language, sure, intent.name, intent.confidence, extraction.slots, query, plain)
