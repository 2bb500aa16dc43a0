"""What people ask of the shop itself, and what they say when they have had enough. The words are in hints.json."""

from msgspec.structs import replace

from chaffer.conversations.dialogue import carting, courtesies, orders, taps
from chaffer.conversations.dialogue.enquiries.last_resort import last
from chaffer.conversations.dialogue.errands import flow
from chaffer.conversations.dialogue.hints import hints_at, is_just
from chaffer.conversations.dialogue.inputs import Heard
from chaffer.conversations.dialogue.moved import Moved, say
from chaffer.conversations.dialogue.questions import FREE_TEXT, STRONG
from chaffer.conversations.dialogue.state import State
from chaffer.conversations.dialogue.words import words


def about_us(state: State, heard: Heard) -> Moved | None:
    """Answered whatever is open, except while an address is being written; None if it is nothing of the kind."""
    text = heard.understanding.text
    question = state.asked.question if state.asked else ""
    if question in FREE_TEXT:
        return None
    if is_just("done", text):
        return carting.cart(state, heard) if state.cart_id else courtesies.bye(state, heard)
    aside = replace(state, returns=True) if question in STRONG else state
    offers = () if aside.returns else (taps.PERSON,)
    if hints_at("bot", text):
        return say(aside, words("bot-yes"), taps=offers)
    if hints_at("arrival", text):
        return orders.arrival(aside, heard)
    if hints_at("returns", text):
        return flow.begin(aside, "return", heard)
    if hints_at("house", text):
        return last(aside, text, "house")
    if hints_at("angry", text):
        return courtesies.offer_person(replace(state, lost=0))
    return None
