"""Two wishes in one sentence: "a blue shirt and a candle" asks for two things, each with its own colour."""

import re
from collections.abc import Callable
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from msgspec.structs import replace

from chaffer.language.facets import Facets
from chaffer.language.lexicon import Match
from chaffer.language.packaged import phrases
from chaffer.language.reading import read
from chaffer.language.slots import Slots, Understanding
from chaffer.language.things import find_things

_FARTHEST = 40
"""Characters between two things that still belong to one "and"."""
_COUNTED = r" ?(?:(?:\d+|한|두|세|네) ?(?:개|벌|켤레|병|송이|다발|장|잔))?"
"""What may stand between a Korean thing and its particle: "캔들 2개랑"."""
_SHARED = ("recipient", "occasion", "occasion_date", "age")
_BOUNDS = ("price_min", "price_max")


class _Parts(NamedTuple):
    first: str
    second: str
    before: str


def wishes_apart(
    whole: Understanding, read_part: Callable[[str], Understanding], facets: Facets
) -> tuple[Understanding, ...]:
    """The two readings, or none. What is cheap comes first: hardly any sentence names two kinds of things.

    Whom it is for and the occasion hold for both; a price holds for both if it is told before either, or of each.
    """
    if len(whole.slots.categories) < 2:
        return ()
    parts = _parted(whole, facets)
    if parts is None:
        return ()
    first, second = read_part(parts.first), read_part(parts.second)
    if not (first.slots.category and second.slots.category):
        return ()
    told_of_each = _words("each").search(whole.text) is not None
    from_second = (*_SHARED, *(_BOUNDS if told_of_each else ()))
    told_before = bool(parts.before.strip()) and read_part(parts.before).slots.price_max is not None
    from_first = (*_SHARED, *(_BOUNDS if told_of_each or told_before else ()))
    return _with(first, second.slots, from_second), _with(second, first.slots, from_first)


def _with(own: Understanding, other: Slots, names: tuple[str, ...]) -> Understanding:
    taken = {name: getattr(other, name) for name in names if getattr(other, name) and not getattr(own.slots, name)}
    return replace(own, slots=replace(own.slots, **taken), language_confidence=1.0) if taken else own


def _parted(whole: Understanding, facets: Facets) -> _Parts | None:
    text = whole.text
    things = [match for match in find_things(read(text, text, whole.language), facets, []) if match.kind == "category"]
    for one, other in pairwise(things):
        between = text[one.end : other.start]
        join = _join().search(between) if len(between) <= _FARTHEST else None
        if join is None or _alike(one, other) or _never().search(between):
            continue
        if _words("one_thing").match(text[other.end :].lstrip()):
            continue
        return _Parts(text[: one.end + join.start()], text[one.end + join.end() :], text[: one.start])
    return None


def _alike(one: Match, other: Match) -> bool:
    """The same thing, or one kind of the other: "flowers and tulips"."""
    return one.id in (other.id, other.parent) or other.id == one.parent


def _any(name: str, *but: str) -> str:
    return "|".join(
        word for language, some in phrases("two_wishes.json")[name].items() if language not in but for word in some
    )


@cache
def _join() -> re.Pattern[str]:
    behind = "|".join(phrases("two_wishes.json")["joins"]["ko"])
    also = rf"(?:(?:{_any('also')})(?![^\W\d_]) ?)*"
    return re.compile(
        rf",? ?(?<![^\W\d_])(?:{_any('joins', 'ko')})(?![^\W\d_]) ?{also}|^{_COUNTED}(?:{behind})(?![^\W\d_]) ?{also}"
    )


@cache
def _never() -> re.Pattern[str]:
    inside = "|".join(phrases("two_wishes.json")["never"]["ko"])
    return re.compile(rf"(?<![^\W\d_])(?:{_any('never', 'ko')})(?![^\W\d_])|^ ?(?:{inside})")


@cache
def _words(name: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![^\W\d_])(?:{_any(name)})(?![^\W\d_])")
