"""Which of several products to take, and why: by what was wished, by counted reviews, by price. Nothing is guessed."""

from collections.abc import Sequence
from typing import Literal

import msgspec

from chaffer.commerce.catalog.views import ProductView

Reason = Literal["fits", "rated_best", "rated_only", "rated_most", "cheapest"]
_USUAL = 3.5
"""The stars that a product without reviews is thought to have; few reviews move it little."""
_USUAL_COUNT = 2
_GOOD = 4.0  # stars


class Pick(msgspec.Struct, frozen=True):
    """place: among the products. cheapest: the place of another that costs less than all, None if there is none."""

    place: int
    reasons: tuple[Reason, ...]
    cheapest: int | None


def recommended(found: Sequence[ProductView], fits: Sequence[int]) -> Pick | None:
    """The best that can be had; None where nothing sets one apart. fits: how many wished values each can be had in."""
    there = [place for place, one in enumerate(found) if any(variant.available for variant in one.variants)]
    if not there:
        return None
    prices = {place: _price(found[place]) for place in there}
    place = max(there, key=lambda each: (fits[each], _stars(found[each]), -prices[each], -each))
    reasons = (*_by_wish(place, there, fits), *_by_reviews(place, there, found), *_by_price(place, prices))
    if len(there) > 1 and not reasons:
        return None
    least = next((each for each in there if _by_price(each, prices)), None)
    return Pick(place, reasons, None if least == place else least)


def _price(one: ProductView) -> int:
    prices = one.price_range
    return prices[0].minor if prices else 0


def _stars(one: ProductView) -> float:
    return (one.rating_average * one.rating_count + _USUAL * _USUAL_COUNT) / (one.rating_count + _USUAL_COUNT)


def _by_wish(place: int, there: Sequence[int], fits: Sequence[int]) -> tuple[Reason, ...]:
    """Told only where others of them do not fit as well."""
    return ("fits",) if fits[place] and any(fits[each] < fits[place] for each in there) else ()


def _by_reviews(place: int, there: Sequence[int], found: Sequence[ProductView]) -> tuple[Reason, ...]:
    own, others = found[place], [found[each] for each in there if each != place and found[each].rating_count]
    if not own.rating_count or own.rating_average < _USUAL:
        return ()
    if not others:
        return ("rated_only",)
    if all(each.rating_average < own.rating_average for each in others):
        return ("rated_best",)
    most = all(each.rating_count < own.rating_count for each in others)
    return ("rated_most",) if most and own.rating_average >= _GOOD else ()


def _by_price(place: int, prices: dict[int, int]) -> tuple[Reason, ...]:
    others = [price for each, price in prices.items() if each != place]
    return ("cheapest",) if others and prices[place] < min(others) else ()
