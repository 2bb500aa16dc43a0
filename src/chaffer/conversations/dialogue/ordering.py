"""Ordered without a second yes, within what the shopper allowed: announced, with the way back."""

from msgspec.structs import replace

from chaffer.conversations.dialogue import checking_out, sums, taps
from chaffer.conversations.dialogue.addressing import written
from chaffer.conversations.dialogue.concierge.brief import ordered as gift_done
from chaffer.conversations.dialogue.inputs import Done, Refused
from chaffer.conversations.dialogue.moved import Moved, do, say
from chaffer.conversations.dialogue.state import State
from chaffer.conversations.dialogue.words import words

_NOT_ALLOWED = frozenset(("mandate_too_small", "method_gone", "not_offered"))


def ordered(state: State, told: Done) -> Moved:
    """All that was ordered, what for, where to, from which card, what is left, and how to take it back."""
    result, args = told.result, told.args
    state = gift_done(
        replace(
            state,
            asked=None,
            stack=(),
            draft={},
            shown=(),
            offered=(),
            wanted={},
            pick=None,
            asks=False,
            permitted=True,
        )
    )
    if result["order_id"]:  # it was paid already
        state = replace(state, order_id=result["order_id"], checkout_id="", cart_id="", line_id="")
        return say(state, words("is-paid", number=result["number"], total=result["total"]))
    minutes = args["undo_minutes"]
    said = [
        words("ordering", total=result["total"], card=args["label"], last4=args["last4"]),
        *sums.summary(result),
        *((words("goes-to", address=written(result["address"])),) if result["address"] else ()),
        words("ordering-left", left=args["left"], period=args["period"]),
        *((words("ordering-undo", minutes=minutes),) if minutes else ()),
    ]
    return say(state, *said, taps=(taps.tap("undo"),) if minutes else ())


def not_allowed(state: State, told: Refused) -> Moved:
    """A rival was faster, or the permission has just ended: it is asked for as always."""
    if told.code in _NOT_ALLOWED:
        return do(replace(state, asks=True), "start_checkout")
    return checking_out.refused(state, told)
