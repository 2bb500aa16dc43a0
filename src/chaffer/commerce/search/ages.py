"""The ages a product is for, as catalogues write them."""

import re
from functools import lru_cache
from typing import Any

OLDEST_CHILD = 17
_RANGE = re.compile(r"(\d{1,2})\s*(?:-|–|to|à|до)\s*(\d{1,2})\s*(m\b|months?|mois|мес)?", re.IGNORECASE)
_FROM = re.compile(r"(\d{1,2})\s*(?:years?|ans|yrs?)?\s*(?:\+|and up|plus|et plus)", re.IGNORECASE)
_ONE = re.compile(r"^\D{0,12}(\d{1,2})\D{0,12}$")


def ages_of(attributes: dict[str, Any]) -> tuple[int, ...]:
    """Every whole year that the attribute "age" covers: "3-6" gives 3, 4, 5 and 6; "8+" up to OLDEST_CHILD."""
    told = attributes.get("age") or attributes.get("age group")
    values = told if isinstance(told, list) else [told]
    return tuple(sorted({year for value in values if value for year in _years(str(value))}))


@lru_cache(maxsize=2_000)
def _years(written: str) -> tuple[int, ...]:
    span = _RANGE.search(written)
    if span:
        first, last = int(span[1]), int(span[2])
        return tuple(range(first // 12, last // 12 + 1)) if span[3] else tuple(range(first, min(last, 99) + 1))
    start = _FROM.search(written)
    if start:
        return tuple(range(int(start[1]), max(OLDEST_CHILD, int(start[1])) + 1))
    one = _ONE.match(written)
    return (int(one[1]),) if one else ()
