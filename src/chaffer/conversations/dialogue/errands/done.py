"""What came of an errand, and what happens next."""

from collections.abc import Callable
from typing import Any

from chaffer.conversations.dialogue import taps
from chaffer.conversations.dialogue.errands.refusing import why_not
from chaffer.conversations.dialogue.inputs import Done, Refused
from chaffer.conversations.dialogue.moved import Moved, ask, say
from chaffer.conversations.dialogue.state import State
from chaffer.conversations.dialogue.words import PayShape, Tap, Words, words

_UNDO = taps.tap("undo")


def done(state: State, told: Done) -> Moved:
    result = told.result
    match result["state"]:
        case "waiting":
            said = words("waits-undo", number=result["number"], minutes=result["minutes"])
            return say(state, said, taps=(_UNDO,))
        case "approval":
            return say(state, words("waits-person", number=result["number"]), taps=(_UNDO,))
        case "paying":
            shape = PayShape(result["url"], result["extra"], result["number"])
            return say(state, words("swap-pay", amount=result["extra"], new=result["new"]), shape=shape)
        case _:
            said_all, offers = _DONE[result["kind"]](result)
            return say(state, *said_all, taps=offers)


def _cancelled(result: dict[str, Any]) -> tuple[list[Words], tuple[Tap, ...]]:
    paid = result["back"]["minor"] and not result["due"]
    key = ("cancelled-credit" if result["credit"] else "cancelled-refund") if paid else "cancelled"
    return [words(key, number=result["number"], amount=result["back"])], (taps.BROWSE,)


def _line_cancelled(result: dict[str, Any]) -> tuple[list[Words], tuple[Tap, ...]]:
    if result["whole"]:
        return _cancelled(result)
    key = "line-cancelled-due" if result["due"] else "line-cancelled"
    if result["credit"]:
        key = "line-cancelled-credit"
    said = words(key, what=result["what"], number=result["number"], amount=result["back"])
    return [said], (taps.tap("order", result["order_id"]),)


def _moved(result: dict[str, Any]) -> tuple[list[Words], tuple[Tap, ...]]:
    said = words("address-changed", number=result["number"], address={"address": result["address"]})
    return [said], (taps.tap("order", result["order_id"]),)


def _swapped(result: dict[str, Any]) -> tuple[list[Words], tuple[Tap, ...]]:
    said = [words("swapped", number=result["number"], new=result["new"])]
    if result["back"]["minor"] and not result["due"]:
        said.append(words("swapped-back", amount=result["back"]))
    return said, (taps.tap("order", result["order_id"]),)


def _returned(result: dict[str, Any]) -> tuple[list[Words], tuple[Tap, ...]]:
    """The way back: a label that follows, an address, or a person who says."""
    said = [
        words("exchange-open", what=result["what"], new=result["new"])
        if result["kind"] == "exchange"
        else words("return-open", what=result["what"], number=result["number"])
    ]
    if result["label"]:
        said.append(words("return-label-follows"))
    elif result["address"]:
        said.append(words("return-send-to", address="\n".join(result["address"])))
    else:
        said.append(words("return-by-person-next"))
    if result["kind"] == "return":
        said.append(words("return-then-credit" if result["credit"] else "return-then", amount=result["back"]))
    return said, (taps.tap("undo", key="tap-undo-return"),)


_DONE: dict[str, Callable[[dict[str, Any]], tuple[list[Words], tuple[Tap, ...]]]] = {
    "cancel": _cancelled,
    "cancel_lines": _line_cancelled,
    "change_address": _moved,
    "change_item": _swapped,
    "return": _returned,
    "exchange": _returned,
}


def refused(state: State, told: Refused) -> Moved:
    """The rules said no, though a moment ago it looked possible."""
    details = told.details
    match told.code:
        case "price_differs":
            return ask(
                state, "person_ok", words("address-costs"), taps=(taps.PERSON, taps.tap("keep", key="tap-leave-it")),
                reason="address",
            )  # fmt: skip
        case "out_of_stock" | "not_sold":
            return ask(state, "what", words("swap-gone"), taps=(taps.ORDERS, taps.PERSON))
        case "already_shipped" | "order_closed":
            return ask(state, "what", words("cancel-too-late-now"), taps=(taps.ORDERS, taps.PERSON))
        case "not_allowed" if details.get("why") in ("left", "packed"):
            return ask(state, "what", words("cancel-too-late-now"), taps=(taps.ORDERS, taps.PERSON))
        case "not_allowed" if details.get("why") in _PLAIN and "number" in details:
            verdict = {"allowed": False, "why": details["why"], "units": 0, "days": 0, "until": ""}
            order: Any = {"number": details["number"]}
            return ask(state, "what", why_not(order, verdict), taps=(taps.ORDERS, taps.PERSON))  # type: ignore[arg-type]
        case _:
            return ask(state, "what", words("service-trouble"), taps=(taps.ORDERS, taps.PERSON))


_PLAIN = frozenset(("cancelled", "never", "unpaid", "waits", "nothing_left"))
