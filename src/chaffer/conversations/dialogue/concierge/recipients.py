"""Whom it goes to, if not the buyer: their address from the book, or asked for."""

from collections.abc import Mapping
from typing import Any, cast

import msgspec
from msgspec.structs import replace

from chaffer.conversations.dialogue import taps
from chaffer.conversations.dialogue.concierge import brief
from chaffer.conversations.dialogue.facts import AddressFact
from chaffer.conversations.dialogue.inputs import Found
from chaffer.conversations.dialogue.moved import Moved, ask, do, look
from chaffer.conversations.dialogue.state import State
from chaffer.conversations.dialogue.words import words


def goes_to_them(state: State) -> bool:
    return brief.of(state).sent


def for_whom(state: State) -> dict[str, Any]:
    """Beside an address that is set: whose it is."""
    at = brief.of(state)
    return {"whom": {"key": at.key, "label": at.label}} if at.sent else {}


def whom(state: State) -> Moved | None:
    """Where an address is missing: theirs, if it goes to somebody. None if it goes to the buyer."""
    at = brief.of(state)
    return look(state, "recipient_book", "whom", key=at.key) if at.sent and not set(state.draft) - {"city"} else None


def whom_found(state: State, told: Found) -> Moved:
    """The address they have in the book is offered; without one it is asked for."""
    people = told.result["recipients"]
    address = people[0]["address"] if people else None
    state = _on_their_day(state, told.result.get("next_days", {}))
    at = brief.of(state)
    if not address:
        return ask_theirs(state)
    return ask(
        state, "saved_address",
        words("ask-saved-address-of", who=brief.whom(at.label), address={"address": cast("AddressFact", address)}),
        taps=(taps.tap("yes", key="tap-same-address"), taps.tap("address_again", key="tap-other-address")), address=address,
    )  # fmt: skip


def _on_their_day(state: State, next_days: Mapping[str, str]) -> State:
    """ "For her birthday": the day is in the book."""
    at = brief.of(state)
    day = next_days.get(at.occasion, "")
    if at.day or not day:
        return state
    state = brief.kept(state, msgspec.structs.replace(at, day=day))
    return replace(state, notices=(*state.notices, words("wished-for", day={"on_day": day})))


def ask_theirs(state: State) -> Moved:
    at = brief.of(state)
    label = at.label
    if at.city and not state.draft:
        state = replace(state, draft={"city": at.city})
    return ask(
        state, "address", words("ask-address-of", who=brief.whom(label)), again=words("ask-address-again-of", who=brief.whom(label)),
        taps=(taps.PERSON,),
    )  # fmt: skip


def to_them(state: State) -> Moved:
    """ "Send it to mum": the checkout goes on, to their address."""
    if state.checkout_id and brief.of(state).sent:
        return look(replace(state, stack=(), draft={}), "recipient_book", "whom", key=brief.of(state).key)
    return do(replace(state, stack=(), pick=None, asked=None, draft={}), "start_checkout")
