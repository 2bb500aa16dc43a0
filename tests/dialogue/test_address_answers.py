"""The parts of an address: checked when they are said, asked again when they cannot be."""

from typing import Any

import pytest

from chaffer.conversations.dialogue.effects import Ask
from chaffer.conversations.dialogue.expecting import expecting
from chaffer.conversations.dialogue.inputs import Heard
from chaffer.conversations.dialogue.state import Asked, State
from chaffer.conversations.dialogue.stepping import step
from chaffer.conversations.dialogue.words import words
from chaffer.language.training.frames import TODAY
from chaffer.language.understanding import understand

BOB = {"name": "Bob Stone", "lines": ["5 Oak Street"], "city": "Portland", "country": "US"}


def hear(state: State, text: str) -> tuple[State, list[str]]:
    """The thread after this text, and the keys of what is asked; nothing but an Ask is looked at."""
    told = understand(
        text, today=TODAY, currency="USD", country="US", language_hint=state.language, asked=expecting(state)
    )
    after, effects = step(state, Heard(text=text, understanding=told, country="US", hint=state.language, today=TODAY))
    return after, [said.key for effect in effects if isinstance(effect, Ask) for said in effect.words]


def asked(question: str, draft: dict[str, Any], *, language: str = "en", part: str = "") -> State:
    about = {"part": part} if part else {}
    key = f"ask-{part}" if part else "ask-address"
    return State(language=language, greeted=True, draft=draft, asked=Asked(question, (words(key),), (), about))


def test_what_is_no_state_is_asked_again() -> None:
    state, said = hear(asked("address_part", BOB, part="region"), "banana")
    assert (said, state.draft.get("region")) == (["wrong-region"], None)

    state, said = hear(state, "oregon")
    assert (said, state.draft["region"]) == (["ask-postcode"], "OR")


@pytest.mark.parametrize("text", ["OK", "ok", "Oklahoma", "oklahoma", "Oklahma"])
def test_a_state_that_is_also_a_word_is_a_state(text: str) -> None:
    assert hear(asked("address_part", BOB, part="region"), text)[0].draft["region"] == "OK"


def test_a_state_and_its_zip_may_come_together() -> None:
    state, said = hear(asked("address_part", BOB, part="region"), "OR 97205")
    assert (said, state.draft["postcode"]) == (["read-back"], "97205")


@pytest.mark.parametrize(
    ("country", "region", "wrong", "right", "kept"),
    [
        ("US", "OR", "banana", "it's 97205", "97205"),
        ("CA", "QC", "97205", "h2x1k4", "H2X 1K4"),
        ("GB", "", "12345", "sw1a2aa", "SW1A 2AA"),
        ("FR", "", "7500", "75002", "75002"),
        ("RU", "", "75002", "101000", "101000"),
    ],
)
def test_a_postcode_has_the_shape_of_its_country(country: str, region: str, wrong: str, right: str, kept: str) -> None:
    draft = {**BOB, "country": country, **({"region": region} if region else {})}
    state, said = hear(asked("address_part", draft, part="postcode"), wrong)
    assert (said, state.draft.get("postcode")) == (["wrong-postcode"], None)

    state, said = hear(state, right)
    assert (said, state.draft["postcode"]) == (["read-back"], kept)


@pytest.mark.parametrize("text", ["oui", "yes", "네", "да"])
@pytest.mark.parametrize("part", ["name", "lines", "city", "region", "postcode"])
def test_a_yes_is_never_a_part_of_an_address(text: str, part: str) -> None:
    draft = {name: value for name, value in BOB.items() if name != part}
    state, said = hear(asked("address_part", draft, part=part), text)
    assert (said, state.draft) == (["not-an-answer", f"ask-{part}"], draft)


def test_a_yes_is_no_address() -> None:
    state, said = hear(asked("address", {}), "yes")
    assert (said, state.draft) == (["not-an-answer", "ask-address"], {})


@pytest.mark.parametrize("text", ["France", "en France", "Франция", "프랑스", "프랑스요"])
@pytest.mark.parametrize("language", ["en", "fr", "ko", "ru"])
def test_a_country_named_is_the_country_and_no_language(text: str, language: str) -> None:
    state, said = hear(asked("address", {}, language=language), text)
    assert (state.draft, state.language, said) == ({"country": "FR"}, language, ["ask-address-again"])


def test_a_country_named_in_place_of_a_state_needs_none() -> None:
    anne = {"name": "Anne Petit", "lines": ["12 rue de la Paix"], "city": "Paris", "postcode": "75002", "country": "US"}
    state, said = hear(asked("address_part", anne, part="region"), "France")
    assert (state.draft["country"], said) == ("FR", ["read-back"])

    back = asked("address_ok", {**anne, "region": "TX"})
    state, said = hear(back, "France")
    assert (state.draft.get("region"), state.draft["country"], said) == (None, "FR", ["read-back"])


def test_a_french_address_told_to_an_american_shop_is_read_back_at_once() -> None:
    state, said = hear(asked("address", {}), "Anne Petit, 12 rue de la Paix, 75002 Paris")
    assert (state.draft["country"], state.draft["city"], said) == ("FR", "Paris", ["read-back"])


def test_a_wish_of_several_words_is_not_taken_for_a_state() -> None:
    state, _ = hear(asked("address_part", BOB, part="region"), "show me your red dresses")
    assert "region" not in state.draft
