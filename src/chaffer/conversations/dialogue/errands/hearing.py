"""Errands among what was said: new ones, and answers to the questions of the one in hand."""

from collections.abc import Callable, Mapping

from msgspec.structs import replace

from chaffer.conversations.dialogue.errands import asking, flow, reading_back, status
from chaffer.conversations.dialogue.errands.errand import Errand, in_hand, read_errand
from chaffer.conversations.dialogue.errands.wanting import errand_in
from chaffer.conversations.dialogue.inputs import Heard
from chaffer.conversations.dialogue.moved import Moved
from chaffer.conversations.dialogue.state import State

CHECKING_OUT = frozenset(("address", "address_part", "address_ok", "saved_address", "delivery", "payment"))
_ASIDE = frozenset(("refund_status", "credit", "terms"))
"""Questions that are answered, after which what was open is asked again."""

_ACTS: Mapping[str, Callable[[State, Heard], Moved]] = {
    "undo": status.undo,
    "refund_status": status.refunds,
    "credit": status.credit,
    "terms": status.terms,
    **{
        kind: lambda state, heard, kind=kind: flow.begin(state, kind, heard)  # type: ignore[misc]
        for kind in ("change_address", "cancel_some", "swap", "return")
    },
}
_FREE_TEXT = frozenset(("address", "address_part"))


def errand(state: State, heard: Heard) -> Moved | None:
    """What the words ask to be done to an order; None if they ask for nothing of the kind."""
    question = state.asked.question if state.asked else ""
    if question in _FREE_TEXT:
        return None
    kind = errand_in(heard.understanding.text)
    if not kind or (kind == "change_address" and question in CHECKING_OUT):
        return None
    if question == "service_variant" and kind in ("swap", "return"):
        return None  # "the bigger size" answers it
    if question.startswith("service_") and kind == "return" and in_hand(state):
        return None
    if kind in _ASIDE and question and not (kind == "credit" and in_hand(state)):
        state = replace(state, returns=True)
    return _ACTS[kind](state, heard)


def tapped(state: State, on: list[str]) -> Moved | None:
    from_tap = read_errand(on)
    return None if from_tap is None else flow.go_on(replace(state, asked=None), from_tap)


def answer_why(state: State, heard: Heard) -> Moved | None:
    return _going_on(state, asking.answer_why(state, heard))


def answer_choice(state: State, heard: Heard) -> Moved | None:
    return _going_on(state, asking.answer_choice(state, heard))


def answer_ok(state: State, heard: Heard, yes: bool) -> Moved | None:
    answered = reading_back.answer(state, heard, yes)
    return _going_on(state, answered) if isinstance(answered, Errand) or answered is None else answered


def _going_on(state: State, answered: Errand | None) -> Moved | None:
    return None if answered is None else flow.go_on(state, answered)
