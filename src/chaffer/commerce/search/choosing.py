"""Which of the candidates fit, which variant of each is meant, and what to give up when too few fit.

A variant that can never be shown is dropped. What else a variant fails at is a set of bits, so that "without the
colour", "without the size" and so on are asked of the same rows.
"""

from collections.abc import Iterator, Sequence
from itertools import combinations

import msgspec

from chaffer.commerce.search.candidates import Candidate, Variant
from chaffer.commerce.search.looks import attribute_texts, colours_of, named, options_of
from chaffer.commerce.search.sizes import fits, is_size, plain_size
from chaffer.commerce.search.wanted import Wanted
from chaffer.kernel.money import Money

COLOUR, SIZE, PRICE = 1, 2, 4
NAMES = {COLOUR: "colour", SIZE: "size", PRICE: "price"}
ENOUGH = 3
_STRETCH = (6, 5)
"""A price bound given up still holds at 20 % more."""


class Choice(msgspec.Struct):
    """A product that fits, with the variants that do, the best first. fails: what the best one fails at."""

    candidate: Candidate
    variants: list[Variant]
    fails: int


class Asked(msgspec.Struct):
    """A wish in the form in which variants are measured. low, high: minor units; wide_: with the bound stretched.

    kinds: of the thing a size was asked of, if it was named.
    """

    currency: str
    colours: frozenset[str]
    shades: frozenset[str]
    sizes: tuple[str, ...]
    kinds: frozenset[str]
    low: int | None
    high: int | None
    wide_low: int | None
    wide_high: int | None
    not_colours: frozenset[str]
    not_materials: frozenset[str]
    not_categories: frozenset[str]
    not_brands: frozenset[str]


def asked(wanted: Wanted, currency: str) -> tuple[Asked, bool]:
    """The measures, and whether a bound had to be left out because it is in another currency."""
    low, low_odd = _bound(wanted.price_min, currency)
    high, high_odd = _bound(wanted.price_max, currency)
    more, less = _STRETCH
    measures = Asked(
        currency=currency,
        colours=frozenset(wanted.colors),
        shades=frozenset(wanted.shades),
        sizes=tuple(plain_size(size) for size in wanted.sizes),
        kinds=frozenset({wanted.category}) | named(wanted.category, "category") if wanted.category else frozenset(),
        low=low,
        high=high,
        wide_low=None if low is None else low * less // more,
        wide_high=None if high is None else high * more // less,
        not_colours=frozenset(wanted.not_colors),
        not_materials=frozenset(wanted.not_materials),
        not_categories=frozenset(wanted.not_categories),
        not_brands=frozenset(brand.lower() for brand in wanted.not_brands),
    )
    return measures, low_odd or high_odd


def _bound(bound: Money | None, currency: str) -> tuple[int | None, bool]:
    if bound is None:
        return None, False
    return (bound.minor, False) if bound.currency == currency or not currency else (None, True)


def measure(candidate: Candidate, measures: Asked) -> Candidate | None:
    """Mark what each variant fails at; None if the product must not be shown at all."""
    if _denied(candidate, measures):
        return None
    own_colours = _product_colours(candidate) if measures.colours or measures.not_colours else frozenset()
    comes_without = not measures.sizes or _of_kind(candidate, measures)
    kept = []
    for variant in candidate.variants:
        fails = _fails(variant, own_colours, measures, comes_without=comes_without)
        if fails is not None:
            variant.fails = fails
            kept.append(variant)
    candidate.variants = kept
    return candidate if kept else None


def _denied(candidate: Candidate, measures: Asked) -> bool:
    if measures.not_brands and candidate.brand.lower() in measures.not_brands:
        return True
    if measures.not_materials:
        told = (
            candidate.title,
            candidate.category,
            attribute_texts(candidate.attributes),
            attribute_texts(candidate.tags),
        )
        if any(named(text, "material") & measures.not_materials for text in told):
            return True
    return bool(measures.not_categories) and any(
        named(text, "category") & measures.not_categories for text in (candidate.title, candidate.category)
    )


def _of_kind(candidate: Candidate, measures: Asked) -> bool:
    """Whether it is what a size was asked of: a scarf fits as a scarf of any size, not as a shoe of size 38."""
    told = named(candidate.title, "category") | named(candidate.category, "category")
    return not measures.kinds or bool(told & measures.kinds)


def _product_colours(candidate: Candidate) -> frozenset[str]:
    texts = (candidate.title, attribute_texts(candidate.attributes), attribute_texts(candidate.tags))
    return frozenset[str]().union(*(named(text, "colour") for text in texts))


def _fails(variant: Variant, own_colours: frozenset[str], measures: Asked, *, comes_without: bool) -> int | None:
    """The bits of what a variant fails at; None if it must not be shown: sold out, denied, or far too dear.

    comes_without: what comes in no sizes may stand for the size asked.
    """
    if variant.available <= 0:
        return None
    price, fails = variant.price.minor, 0
    if (measures.high is not None and price > measures.high) or (measures.low is not None and price < measures.low):
        if price > (measures.wide_high or price) or price < (measures.wide_low or price):
            return None
        fails = PRICE
    if not (measures.colours or measures.not_colours or measures.sizes or measures.not_materials):
        return fails
    options = options_of(variant.options)
    if measures.colours or measures.not_colours:
        colours = colours_of(options)
        colours = own_colours if colours is None else colours
        if colours & measures.not_colours:
            return None
        if measures.colours and not colours & measures.colours:
            fails |= COLOUR
    if measures.not_materials and any(named(value, "material") & measures.not_materials for value in options.values()):
        return None
    if measures.sizes and not _right_size(options, measures.sizes, comes_without=comes_without):
        fails |= SIZE
    return fails


def _right_size(options: dict[str, str], sizes: Sequence[str], *, comes_without: bool) -> bool:
    """Whether an option is one of the sizes."""
    have = [plain_size(value) for name, value in options.items() if is_size(name)]
    return (comes_without and not have) or any(fits(size, each) for size in sizes for each in have)


def choose(measured: Sequence[Candidate], measures: Asked) -> tuple[list[Choice], int]:
    """Those that fit in the order given, and the bits given up to find enough of them.

    The fewest things are given up that lead to ENOUGH, the colour rather than the size, the size rather than the price;
    nothing, if that helps nobody.
    """
    best, best_given = fitting(measured, 0, measures), 0
    for given_up in _levels(measures):
        if len(best) >= ENOUGH:
            break
        found = fitting(measured, given_up, measures)
        if len(found) > len(best):
            best, best_given = found, given_up
    return sorted(best, key=lambda choice: choice.fails.bit_count()) if best_given else best, best_given


def _levels(measures: Asked) -> Iterator[int]:
    bounds = measures.low is not None or measures.high is not None
    told = [(COLOUR, measures.colours), (SIZE, measures.sizes), (PRICE, bounds)]
    bits = [bit for bit, is_asked in told if is_asked]
    for count in range(1, len(bits) + 1):
        for some in combinations(bits, count):
            yield sum(some)


def fitting(measured: Sequence[Candidate], given_up: int, measures: Asked) -> list[Choice]:
    """Those that fail at nothing but what is given up (bits), in the order given."""
    found = []
    for candidate in measured:
        fitting = [variant for variant in candidate.variants if not variant.fails & ~given_up]
        if fitting:
            if given_up or measures.shades:
                fitting.sort(key=lambda variant: (variant.fails.bit_count(), _other_shade(variant, measures)))
            found.append(Choice(candidate, fitting, fitting[0].fails))
    return found


def _other_shade(variant: Variant, measures: Asked) -> bool:
    """Whether it is not the very shade that was named ("navy", not any blue)."""
    colours = colours_of(options_of(variant.options)) if measures.shades else None
    return colours is not None and not colours & measures.shades
