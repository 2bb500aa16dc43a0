"""Which texts, one sent right after the other, are two requests."""

from datetime import date

import pytest

from chaffer.conversations.dialogue.requests import apart
from chaffer.conversations.dialogue.state import Asked, State
from chaffer.language.slots import Understanding
from chaffer.language.understanding import understand

OPTION = State(asked=Asked("option", about={"option": "Colour", "values": ["Blue"], "product_id": "prd_1"}))
ADDRESS = State(asked=Asked("address"))


def read(text: str) -> Understanding:
    return understand(text, today=date(2026, 3, 2), currency="USD", country="US", language_hint="en")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("make it two", "show my cart"),
        ("make it two", "where is my order?"),
        ("show my cart", "I need a dress"),
        ("remove the candle", "remove the dress"),
        ("I need a dress", "how long does delivery take?"),
        ("I need a dress", "I want a candle"),
        ("remove the candle", "checkout"),
    ],
)
def test_requests_stay_apart(before: str, after: str) -> None:
    assert apart(State(), read(before), read(after))


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("I need a dress", "blue"),
        ("I need a dress\nblue", "under 200"),
        ("hi", "where is my order?"),
        ("I want to", "cancel my order"),
        ("where is my order?", "1001"),
        ("where is my order?", "thanks"),
        ("the blue one", "add it to my cart"),
        ("where is my order?", "where's my package"),
    ],
)
def test_pieces_of_one_thought_are_one(before: str, after: str) -> None:
    assert not apart(State(), read(before), read(after))


def test_an_answer_and_a_request_are_two() -> None:
    assert apart(OPTION, read("blue"), read("make it two"))
    assert not apart(OPTION, read("blue"), read("M"))


def test_an_address_in_pieces_is_one_and_a_question_between_is_not() -> None:
    assert not apart(ADDRESS, read("Anna Lee"), read("12 Oak Street"))
    assert not apart(ADDRESS, read("Anna Lee\n12 Oak Street"), read("Portland, OR 97205"))
    assert apart(ADDRESS, read("Anna Lee, 12 Oak Street, Portland, OR 97205"), read("how long does delivery take?"))
