"""Understand one text: language, slots, intent, and what is left to search for."""

from datetime import date

from chaffer.language.amounts import find_amounts
from chaffer.language.detect import detect_words
from chaffer.language.facets import NO_FACETS, Facets
from chaffer.language.lexicon import Match, concepts
from chaffer.language.negation import negated
from chaffer.language.normalise import MAX_CHARS, normalise
from chaffer.language.order_numbers import find_order_number
from chaffer.language.reading import Span, read
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
    reading = read(text[:MAX_CHARS], plain, language, words)
    taken: list[Span] = []
    order = find_order_number(reading, asked)
    if order:
        taken.append(order.span)
    amounts = find_amounts(reading, currency, taken)
    found = concepts(words, language)
    denied = negated(plain, found)
    slots = Slots(
        price_min=amounts.price_min,
        price_max=amounts.price_max,
        colors=_ids(found, "colour", denied, wanted=True),
        not_colors=_ids(found, "colour", denied, wanted=False),
        materials=_ids(found, "material", denied, wanted=True),
        not_materials=_ids(found, "material", denied, wanted=False),
        occasion=next(iter(_ids(found, "occasion", denied, wanted=True)), ""),
        recipient=next(iter(_ids(found, "recipient", denied, wanted=True)), ""),
        category=next(iter(_ids(found, "category", denied, wanted=True)), ""),
        order_number=order.number if order else "",
    )
    intent = "search" if slots.category or slots.price_max else "unknown"
    return Understanding(language, sure, intent, 0.5, slots, plain, plain)


def _ids(found: list[Match], kind: str, denied: frozenset[int], *, wanted: bool) -> tuple[str, ...]:
    return tuple(
        dict.fromkeys(
            match.parent if kind == "colour" else match.id
            for i, match in enumerate(found)
            if match.kind == kind and (i in denied) != wanted
        )
    )
