"""An errand, step by step: which order, which thing, why, what instead, how the money goes; read back; done.

Each step looks everything up again, so that what is read back is true now. A tap carries the errand as it would go on.
"""

from collections.abc import Sequence
from typing import Any, cast

import msgspec
from msgspec.structs import replace

from chaffer.conversations.dialogue import orders, taps
from chaffer.conversations.dialogue.enquiries.last_resort import last
from chaffer.conversations.dialogue.errands import asking, moving, reading_back, refusing
from chaffer.conversations.dialogue.errands.errand import Errand, in_hand, kept, put_down
from chaffer.conversations.dialogue.errands.meant import OF_ORDERS, Thing, narrowed, order_verdict, things
from chaffer.conversations.dialogue.errands.wanting import reason_in
from chaffer.conversations.dialogue.facts import ServiceFact, ServiceOrderFact
from chaffer.conversations.dialogue.inputs import Found, Heard
from chaffer.conversations.dialogue.matching import pointing, said_of
from chaffer.conversations.dialogue.moved import Moved, ask, look, say
from chaffer.conversations.dialogue.state import State
from chaffer.conversations.dialogue.words import words


def begin(state: State, kind: str, heard: Heard, order_id: str = "") -> Moved:
    """Take an errand up, with all that was said of it in the same breath."""
    text = heard.understanding.text
    said: dict[str, Any] = {"pointing": msgspec.to_builtins(pointing(heard)), **said_of(heard)}
    if heard.slots.colors or any(word in text for word in _COLOUR_WORDS):
        said["about"] = "colour"
    errand = Errand(kind, order_id, reason=reason_in(text), units=heard.slots.quantity or 0)
    return _look(kept(replace(state, asked=None), errand, said), errand, heard.slots.order_number)


_COLOUR_WORDS = ("colour", "color", "couleur", "색", "цвет")


def go_on(state: State, errand: Errand) -> Moved:
    """With what was answered or tapped. What was read back and agreed to is done as it stands."""
    if errand.sure and errand.kind in reading_back.PLAIN and (errand.kind == "cancel" or errand.line_id):
        return reading_back.carry_out(state, errand)
    return _look(kept(replace(state, asked=None), errand), errand)


def _look(state: State, errand: Errand, number: str = "") -> Moved:
    return look(
        state, "order_options", order_id=errand.order_id, number=number, line_id=errand.line_id, kind=errand.kind
    )  # fmt: skip


def found(state: State, told: Found) -> Moved:
    """The next thing that is missing is asked for."""
    errand = in_hand(state)
    facts = cast("ServiceFact", told.result)
    if errand is None:
        return say(state, words("undo-nothing"))
    if not facts["orders"]:
        return _no_orders(state, told, errand)
    if errand.kind in OF_ORDERS:
        return _of_orders(state, facts["orders"], errand)
    return _of_things(state, facts, errand)


def _no_orders(state: State, told: Found, errand: Errand) -> Moved:
    asked = state.errand.get("said", {}).get("pointing", {}).get("text", "")
    state = put_down(state)
    if errand.kind in ("return", "swap") and not told.args.get("number"):
        return last(state, asked, "terms") if asked else look(state, "return_terms")
    return orders.none_found(state, told)


def _of_orders(state: State, found_orders: Sequence[ServiceOrderFact], errand: Errand) -> Moved:
    able = [order for order in found_orders if order_verdict(order, errand.kind)["allowed"]]
    if not able:
        first = found_orders[0]
        return refusing.order_cannot(state, first, order_verdict(first, errand.kind), errand.kind)
    if len(able) > 1 and not errand.order_id:
        return asking.which_order(state, able, errand)
    errand = replace(errand, order_id=able[0]["order_id"])
    if errand.kind == "change_address":
        return moving.ask_where(kept(state, errand), able[0])
    return reading_back.cancel(kept(state, errand), able[0], errand)


def _of_things(state: State, facts: ServiceFact, errand: Errand) -> Moved:
    every = things(facts, errand)
    meant = narrowed(every, state.errand.get("said", {}))
    able = [thing for thing in meant if thing.verdict["allowed"]]
    if not every:
        first = facts["orders"][0]
        return refusing.order_cannot(state, first, first["cancel"], errand.kind)
    if not able:
        return refusing.cannot(state, meant[0], errand)
    if len(able) > 1:
        return asking.which_thing(state, able, errand)
    return _of_one(state, facts, able[0], errand)


def _of_one(state: State, facts: ServiceFact, thing: Thing, errand: Errand) -> Moved:
    units = errand.units if 0 < errand.units <= thing.verdict["units"] else thing.verdict["units"]
    errand = replace(
        errand, order_id=thing.order["order_id"], line_id=thing.line["line_id"],
        units=units if errand.kind != "swap" else min(units, errand.units or units),
    )  # fmt: skip
    state = kept(state, errand)
    if errand.kind == "swap" and not errand.variant_id:
        return asking.which_variant(state, facts, thing, errand)
    if thing.action in ("return", "exchange") and not errand.reason:
        return asking.why(state, thing, errand)
    if errand.kind == "return" and not errand.method and len(thing.order["methods"]) > 1:
        return asking.which_method(state, thing, errand)
    return reading_back.thing(state, facts, thing, errand)


def answered_instead(state: State, heard: Heard, yes: bool) -> Moved | None:  # noqa: ARG001 — the shape of an answer
    """To "shall I cancel it instead?"."""
    assert state.asked is not None
    tap: str = state.asked.about["tap"]
    errand = asking.of_tap(tap)
    if not yes or errand is None:
        return ask(replace(state, asked=None), "what", words("left-as-it-is"), taps=(taps.ORDERS, taps.PERSON))
    return go_on(state, errand)
