"""Reviews are counted and quoted as they are; products are put side by side by what the shop states."""

from datetime import UTC, datetime
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from chaffer.commerce.advice.comparison import best, differing, side
from chaffer.commerce.advice.review_counts import count, for_and_against, one_sentence, the_two
from chaffer.commerce.catalog.views import ProductView, ReviewView, VariantView
from chaffer.kernel.money import Money

AT = datetime(2026, 1, 1, tzinfo=UTC)


def review(rating: int, text: str) -> ReviewView:
    return ReviewView("Ada", rating, "en", "", text, AT)


def product(
    title: str, minor: int, *, rated: tuple[float, int] = (0.0, 0), grams: int = 0, **attributes: Any
) -> ProductView:
    variant = VariantView(
        f"v-{title}", title, title, {"Colour": "Blue", "Size": "M"}, Money(minor, "USD"), None, 3, grams, "active"
    )
    return ProductView(
        title, title, title, "", "", "", ("Colour", "Size"), attributes, None, "", "", "", rated[0], rated[1], (), (variant,)
    )  # fmt: skip


def test_each_review_counts_once_a_topic_and_one_voice_is_no_count() -> None:
    told = [
        review(5, "Warm. Really warm, so warm."), review(4, "Keeps me warm. Well made."), review(2, "Runs small."),
    ]  # fmt: skip

    counted = count(told)

    assert (counted.read, counted.fond) == (3, 2)
    assert counted.topics == {"warmth": {"warm": 2, "cold": 0}}


@given(st.lists(st.builds(review, st.integers(1, 5), st.text(max_size=300)), max_size=12))
def test_every_quoted_sentence_is_somebodys_own(told: list[ReviewView]) -> None:
    quoted = for_and_against(told)

    assert len(quoted) <= 2
    for one in quoted:
        own = " ".join(one.text.split())
        assert one in told
        assert one_sentence(one).removesuffix("…") in own
    assert [one.rating >= 4 for one in quoted] in ([], [True], [False], [True, False])


def test_a_readers_own_language_is_quoted_before_the_fondest_and_the_least_fond() -> None:
    told = [review(5, "Best."), review(1, "Worst."), review(4, "Bien."), review(3, "Moyen.")]
    told[2:] = [replace(each, language="fr") for each in told[2:]]

    assert [one.text for one in for_and_against(told, "fr")] == ["Bien.", "Moyen."]
    assert [one.text for one in the_two(told, "fr")] == ["Bien.", "Moyen."]
    assert [one.text for one in for_and_against(told, "ru")] == ["Best.", "Worst."]
    assert [one.text for one in the_two(told[:3], "fr")] == ["Bien.", "Worst."]


def test_only_what_differs_stands_side_by_side() -> None:
    sides = [
        side(product("A", 100, rated=(4.0, 2), material=["wool"], season=["winter"]), "Colour", "Size"),
        side(product("B", 100, rated=(4.5, 9), material=["cotton"], season=["winter"]), "Colour", "Size"),
    ]

    assert differing(sides) == ["material", "rating"]
    assert differing([sides[0], sides[0]]) == []


def test_who_is_ahead_is_known_only_where_the_shop_states_it_of_each() -> None:
    a, b = (
        side(product("A", 100, rated=(4.0, 2), grams=300, warmth="3/5"), "Colour", "Size"),
        side(product("B", 200, grams=300, warmth=["4"]), "Colour", "Size"),
    )

    assert best([a, b], "price_asc") == 0
    assert best([a, b], "price_desc") == 1
    assert best([a, b], "rating") is None
    assert best([a, b], "light") == -1
    assert best([a, b], "warm") == 1
    assert best([a, b], "unstated") is None
