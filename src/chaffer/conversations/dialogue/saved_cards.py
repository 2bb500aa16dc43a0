"""A saved card: what is said while it is charged, and the end of charging it."""

from msgspec.structs import replace

from chaffer.conversations.dialogue.concierge.brief import ordered
from chaffer.conversations.dialogue.inputs import Done
from chaffer.conversations.dialogue.moved import Moved, do, say
from chaffer.conversations.dialogue.state import State
from chaffer.conversations.dialogue.words import words


def charging(state: State, told: Done) -> Moved:
    """The charge is promised; what came of it is told as soon as the bank has answered."""
    result, card = told.result, told.args["card"]
    state = ordered(
        replace(state, asked=None, stack=(), draft={}, shown=(), offered=(), wanted={}, pick=None, asks=False)
    )
    if result["order_id"]:
        state = replace(state, order_id=result["order_id"], checkout_id="", cart_id="", line_id="")
        return say(state, words("is-paid", number=result["number"], total=result["total"]))
    return say(state, words("charging", total=result["total"], card=card["label"], last4=card["last4"]))


def stop_saved_cards(state: State) -> Moved:
    asked = None if state.asked and state.asked.question == "saved_card" else state.asked
    return do(replace(state, asked=asked), "stop_saved_cards")


def saved_cards_stopped(state: State, told: Done) -> Moved:
    return say(state, words("cards-forgotten" if told.result["cards"] else "no-cards-saved"))
