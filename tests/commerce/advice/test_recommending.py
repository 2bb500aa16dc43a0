"""One of several is picked by what is known of them, and every reason given is so."""

from msgspec.structs import replace

from chaffer.commerce.advice.recommending import recommended
from chaffer.commerce.catalog.views import ProductView
from tests.commerce.advice.test_reviews_and_comparison import product


def test_reviews_decide_before_the_price_and_both_are_told() -> None:
    pick = recommended(
        [product("A", 100), product("B", 200, rated=(4.6, 9)), product("C", 150, rated=(3.9, 4))], (0, 0, 0)
    )

    assert pick is not None
    assert (pick.place, pick.reasons, pick.cheapest) == (1, ("rated_best",), 0)


def test_one_glowing_review_does_not_beat_many_good_ones() -> None:
    pick = recommended([product("A", 100, rated=(5.0, 1)), product("B", 100, rated=(4.7, 40))], (0, 0))

    assert pick is not None
    assert (pick.place, pick.reasons) == (1, ("rated_most",))


def test_what_fits_the_wish_stands_first() -> None:
    pick = recommended([product("A", 100, rated=(4.9, 9)), product("B", 200)], (0, 1))

    assert pick is not None
    assert (pick.place, pick.reasons) == (1, ("fits",))


def test_where_nothing_tells_them_apart_no_reason_is_made_up() -> None:
    assert recommended([product("A", 100), product("B", 100)], (0, 0)) is None


def test_bad_reviews_are_no_reason() -> None:
    pick = recommended([product("A", 100, rated=(2.0, 9)), product("B", 200, rated=(1.5, 9))], (0, 0))

    assert pick is not None
    assert not {"rated_best", "rated_only"}.intersection(pick.reasons)


def test_what_is_sold_out_is_not_picked() -> None:
    gone = product("A", 50, rated=(5.0, 40))
    assert _without_stock(gone).variants[0].available == 0

    pick = recommended([_without_stock(gone), product("B", 200), product("C", 300)], (0, 0, 0))

    assert pick is not None
    assert (pick.place, pick.reasons) == (1, ("cheapest",))


def _without_stock(one: ProductView) -> ProductView:
    return replace(one, variants=tuple(replace(variant, available=0) for variant in one.variants))
