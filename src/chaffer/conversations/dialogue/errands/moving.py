"""Another address for an order: asked for and read back as at a checkout, then written into the order."""

from typing import Any

from msgspec.structs import replace

from chaffer.conversations.dialogue import taps
from chaffer.conversations.dialogue.errands.errand import in_hand, put_down
from chaffer.conversations.dialogue.facts import AddressFact, ServiceOrderFact
from chaffer.conversations.dialogue.moved import Moved, ask, do
from chaffer.conversations.dialogue.state import State
from chaffer.conversations.dialogue.words import words


def is_under_way(state: State) -> bool:
    errand = in_hand(state)
    return errand is not None and errand.kind == "change_address"


def ask_where(state: State, order: ServiceOrderFact) -> Moved:
    return ask(
        replace(state, draft={}), "address", words("ask-new-address", number=order["number"]),
        again=words("ask-address-again"), taps=(taps.PERSON,),
    )  # fmt: skip


def take(state: State, address: AddressFact) -> Moved:
    """It was read back and is right."""
    errand = in_hand(state)
    assert errand is not None
    wish: dict[str, Any] = {"kind": "change_address", "address": dict(address)}
    state = put_down(replace(state, asked=None, draft={}, order_id=errand.order_id))
    return do(state, "order_action", order_id=errand.order_id, wish=wish)
