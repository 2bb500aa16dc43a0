"""Where the money is, what store credit there is, what the shop's terms are; and taking a change back."""

from typing import Any

from msgspec.structs import replace

from chaffer.conversations.dialogue import taps
from chaffer.conversations.dialogue.errands import flow
from chaffer.conversations.dialogue.errands.errand import in_hand, put_down
from chaffer.conversations.dialogue.inputs import Done, Found, Heard, Refused
from chaffer.conversations.dialogue.moved import Moved, ask, do, look, say
from chaffer.conversations.dialogue.state import State
from chaffer.conversations.dialogue.words import Words, words


def refunds(state: State, heard: Heard) -> Moved:
    return look(state, "refunds", number=heard.slots.order_number)


def refunds_found(state: State, told: Found) -> Moved:
    """Everything that went or goes back, newest first; else what it waits for."""
    rows, waiting = told.result["refunds"], told.result["waiting"]
    said = [_refund(row) for row in rows] + [words("refund-waits", number=number) for number in waiting]
    if not said:
        return say(state, words("refund-none"), taps=() if state.returns else (taps.ORDERS, taps.PERSON))
    return say(state, *said)


def _refund(row: dict[str, Any]) -> Words:
    key = f"refund-{row['state']}" if row["method"] == "original" else "refund-credit"
    return words(key, number=row["number"], amount=row["amount"], day={"day": row["day"]})


def credit(state: State, _heard: Heard) -> Moved:
    """In the middle of a return it is the answer how the money shall go; else a question about what there is."""
    errand = in_hand(state)
    if errand is not None and errand.kind in ("return", "cancel", "cancel_some"):
        return flow.go_on(state, replace(errand, method="store_credit", sure=False))
    return look(state, "credit")


def credit_found(state: State, told: Found) -> Moved:
    amounts = told.result["credit"]
    if not amounts:
        return say(state, words("credit-none"))
    return say(state, *(words("credit-balance", amount=amount) for amount in amounts))


def terms(state: State, _heard: Heard) -> Moved:
    return look(state, "return_terms")


def terms_found(state: State, told: Found) -> Moved:
    """How long, who pays, whether it can be exchanged."""
    result = told.result
    if not result["days"]:
        return say(state, words("terms-no-returns"), taps=() if state.returns else (taps.PERSON,))
    said = [words("terms-returns", days=result["days"])]
    said.append(words("terms-postage", amount=result["postage"]) if result["postage"] else words("terms-postage-free"))
    if result["exchange"]:
        said.append(words("terms-exchange"))
    if result["never"]:
        said.append(words("terms-never", what={"list": result["never"]}))
    return say(state, *said, taps=() if state.returns else (taps.ORDERS, taps.PERSON))


def undo(state: State, _heard: Heard | None = None) -> Moved:
    return do(put_down(replace(state, asked=None)), "undo_action")


def undone(state: State, told: Done) -> Moved:
    if purchase := told.result.get("purchase"):
        key = "purchase-undone" if told.result["number"] else "purchase-stopped"
        said = words(key, number=told.result["number"], total=purchase["total"])
        return say(replace(state, asks=True), said, taps=(taps.BROWSE, taps.PERSON))
    if not told.result["number"]:
        return say(state, words("undo-nothing"), taps=(taps.ORDERS, taps.PERSON))
    return say(state, words("undone", number=told.result["number"]), taps=(taps.tap("order", told.result["order_id"]),))


def undo_refused(state: State, _told: Refused) -> Moved:
    return ask(state, "what", words("undo-too-late"), taps=(taps.ORDERS, taps.PERSON))
