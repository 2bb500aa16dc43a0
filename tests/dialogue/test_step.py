"""The step as a function: pure, replayable, small."""

import json
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest

from chaffer.conversations.dialogue.inputs import Heard, Input, Refused, Woken
from chaffer.conversations.dialogue.state import VERSION, State, dump, load
from chaffer.conversations.dialogue.stepping import ON_DONE, ON_FOUND, ON_REFUSED, step
from chaffer.conversations.dialogue.tapping import VERBS
from chaffer.conversations.skills.table import COMMANDS, QUERIES
from chaffer.kernel.message import Tapped
from chaffer.rehearsal.play import act
from chaffer.rehearsal.script import Script
from chaffer.rehearsal.script import load as load_file
from tests.conversations.shelf import WITHOUT_A_PHONE
from tests.dialogue.stage import DialogueStage

HERE = Path(__file__).parent
RELEASES = sorted((HERE / "states").glob("*.json"))
STORED_AT_MOST = 4_000  # bytes of a stored thread


def test_an_old_button_works_in_a_new_thread() -> None:
    state, effects = step(State(), Heard(parts=(Tapped("see:prd_7", "Choose"),)))

    assert [(type(effect).__name__, getattr(effect, "args", {})) for effect in effects] == [
        ("Query", {"product_id": "prd_7"})
    ]
    assert state.pick is None


@pytest.mark.parametrize(
    "tap", ["", "nonsense", "opt", "see", "qty:lin_1:many", "take_some:var_1", "yes", "no", "pay:x"]
)
def test_a_tap_of_nobodys_is_never_an_error(tap: str) -> None:
    _, effects = step(State(), Heard(parts=(Tapped(tap, "?"),)))

    assert effects


def test_a_refusal_nobody_expects_is_still_answered() -> None:
    _, effects = step(State(), Refused("opt_out", "conflict"))

    assert effects


def test_waking_up_says_nothing_by_itself() -> None:
    assert step(State(), Woken("cart")) == (State(), [])


def test_while_a_person_has_the_next_move_the_bot_is_silent() -> None:
    assert step(State(), Heard(text="show me dresses", owner="person"))[1] == []


def test_every_query_and_command_has_somebody_to_answer_it() -> None:
    assert set(QUERIES) - {"product", "orders", "cart", "standing", "shop_terms", "faq"} <= set(ON_FOUND)
    assert set(COMMANDS) - {"hand_over"} <= set(ON_DONE)
    assert set(ON_REFUSED) <= set(COMMANDS)


def test_every_verb_is_read_from_its_own_tap() -> None:
    assert all(verb.isidentifier() for verb in VERBS)


def test_a_newer_thread_than_we_know_begins_anew_in_its_language() -> None:
    assert load({"version": VERSION + 1, "language": "ko", "asked": {"question": "new"}}) == State(
        language="ko", greeted=True
    )


@pytest.mark.parametrize("path", RELEASES, ids=lambda path: path.stem)
def test_the_stored_thread_of_every_release_is_read(path: Path) -> None:
    for stored in json.loads(path.read_text(encoding="utf-8")):
        state = load(stored)
        assert dump(load(dump(state))) == dump(state)


def test_this_release_has_its_threads_stored() -> None:
    assert any(path.stem == f"version-{VERSION}" for path in RELEASES)


@pytest.mark.parametrize("path", WITHOUT_A_PHONE[::6], ids=lambda path: path.stem)
def test_a_turn_can_be_replayed_from_what_was_stored(path: Path, stage_for: Callable[[Script], DialogueStage]) -> None:
    """Inputs and states, written as JSON and read back, give the same effects again."""
    script = load_file(path)
    stage = stage_for(script)
    stage.recorded = []
    for each in script.steps:
        act(each, stage)

    assert stage.recorded
    for before, given, effects in stage.recorded:
        again = msgspec.json.decode(msgspec.json.encode(given), type=Input)
        _, repeated = step(load(json.loads(before)), again)
        assert msgspec.json.encode(repeated) == msgspec.json.encode(effects)
        assert len(before) < STORED_AT_MOST, f"{len(before)} bytes"
