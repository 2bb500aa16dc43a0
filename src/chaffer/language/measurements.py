"""Measures of a body in a text: height, weight, bust, waist, foot, in the units people use.

Lengths are whole millimetres, `weight` is whole grams, `age` is years and is never read here.
"""

import re
from collections.abc import Mapping
from typing import NamedTuple

from chaffer.language.normalise import normalise
from chaffer.language.packaged import phrases

PARTS = (
    "height", "weight", "bust", "waist", "hip", "foot", "collar", "sleeve", "shoulder", "inseam", "head",
    "finger_round",
)  # fmt: skip

_LIKELY: Mapping[str, tuple[int, int]] = {
    "height": (400, 2300), "weight": (2_000, 250_000), "bust": (380, 1800), "waist": (380, 1800), "hip": (380, 1900),
    "foot": (80, 340), "collar": (200, 600), "sleeve": (250, 1000), "shoulder": (200, 700), "inseam": (250, 1100),
    "head": (350, 700), "finger_round": (30, 90),
}  # fmt: skip
"""What a person can measure; anything else is a slip or no measure of a body."""

_MM = {
    "mm": 1, "мм": 1, "밀리": 1, "미리": 1, "cm": 10, "см": 10, "센티미터": 10, "센티": 10, "센치": 10, "m": 1000, "м": 1000,
    "미터": 1000, "metres": 1000, "meters": 1000, "in": 25.4, "inch": 25.4, "inches": 25.4, '"': 25.4, "''": 25.4,
    "pouces": 25.4, "인치": 25.4, "дюйм": 25.4, "дюймов": 25.4, "дюйма": 25.4, "centimetres": 10, "centimeters": 10,
    "centimètres": 10, "сантиметров": 10, "сантиметра": 10,
}  # fmt: skip
_GRAMS = {
    "kg": 1000, "kgs": 1000, "kilo": 1000, "kilos": 1000, "кг": 1000, "кило": 1000, "килограмм": 1000, "килограммов": 1000,
    "킬로": 1000, "키로": 1000, "킬로그램": 1000, "lb": 453.592, "lbs": 453.592, "pound": 453.592, "pounds": 453.592,
    "파운드": 453.592, "фунтов": 453.592, "livres": 453.592, "st": 6350.29, "stone": 6350.29,
}  # fmt: skip
_BARE_UNITS: Mapping[str, tuple[str, ...]] = {"height": ("cm", "m"), "weight": ("kg",), "foot": ("cm", "mm", "in")}
_UNITS = "|".join(sorted(map(re.escape, {*_MM, *_GRAMS}), key=len, reverse=True))
_NUMBER = re.compile(
    rf"(?<![\w.,$€£₩/])(?P<n>\d{{1,3}}(?:[.,]\d{{1,2}})?)(?: ?(?P<unit>{_UNITS})(?![a-zа-яà-ÿ]))?(?![\d%$€£₩]| ?(?:%|dollar|euro|руб|원|달러))"
)
_FEET = re.compile(
    r"(?<![\w.,])(?P<ft>[3-7]) ?(?:'|ft|feet|foot|피트)[ -]?(?:(?P<in>\d{1,2}(?:[.,]5)?)(?: ?(?:\"|''|inch(?:es)?|in|인치))?)?(?![\w'])"
)
_METRES = re.compile(r"(?<![\w.,])(?P<m>[12]) ?(?:m|м|미터) ?(?P<cm>\d{2})(?!\d)")
_IMPERIAL = re.compile(
    r"(?<=[\d ])(?:\"|in|inch|inches|lbs?|pounds?|stone|pouces|인치|파운드|дюйм\w*|фунт\w*)(?![a-zа-я])"
)
_THREE = re.compile(r"(?<![\d.,-])(?P<a>\d{2,3}) ?[-/] ?(?P<b>\d{2,3}) ?[-/] ?(?P<c>\d{2,3})(?![\d-])")
_BEFORE_AT_MOST = 22
_BEHIND_AT_MOST = 14  # characters between a number and the word that tells what it is
_BREAK = re.compile(r"[.;?!,\n\d]")
_NOT_THESE = re.compile(r"chest of drawers|feet of|foot of|col(?:our|or)|head(?:board|lamp)")
_SHORTEST_HEIGHT = 1000


class _Said(NamedTuple):
    """value: in mm or grams where a unit was said, else the bare number. kind: length, weight or bare."""

    value: float
    kind: str
    start: int
    end: int


def part_named(header: str) -> str:
    """The part of the body a column of a size chart is about; "" if it is none."""
    plain = normalise(re.sub(r"\(.*?\)", "", header))
    best = max(_CUE_PATTERN.finditer(plain), key=lambda match: match.end() - match.start(), default=None)
    return "" if best is None else _CUES[best.group()]


def find_measurements(text: str, asked: str = "") -> dict[str, int]:
    """What a normalised text tells of a body, by part. asked: the part asked for, which a bare number then means."""
    if not any(mark.isdigit() for mark in text):
        return {}
    text = _NOT_THESE.sub(lambda match: "_" * len(match.group()), text)
    three = _three(text)
    if three:
        return three
    found: dict[str, int] = {}
    numbers = _numbers(text)
    if not numbers:
        return {}
    cues = [(match.start(), match.end(), _CUES[match.group()]) for match in _CUE_PATTERN.finditer(text)]
    free: list[_Said] = []
    for number in numbers:
        part = _part_of(number, text, cues, found)
        value = _fits(part, number) if part else None
        if part and value is not None:
            found[part] = value
        else:
            free.append(number)
    for number in free:
        part = _unnamed(number, text, found, asked)
        value = _fits(part, number) if part else None
        if part and value is not None and part not in found:
            found[part] = value
    return found


def unit_said(text: str) -> str:
    """What lengths of a normalised text are in: "in" if it speaks of inches, feet or pounds, else "cm"."""
    return "in" if _FEET.search(text) or _IMPERIAL.search(text) else "cm"


def of_another(text: str) -> bool:
    """Whether a normalised text speaks of somebody else than who writes it: "she is 108 cm tall"."""
    return _OTHER_PATTERN.search(text) is not None


def in_unit(number: float, unit: str) -> int | None:
    """Whole millimetres or grams of so many of a unit; None for a unit that is not known."""
    per = _MM.get(unit) or _GRAMS.get(unit)
    return None if per is None else round(number * per)


def _three(text: str) -> dict[str, int]:
    """ "90-60-90", in centimetres, or in inches where only they can be meant."""
    match = _THREE.search(text)
    if match is None:
        return {}
    said = [int(match[name]) for name in "abc"]
    per = 25.4 if max(said) < 60 else 10
    told = {part: round(value * per) for part, value in zip(("bust", "waist", "hip"), said, strict=True)}
    return told if all(_LIKELY[part][0] <= value <= _LIKELY[part][1] for part, value in told.items()) else {}


def _numbers(text: str) -> list[_Said]:
    said: list[_Said] = []
    for match in _FEET.finditer(text):
        inches = float((match["in"] or "0").replace(",", "."))
        if inches < 12:
            said.append(_Said(int(match["ft"]) * 304.8 + inches * 25.4, "height", match.start(), match.end()))
    said += [
        _Said(int(match["m"]) * 1000 + int(match["cm"]) * 10, "height", match.start(), match.end())
        for match in _METRES.finditer(text)
    ]
    for match in _NUMBER.finditer(text):
        if any(one.start < match.end() and match.start() < one.end for one in said):
            continue
        value, unit = float(match["n"].replace(",", ".")), match["unit"]
        kind = "bare" if not unit else "weight" if unit in _GRAMS else "length"
        in_units = value if not unit else value * (_MM.get(unit) or _GRAMS[unit])
        said.append(_Said(in_units, kind, match.start(), match.end()))
    return sorted(said, key=lambda one: one.start)


def _part_of(number: _Said, text: str, cues: list[tuple[int, int, str]], found: Mapping[str, int]) -> str:
    """The part named before the number, else right behind it."""
    if number.kind in ("weight", "height"):
        return number.kind
    before = [
        (start, part)
        for start, end, part in cues
        if end <= number.start and number.start - end <= _BEFORE_AT_MOST and not _BREAK.search(text[end : number.start])
    ]
    for _, part in reversed(before):
        if part not in found:
            return part
    for start, _, part in cues:
        gap = text[number.end : start]
        if number.end <= start and len(gap) <= _BEHIND_AT_MOST and not _BREAK.search(gap) and part not in found:
            return part
    return ""


def _unnamed(number: _Said, text: str, found: Mapping[str, int], asked: str) -> str:
    """A number that nothing names: the answer to our question, or the height of whoever says "I'm 172 cm"."""
    if asked and asked not in found and (number.kind == "bare" or (number.kind == "length") == (asked != "weight")):
        return asked
    tall = number.kind == "length" and _SHORTEST_HEIGHT <= number.value <= _LIKELY["height"][1]
    return "height" if tall and (_SELF_PATTERN.search(text[: number.start]) or "weight" in found) else ""


def _fits(part: str, number: _Said) -> int | None:
    low, high = _LIKELY[part]
    if number.kind != "bare":
        if (number.kind == "weight") != (part == "weight"):
            return None
        return round(number.value) if low <= number.value <= high else None
    for unit in _BARE_UNITS.get(part, ("cm", "in", "mm")):
        value = number.value * (_GRAMS[unit] if part == "weight" else _MM[unit])
        if low <= value <= high:
            return round(value)
    return None


def _cues() -> dict[str, str]:
    table = phrases("measurements.json")
    return {
        normalise(phrase): part
        for part, by_language in table.items()
        if part not in ("selves", "others")
        for some in by_language.values()
        for phrase in some
    }


def _pattern(some: Mapping[str, str] | set[str]) -> re.Pattern[str]:
    """Whole words; Korean ones may carry particles."""
    each = sorted(some, key=len, reverse=True)
    return re.compile("|".join(rf"(?<!\w){re.escape(one)}" + ("" if one[-1] >= "가" else r"(?!\w)") for one in each))


_CUES = _cues()
_CUE_PATTERN = _pattern(_CUES)
_SELF_PATTERN = _pattern({normalise(one) for some in phrases("measurements.json")["selves"].values() for one in some})
_OTHER_PATTERN = _pattern({normalise(one) for some in phrases("measurements.json")["others"].values() for one in some})
