"""The rule by which an order is somebody's, and what they get: the shop's own figures, and sums in whole minor units."""

from collections.abc import Mapping
from typing import Any, Literal, TypeGuard

import msgspec

SETTING = "commission"
WHOLE = 10_000
"""Basis points of everything."""
DAYS_AT_MOST = 90
Counts = Literal["selling", "any"]
SELLING = ("board", "products", "cart", "payment", "outreach")
"""Kinds of leads that are made to sell; an answer in words is none."""


class Rule(msgspec.Struct, frozen=True):
    """days: so long before the order the last lead may lie. basis_points: of the goods, 500 are 5 %.

    counts: selling (something laid out, a page to pay on, a message unasked), or any message of a person.
    people: basis points of those who have a rate of their own, by their ids.
    """

    days: int = 14
    basis_points: int = 0
    counts: Counts = "selling"
    people: Mapping[str, int] = {}

    def rate_of(self, staff_id: str) -> int:
        """In basis points."""
        return self.people.get(staff_id, self.basis_points)


def rule_of(settings: Mapping[str, Any]) -> Rule:
    """The shop's own; what it left out, or wrote wrong, is as for a shop that said nothing."""
    told, plain = settings.get(SETTING), Rule()
    if not isinstance(told, dict):
        return plain
    days, rate, counts, people = (told.get(name) for name in ("days", "basis_points", "counts", "people"))
    return Rule(
        days if _within(days, 1, DAYS_AT_MOST) else plain.days,
        rate if _within(rate, 0, WHOLE) else plain.basis_points,
        counts if counts in ("selling", "any") else plain.counts,
        {each: own for each, own in people.items() if _within(own, 0, WHOLE)} if isinstance(people, dict) else {},
    )


def base_of(total_minor: int, shipping_minor: int, tax_minor: int) -> int:
    """Of what the rate is taken: the order without delivery and tax, never below zero."""
    return max(total_minor - shipping_minor - tax_minor, 0)


def left_of(minor: int, total_minor: int, refunded_minor: int) -> int:
    """What is left of an amount when so much of the whole went back: in proportion, rounded down, all or nothing at the
    ends.
    """
    if total_minor <= 0:
        return 0
    kept = min(max(total_minor - refunded_minor, 0), total_minor)
    return minor * kept // total_minor


def commission_on(base_minor: int, basis_points: int) -> int:
    """Rounded down: never more than the rate."""
    return base_minor * basis_points // WHOLE


def _within(told: Any, least: int, most: int) -> TypeGuard[int]:
    return isinstance(told, int) and not isinstance(told, bool) and least <= told <= most
