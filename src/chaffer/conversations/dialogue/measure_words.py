"""Measures of a body in words: what is measured, and how much in the unit the chart is written in."""

from collections.abc import Iterable, Mapping
from typing import Any

from chaffer.conversations.dialogue.words import nested, words

_MM_PER = {"cm": 10.0, "mm": 1.0, "in": 25.4}
_GRAMS_PER = {"kg": 1000.0, "lb": 453.592}
_COMMA = frozenset(("fr", "ru"))


def part_words(part: str) -> dict[str, Any]:
    return nested(words(f"part-{part.replace('_', '-')}"))


def parts_words(parts: Iterable[str]) -> dict[str, Any]:
    return {"list": [part_words(part) for part in parts]}


def amount(part: str, low: int, unit: str, language: str, high: int | None = None) -> dict[str, Any]:
    """low, high: millimetres, grams or years. unit: cm, mm or in; weights go with it."""
    if part == "age":
        return nested(words("in-years", n=_span(low, high, 1.0, language)))
    if part == "weight":
        own = "lb" if unit == "in" else "kg"
        return nested(words(f"in-{own}", n=_span(low, high, _GRAMS_PER[own], language)))
    if part == "height" and unit == "in":
        feet, inches = divmod(round(low / _MM_PER["in"]), 12)
        return nested(words("in-feet", n=f"{feet}'{inches}\""))
    return nested(words(f"in-{unit}", n=_span(low, high, _MM_PER[unit], language)))


def measures(told: Mapping[str, int], unit: str, language: str) -> dict[str, Any]:
    """Everything told, in one list."""
    return {
        "list": [
            nested(words("known-size", part=part_words(part), value=amount(part, value, unit, language)))
            for part, value in told.items()
        ]
    }


def _span(low: int, high: int | None, per: float, language: str) -> str:
    ends = [low] if high is None or high == low else [low, high]
    return "–".join(_number(each / per, language) for each in ends)


def _number(value: float, language: str) -> str:
    plain = f"{value:.1f}".removesuffix(".0")
    return plain.replace(".", ",") if language in _COMMA else plain
