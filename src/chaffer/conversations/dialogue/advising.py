"""Advice among what was said: a size, a comparison, a pick. Asked before anything else the words might mean."""

from msgspec.structs import replace

from chaffer.conversations.dialogue import comparing, recommending, sizing
from chaffer.conversations.dialogue.inputs import Heard
from chaffer.conversations.dialogue.moved import Moved
from chaffer.conversations.dialogue.questions import CHECKING_OUT, FREE_TEXT, STRONG
from chaffer.conversations.dialogue.state import State, set_aside


def advice(state: State, heard: Heard) -> Moved | None:
    """None if no advice is asked for, or an address or an errand is being dealt with, where numbers mean other things."""
    question = state.asked.question if state.asked else ""
    if question in FREE_TEXT or question == "quantity" or question.startswith("service_"):
        return None
    aside = replace(state, returns=True) if question in STRONG else state
    fit = sizing.about_fit(aside, heard)
    if fit is not None:
        return fit
    from_here = set_aside(state) if question in CHECKING_OUT else state
    several = comparing.about_several(from_here, heard) or recommending.asks_for_a_pick(from_here, heard)
    return _waiting_no_more(state, sizing.about_size(from_here, heard) or several)


def _waiting_no_more(before: State, moved: Moved | None) -> Moved | None:
    """The open question gives way, but what else was picked stays in hand."""
    if moved is None:
        return None
    state, effects = moved
    asked = None if state.asked == before.asked else state.asked
    return replace(state, asked=asked), effects
