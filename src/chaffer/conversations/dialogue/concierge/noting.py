"""The card in the parcel: what was said of it, or offered once."""

import msgspec
from msgspec.structs import replace

from chaffer.conversations.dialogue import taps
from chaffer.conversations.dialogue.concierge import brief
from chaffer.conversations.dialogue.facts import ProgressFact
from chaffer.conversations.dialogue.inputs import Heard, Refused
from chaffer.conversations.dialogue.moved import Moved, ask, do
from chaffer.conversations.dialogue.state import State
from chaffer.conversations.dialogue.words import words
from chaffer.language.gifting import NOTE_AT_MOST
from chaffer.language.keywords import short_answer


def next_of_note(state: State, at: ProgressFact) -> Moved | None:
    """Put in the note that was said; else offer a card once, where it goes to somebody."""
    wish = brief.of(state)
    if wish.note and at.get("gift_note") != wish.note:
        return _set(state, wish.note)
    if not wish.sent or wish.noted or at.get("gift_note"):
        return None
    state = brief.kept(state, msgspec.structs.replace(wish, noted=True))
    return ask(state, "gift_note", words("ask-note", who=brief.whom(wish.label)), taps=(taps.tap("no_note"),))


def answer_note(state: State, heard: Heard) -> Moved | None:
    """Everything but a bare no is what the card says."""
    text = heard.text.strip()
    if heard.understanding.intent == "deny" and len(text.split()) <= _SHORT_NO:
        return no_note(state)
    if heard.understanding.intent in ("human", "cancel_order") or text.endswith("?"):
        return None
    if short_answer(text) or heard.understanding.intent == "affirm":
        return ask(state, "gift_note", words("ask-note-words"), taps=(taps.tap("no_note"),))
    if len(text) > NOTE_AT_MOST:
        return ask(state, "gift_note", words("note-too-long", most=NOTE_AT_MOST), taps=(taps.tap("no_note"),))
    note = heard.gifting.note if heard.gifting and heard.gifting.note else text
    return _set(brief.kept(state, msgspec.structs.replace(brief.of(state), note=note)), note)


_SHORT_NO = 3


def no_note(state: State) -> Moved:
    return do(replace(state, asked=None), "start_checkout")


def _set(state: State, note: str) -> Moved:
    return do(replace(state, asked=None), "set_gift_note", checkout_id=state.checkout_id, note=note)


def refused(state: State, told: Refused) -> Moved:
    if told.code == "invalid":
        state = brief.kept(state, msgspec.structs.replace(brief.of(state), note=""))
        return ask(state, "gift_note", words("note-too-long", most=NOTE_AT_MOST), taps=(taps.tap("no_note"),))
    return do(replace(state, asked=None, stack=()), "start_checkout")
