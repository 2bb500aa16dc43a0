"""What a page is sent: every part has a form, nothing is lost, and nothing a page should not open."""

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.channels.content import parts

from chaffer.channels.shorten import blank, is_url
from chaffer.channels.web.arrange import arrange
from chaffer.channels.web.limits import LIMITS
from chaffer.channels.web.render import as_json
from chaffer.kernel.message import (
    CartCard,
    CartLine,
    Choice,
    Choices,
    Delete,
    Edit,
    Part,
    PaymentNotice,
    PaymentRequest,
    ProductCard,
    ProductCards,
    Tapped,
    Text,
    Unsupported,
)
from chaffer.kernel.money import Money

PAGE = Path(__file__).parents[3] / "docs" / "reference" / "web-chat.md"
INWARD = (Tapped("see:1", "See"), PaymentNotice("r", "paid"), Edit("m", "t"), Delete("m"), Unsupported("poll"))
every_part = st.one_of(parts, st.sampled_from(INWARD))


@settings(max_examples=60, deadline=None)
@given(every_part)
def test_every_part_has_a_form_that_is_documented(part: Part) -> None:
    told = as_json(part)

    assert f"| `{told['type']}` |" in PAGE.read_text()
    assert all(value not in ("", [], None) for value in told.values())


@settings(max_examples=60, deadline=None)
@given(st.lists(parts, max_size=4))
def test_what_is_arranged_says_something_and_can_be_tapped(said: list[Part]) -> None:
    for bubble in arrange(said):
        told = as_json(bubble)
        assert set(told) > {"type"}, bubble
        for choice in _choices(told):
            assert not blank(choice["id"])
            assert len(choice["id"]) <= 200
            assert not blank(choice["label"])
        assert len(told.get("cards", ())) <= LIMITS.cards
        assert len(told.get("text", "")) <= LIMITS.text
        assert all(is_url(url) for url in _urls(told))


def _choices(told: Any) -> list[dict[str, Any]]:
    return [*told.get("choices", ()), *told.get("more", ()), *(
        choice for card in told.get("cards", ()) for choice in card.get("choices", ())
    )]  # fmt: skip


def _urls(told: Any) -> list[str]:
    here = [value for name, value in told.items() if name in ("url", "image_url")]
    return here + [url for card in told.get("cards", ()) for url in _urls(card)]


def test_a_cart_keeps_its_lines_and_words_before_it_are_its_own() -> None:
    line = CartLine("S", 2, "Dress", Money(100, "USD"), "$2")

    (bubble,) = arrange(
        [Text("In your cart:"), CartCard((line,), "Shall we?", "$2", choices=(Choice("checkout", "Go"),))]
    )

    assert as_json(bubble) == {
        "type": "cart", "text": "In your cart:\n\nShall we?", "total": "$2",
        "lines": [{"sku": "S", "quantity": 2, "title": "Dress", "price": "$2"}],
        "choices": [{"id": "checkout", "label": "Go"}],
    }  # fmt: skip


def test_eleven_cards_are_two_rows_with_what_goes_on_below_the_last() -> None:
    cards = tuple(ProductCard(f"p{n}", f"s{n}", f"Dress {n}", "$1") for n in range(11))

    first, last = arrange([ProductCards("Here:", cards, (Choice("more", "Show more"),))])

    assert (as_json(first)["text"], len(as_json(first)["cards"])) == ("Here:", 10)
    assert as_json(last)["more"] == [{"id": "more", "label": "Show more"}]


@pytest.mark.parametrize(("count", "style"), [(6, "buttons"), (7, "list"), (20, "list")])
def test_a_few_choices_are_buttons_and_more_are_a_list(count: int, style: str) -> None:
    (bubble,) = arrange([Choices("Which?", tuple(Choice(f"c{n}", f"Label {n}") for n in range(count)))])

    assert as_json(bubble)["style"] == style


@pytest.mark.parametrize("url", ["javascript:alert(1)", "data:text/html,x", "//x", "", "https://"])
def test_no_page_is_given_an_address_it_should_not_open(url: str) -> None:
    part = PaymentRequest("Pay", "Pay now", url, Money(100, "USD"), "chk_1")

    assert "url" not in as_json(part)
    assert as_json(arrange([part])[0])["type"] == "text"
