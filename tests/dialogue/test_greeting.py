"""Shoppers are greeted by the name their messenger tells, in their own language."""

from datetime import date

import pytest

from chaffer.conversations.dialogue.effects import Effect
from chaffer.conversations.dialogue.inputs import Heard
from chaffer.conversations.dialogue.state import State
from chaffer.conversations.dialogue.stepping import step
from chaffer.language.understanding import understand

TODAY = date(2026, 5, 4)


def said_to(text: str, *, name: str = "", state: State | None = None) -> list[Effect]:
    heard = Heard(text=text, understanding=understand(text, today=TODAY, currency="USD"), profile_name=name)
    return step(state or State(greeted=True), heard)[1]


@pytest.mark.parametrize("hello", ["hello", "bonjour", "안녕하세요", "здравствуйте"])
def test_who_comes_back_is_greeted_by_name(hello: str) -> None:
    effects = said_to(hello, name="Ana Lopez")

    assert "greeting-again-name" in repr(effects)
    assert "'Ana'" in repr(effects), "the first name alone"


def test_who_has_no_name_is_greeted_without_one() -> None:
    assert "greeting-again" in repr(said_to("hello"))
    assert "-name" not in repr(said_to("hello"))


def test_the_first_greeting_is_by_name_too_where_nothing_must_be_disclosed() -> None:
    assert "greeting-name" in repr(said_to("hello", name="Ana", state=State()))
