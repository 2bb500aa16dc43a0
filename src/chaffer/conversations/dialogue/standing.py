"""Whether an order is paid, for who asks."""

from msgspec.structs import replace

from chaffer.conversations.dialogue import taps
from chaffer.conversations.dialogue.inputs import Found, Heard
from chaffer.conversations.dialogue.moved import Moved, ask, do, look, say
from chaffer.conversations.dialogue.state import State
from chaffer.conversations.dialogue.words import words


def ask_standing(state: State, _heard: Heard) -> Moved:
    return look(state, "standing", checkout_id=state.checkout_id, order_id=state.order_id)


def standing(state: State, told: Found) -> Moved:
    """ "Did you get my payment?": what the last checkout came to."""
    result = told.result
    match result["state"]:
        case "paid":
            return say(
                replace(state, order_id=result["order_id"]),
                words("is-paid", number=result["number"], total=result["total"]),
            )
        case "invoice":
            return say(state, words("is-invoiced", number=result["number"], total=result["total"]))
        case "cash":
            return say(state, words("is-cash", number=result["number"], total=result["total"]))
        case "open":
            return do(state, "pay", "pay_again", checkout_id=result["checkout_id"], method=result["method"])
        case _:
            return ask(state, "what", words("nothing-to-pay"), taps=(taps.CART, taps.BROWSE))
