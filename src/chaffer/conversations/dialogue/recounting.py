""" "One more", "one less", "no, in 40": what was just put in the cart, changed by a word."""

from typing import cast

from msgspec.structs import replace

from chaffer.conversations.dialogue import carting
from chaffer.conversations.dialogue.facts import CartFact
from chaffer.conversations.dialogue.hints import hints_at
from chaffer.conversations.dialogue.inputs import Found, Heard
from chaffer.conversations.dialogue.matching import said_of
from chaffer.conversations.dialogue.moved import Moved, look
from chaffer.conversations.dialogue.state import Pick, State
from chaffer.language.asking import is_question

_SHORT = 40  # characters
_A_SIZE = 30
"""From here a number is rather a size, of what comes in sizes that are numbers."""
_JUST_ADDED = frozenset(("after_add", "cart"))


def changed_at_once(state: State, heard: Heard) -> Moved | None:
    """None unless a line was put in the cart or changed just now, and the words are about that line."""
    text, slots = heard.understanding.text, heard.slots
    if _before_adding(state, heard):
        return carting.change(state, heard)
    just_added = state.asked is not None and state.asked.question in _JUST_ADDED and bool(state.line_id)
    if not just_added or slots.category or slots.brand or is_question(text) or len(text) > _SHORT:
        return None
    for name, by in (("one_more", 1), ("one_less", -1)):
        if hints_at(name, text):
            return look(state, "cart", "counted_on", line_id=state.line_id, by=by)
    denied = heard.understanding.intent == "deny"
    instead = denied or hints_at("instead", text)
    if instead and slots.quantity and slots.quantity >= _A_SIZE:
        said = {**said_of(heard)["said"], "sizes": [str(slots.quantity)]}
        return look(state, "cart", "other_option", line_id=state.line_id, said=said, count=slots.quantity)
    if denied and slots.quantity:
        return carting.set_quantity(state, state.line_id, slots.quantity)
    if (slots.sizes or slots.colors) and instead:
        return look(state, "cart", "other_option", line_id=state.line_id, **said_of(heard))
    return None


def _before_adding(state: State, heard: Heard) -> bool:
    """ "No, just one", while the colour of what is to go in is still open."""
    open_option = state.asked is not None and state.asked.question == "option" and state.pick is not None
    slots = heard.slots
    return open_option and heard.understanding.intent == "deny" and bool(slots.quantity) and not slots.sizes


def counted_on(state: State, told: Found) -> Moved:
    """One more or one less of the line; the last one less takes it out."""
    held = cast("CartFact", told.result)
    line = next((one for one in held.get("lines", ()) if one["line_id"] == told.args["line_id"]), None)
    if line is None:
        return carting.show_cart(state, held)
    return carting.set_quantity(state, line["line_id"], line["quantity"] + told.args["by"])


def other_option(state: State, told: Found) -> Moved:
    """The same thing in the size or colour said, in the place of the line; what was not said stays."""
    held = cast("CartFact", told.result)
    line = next((one for one in held.get("lines", ()) if one["line_id"] == told.args["line_id"]), None)
    if line is None:
        return carting.show_cart(state, held)
    if told.args.get("count") and not any(value.isdigit() for value in line["options"].values()):
        return carting.set_quantity(state, line["line_id"], told.args["count"])
    pick = Pick(line["product_id"], dict(line["options"]), line["quantity"], line["line_id"])
    state = replace(state, asked=None, pick=pick, product_id=line["product_id"])
    return look(state, "product", "take", product_id=line["product_id"], said=told.args["said"])
