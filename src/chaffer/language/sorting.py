"""In which order: "cheap" and "too expensive" ask for cheap first, they are no price bound."""

import re
from typing import NamedTuple

from chaffer.language.packaged import rows
from chaffer.language.reading import Reading, Span, overlaps

_ORDERS = tuple((row[0], re.compile(rf"(?<![a-zà-ÿа-я])(?:{row[1]})(?![a-zà-ÿа-я])")) for row in rows("sort_cues.tsv"))
_NOT = re.compile(r"(?:not|n't|pas|не|without) (?:too |so |very |trop |слишком )?$")


class Sort(NamedTuple):
    order: str
    span: Span


def find_sort(reading: Reading, taken: list[Span]) -> Sort | None:
    """The order asked for; "not cheap" asks for none, "not too expensive" for cheap first."""
    for order, pattern in _ORDERS:
        match = pattern.search(reading.text)
        if match is None or overlaps(match.start(), match.end(), taken):
            continue
        denied = _NOT.search(reading.text[: match.start()])
        if denied and "too" not in match.group() and order != "price_desc":
            continue
        wanted = "price_asc" if denied and order == "price_desc" else order
        return Sort(wanted, Span(match.start(), match.end()))
    return None
