"""When two things count as bought together. Pure.

Of N paid orders, a hold A, b hold B, n hold both. Confidence of "who buys A buys B" is n / a; lift is n * N / (a * b): how
many times more often both are bought than if one had nothing to do with the other. Support and confidence: Agrawal,
Imielinski, Swami, "Mining association rules between sets of items in large databases", SIGMOD 1993. Lift: Brin, Motwani,
Ullman, Tsur, "Dynamic itemset counting and implication rules for market basket data", SIGMOD 1997, there "interest".
"""

from collections import Counter
from collections.abc import Iterable
from itertools import combinations
from typing import NamedTuple

ORDERS_AT_LEAST = 5
"""Fewer say nothing, and might tell of a single person."""
CONFIDENCE_PPM = 100_000
LIFT_PPM = 1_200_000
LIFT_PPM_AT_MOST = 900_000_000
PRODUCTS_AT_MOST = 30
"""An order of more kinds is a stockpile: it tells nothing of what goes together, and its pairs are many."""

ALL = ("", "")
PPM = 1_000_000


class Together(NamedTuple):
    confidence_ppm: int
    lift_ppm: int


def counts_of(products: Iterable[str]) -> Counter[tuple[str, str]]:
    """What one order adds: itself, each product, and each pair, the smaller id first. Nothing if it has too many."""
    kinds = sorted({product for product in products if product})
    if not kinds or len(kinds) > PRODUCTS_AT_MOST:
        return Counter()
    return Counter([ALL, *((kind, "") for kind in kinds), *combinations(kinds, 2)])


def together(both: int, one: int, other: int, total: int) -> Together | None:
    """How strongly the other goes with the one; None if it is not enough. Rounded down."""
    if both < ORDERS_AT_LEAST or both * PPM < CONFIDENCE_PPM * one or both * total * PPM < LIFT_PPM * one * other:
        return None
    return Together(both * PPM // one, min(both * total * PPM // (one * other), LIFT_PPM_AT_MOST))
