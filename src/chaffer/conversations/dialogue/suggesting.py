"""One thing to take along, in the bubble that says what went into the cart; "no thanks" ends that for the thread."""

from msgspec.structs import replace

from chaffer.conversations.dialogue import courtesies, taps
from chaffer.conversations.dialogue.checking_out import checkout
from chaffer.conversations.dialogue.hints import hints_at, is_just
from chaffer.conversations.dialogue.inputs import Heard
from chaffer.conversations.dialogue.matching import named
from chaffer.conversations.dialogue.moved import Moved, ask, look
from chaffer.conversations.dialogue.state import Shown, State
from chaffer.conversations.dialogue.words import words


def answer_after_add(state: State, heard: Heard, yes: bool) -> Moved:
    """ "Shall we check out?", perhaps with a suggestion above it."""
    if yes and not _means_it(state, heard):
        return checkout(state, heard)
    if yes:
        return _see(state)
    if _suggested(state) and is_just("no_thanks", heard.understanding.text):
        return no_more(state)
    return courtesies.keep_looking(state)


def taken_too(state: State, heard: Heard) -> Moved | None:
    """ "That one too", "the candle as well": what was suggested."""
    return _see(state) if _means_it(state, heard) else None


def no_more(state: State) -> Moved:
    return ask(
        replace(state, quiet=True), "after_add", words("no-more-suggestions"), words("ask-checkout"),
        taps=(taps.CHECKOUT, taps.CART, taps.tap("keep")),
    )  # fmt: skip


def _suggested(state: State) -> str:
    return str(state.asked.about.get("suggested", "")) if state.asked else ""


def _means_it(state: State, heard: Heard) -> bool:
    if not _suggested(state):
        return False
    assert state.asked is not None
    own = Shown(_suggested(state), state.asked.about.get("title", ""))
    return hints_at("too", heard.understanding.text) or named((own,), heard) is not None


def _see(state: State) -> Moved:
    return look(replace(state, asked=None, pick=None), "product", "take", product_id=_suggested(state))
