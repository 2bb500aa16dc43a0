"""What counts as a request for advice, in four languages, and what does not. Written in advice.tsv."""

from datetime import date
from pathlib import Path

import pytest
from msgspec.structs import replace

from chaffer.conversations.dialogue.advising import advice
from chaffer.conversations.dialogue.effects import Ask, Command, Query
from chaffer.conversations.dialogue.inputs import Heard
from chaffer.conversations.dialogue.state import Asked, Shown, State
from chaffer.language.understanding import understand

NAMES = ("Corin tulle dress", "Isla satin gown", "Maren lace gown", "Vesper slip dress")
SHOWN = State(shown=tuple(Shown(f"p{n}", name, n * 100) for n, name in enumerate(NAMES, 1)))
STATES = {"none": State(), "hand": State(product_id="p2", title=NAMES[1]), "shown": SHOWN}
CASES = [
    [*line.split("\t"), ""][:4]
    for line in (Path(__file__).parent / "advice.tsv").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]


def heard(text: str, language: str) -> Heard:
    today = date(2026, 3, 2)
    return Heard(
        text, understanding=understand(text, today=today, currency="USD", country="US", language_hint=language)
    )


def asked_for(state: State, text: str, language: str) -> str:
    """What is looked up or done, as advice.tsv writes it."""
    moved = advice(replace(state, language=language), heard(text, language))
    effects = [each for each in moved[1] if isinstance(each, Query | Command)] if moved else []
    return " ".join(_written(effects[0])) if effects else ""


def _written(effect: Query | Command) -> list[str]:
    args = effect.args
    said = [effect.name, ",".join(args.get("product_ids", ())), ",".join(args.get("names", ())), args.get("by", "")]
    said += [f"{part}={value}" for part, value in args.get("told", {}).items()]
    said += [f"usual={','.join(args['usual'])}"] if args.get("usual") else []
    said += ["stranger"] if args.get("stranger") else []
    return [each for each in said if each]


def _sorted(told: str) -> list[str]:
    return sorted(told.split())


@pytest.mark.parametrize(("language", "where", "text", "wanted"), CASES, ids=lambda each: each[:50])
def test_advice_is_heard_as_it_is_asked_for(language: str, where: str, text: str, wanted: str) -> None:
    assert _sorted(asked_for(STATES[where], text, language)) == _sorted(wanted)


@pytest.mark.parametrize("question", ["address", "address_part", "service_why", "quantity"])
def test_numbers_in_an_address_or_an_errand_measure_nobody(question: str) -> None:
    state = replace(STATES["hand"], asked=Asked(question))

    assert advice(state, heard("my waist is 80 cm, 12 Oak Street", "en")) is None


def test_a_bare_number_is_a_measure_only_below_the_question_for_it() -> None:
    state = STATES["hand"]
    waiting = replace(state, asked=Asked("measure", about={"product_id": "p2", "part": "bust"}))

    assert asked_for(state, "92", "en") == ""
    assert asked_for(waiting, "92", "en") == "size_advice bust=920"


def test_a_checkout_waits_while_a_size_is_found() -> None:
    state = replace(STATES["hand"], asked=Asked("payment"))

    moved = advice(state, heard("what size should I take?", "en"))

    assert moved is not None
    assert [each.question for each in moved[0].stack] == ["payment"]


def test_which_ones_is_asked_where_many_are_shown() -> None:
    moved = advice(SHOWN, heard("compare them", "en"))

    assert moved is not None
    assert isinstance(moved[1][0], Ask)
    assert moved[1][0].question == "compare_which"
