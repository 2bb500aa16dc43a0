"""Which of several things a shopper means: by number, by place, by colour, by words."""

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

import msgspec

from chaffer.conversations.dialogue.inputs import Heard
from chaffer.conversations.dialogue.state import Shown
from chaffer.language.facets import common_words
from chaffer.language.lexicon import concepts
from chaffer.language.normalise import normalise
from chaffer.language.option_words import option_forms
from chaffer.language.slots import Slots
from chaffer.language.stem import stem
from chaffer.language.tokens import tokens


@lru_cache(maxsize=4096)
def colours_of(label: str) -> tuple[str, ...]:
    """The base colours a shop's own label names, as English words: "Navy stripe" gives blue."""
    words = tokens(normalise(label))
    return tuple(
        dict.fromkeys(match.parent for language in ("en", "fr", "ru") for match in concepts(words, language) if match.kind == "colour")
    )  # fmt: skip


@lru_cache(maxsize=4096)
def _stems(text: str, language: str) -> frozenset[str]:
    return frozenset(stem(token.text, language) for token in tokens(normalise(text)))


def said_of(heard: Heard | None) -> dict[str, Any]:
    """What a sentence says of options and number, kept until the product's own options are known."""
    if heard is None:
        return {}
    slots = heard.slots
    said = {
        "text": heard.understanding.text, "sizes": list(slots.sizes), "colors": list(slots.colors),
        "shades": list(slots.shades),
    }  # fmt: skip
    return {"said": said, "quantity": slots.quantity or 0}


class Pointing(msgspec.Struct, frozen=True):
    """What of a sentence points at one of several things; kept until those things are known.

    least, most: bounds of the price in minor units of the shop's currency.
    """

    text: str = ""
    language: str = ""
    ordinal: int | None = None
    colors: list[str] = []
    sort: str = ""
    category: str = ""
    least: int | None = None
    most: int | None = None


def pointing(heard: Heard) -> Pointing:
    slots, understood = heard.slots, heard.understanding
    ordinal = slots.ordinal
    bare = understood.text.strip(" .#)")
    if ordinal is None and bare.isascii() and bare.isdigit() and len(bare) < 3:
        ordinal = int(bare)
    least, most = (
        bound.minor if bound and bound.currency == heard.currency else None
        for bound in (slots.price_min, slots.price_max)
    )
    return Pointing(
        understood.text, understood.language, ordinal, list(slots.colors), slots.sort, slots.category, least, most
    )


def number_in(heard: Heard) -> int | None:
    """The only small whole number in the text, if there is just one."""
    numbers = [word.text for word in tokens(heard.understanding.text) if word.text.isascii() and word.text.isdigit()]
    return int(numbers[0]) if len(numbers) == 1 and len(numbers[0]) < 4 else None


def place(points: Pointing, count: int) -> int | None:
    """Which of `count` things, from 0, by "2", "the second one", "the last"."""
    ordinal = points.ordinal
    if not ordinal or abs(ordinal) > count:
        return None
    return ordinal - 1 if ordinal > 0 else count + ordinal


def value_said(values: Sequence[str], text: str, slots: Slots) -> str | None:
    """Which value of an option was said: the label itself, its size, its colour, its words inside the text."""
    for value in values:
        if normalise(value) == text.strip(" .!?"):
            return value
    sizes = {normalise(size) for size in slots.sizes}
    colours = {*slots.colors, *slots.shades}
    for fits in (
        [value for value in values if normalise(value) in sizes],
        [value for value in values if normalise(value) in colours],
        [value for value in values if colours.intersection(colours_of(value))],
        [value for value in values if len(value) > 1 and f" {normalise(value)} " in f" {text} "],
        [value for value in values if any(f" {form} " in f" {text} " for form in option_forms(value))],
    ):
        if len(fits) == 1:
            return fits[0]
    return None


def value_meant(values: Sequence[str], heard: Heard) -> str | None:
    """The value said, else the one at the place said."""
    said = value_said(values, heard.understanding.text, heard.slots)
    if said is not None:
        return said
    at = place(pointing(heard), len(values))
    return None if at is None else values[at]


def product_meant(shown: Sequence[Shown], heard: Heard) -> Shown | None:
    return meant_of(shown, pointing(heard))


def meant_of(shown: Sequence[Shown], points: Pointing) -> Shown | None:
    """Which of the things shown was meant: its place, its price rank, its colour, words of its title."""
    if not shown:
        return None
    at = place(points, len(shown))
    if at is not None:
        return shown[at]
    if points.least is not None or points.most is not None:
        shown = within(shown, points)
        if len(shown) < 2:
            return shown[0] if shown else None
    if points.sort in ("price_asc", "price_desc") and len(shown) > 1 and all(one.minor for one in shown):
        best = min if points.sort == "price_asc" else max
        return best(shown, key=lambda one: one.minor)
    by_colour = [one for one in shown if set(points.colors).intersection(one.colours)]
    if len(by_colour) == 1:
        return by_colour[0]
    return _by_title(by_colour or shown, points)


def within(shown: Sequence[Shown], points: Pointing) -> Sequence[Shown]:
    """Those whose price is within the bounds said."""
    most = points.most if points.most is not None else max((one.minor for one in shown), default=0)
    return [one for one in shown if (points.least or 0) <= one.minor <= most]


def _by_title(shown: Sequence[Shown], points: Pointing) -> Shown | None:
    """The one whose title shares the most words with what was said, if there is one such."""
    languages = {points.language or "en", "en"}
    said = frozenset().union(*(_stems(points.text, language) for language in languages)) - common_words()
    shared = [
        (len(said & frozenset().union(*(_stems(one.title, language) for language in languages))), one) for one in shown
    ]
    most = max(count for count, _ in shared)
    winners = [one for count, one in shared if count == most]
    return winners[0] if most and len(winners) == 1 else None


def names_another(title: str, points: Pointing) -> bool:
    """Whether the words name a kind of thing that this is not."""
    if not points.category:
        return False
    languages = {points.language or "en", "en"}
    said = frozenset().union(*(_stems(points.text, language) for language in languages))
    own = frozenset().union(*(_stems(title, language) for language in languages))
    kinds = [match for match in concepts(tokens(normalise(title)), "en") if match.kind == "category"]
    same = any(points.category in (match.id, match.parent, *match.id.split()) for match in kinds)
    return not same and not said & own


def named(shown: Sequence[Shown], heard: Heard) -> Shown | None:
    """The one whose own name was said: a word of its title that is no kind, colour or material ("isla", "corin")."""
    fits = named_in(shown, Pointing(heard.understanding.text, heard.understanding.language))
    return fits[0] if len(fits) == 1 else None


def named_in(shown: Sequence[Shown], points: Pointing) -> list[Shown]:
    """All whose own names were said."""
    said = _stems(points.text, points.language or "en") | _stems(points.text, "en")
    return [one for one in shown if said & _own_name(one.title)]


@lru_cache(maxsize=4096)
def _own_name(title: str) -> frozenset[str]:
    words = tokens(normalise(title))
    common = {(match.start, match.end) for match in concepts(words, "en")}
    return frozenset(
        stem(word.text, "en")
        for word in words
        if len(word.text) > 2
        and word.text not in common_words()
        and not any(start <= word.start < end for start, end in common)
    )
