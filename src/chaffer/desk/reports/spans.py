"""Spans of time counted so that days can be added up: pure.

Each bucket ends a tenth later than the one before, so a median read from them is off by a twentieth at most.
"""

from bisect import bisect_left
from collections.abc import Mapping

LONGEST_SECONDS = 60 * 24 * 3600


def _ends() -> tuple[int, ...]:
    found, end = [1], 1
    while end < LONGEST_SECONDS:
        end = max(end + 1, end * 11 // 10)
        found.append(end)
    return tuple(found)


ENDS = _ends()
"""The longest span of each bucket, whole seconds. What is longer than all stands in the last."""


def bucket(seconds: int) -> int:
    return min(bisect_left(ENDS, max(seconds, 0)), len(ENDS) - 1)


def quantile(counted: Mapping[int, int], part: float) -> int | None:
    """Whole seconds that this part (0 to 1) of the spans do not exceed. None where nothing was counted."""
    total = sum(counted.values())
    if total <= 0:
        return None
    wanted, seen = part * total, 0
    for number in sorted(counted):
        seen += counted[number]
        if seen >= wanted:
            begins = ENDS[number - 1] if number else 0
            return (begins + ENDS[number] + 1) // 2
    return ENDS[max(counted)]
