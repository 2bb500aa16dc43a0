"""Orders: where they stand, and where the parcel is. What is done to them is in errands/."""

from typing import cast

from msgspec.structs import replace

from chaffer.conversations.dialogue import finding, taps
from chaffer.conversations.dialogue.facts import OrderFact, ShipmentFact
from chaffer.conversations.dialogue.inputs import Found, Heard
from chaffer.conversations.dialogue.moved import Moved, ask, do, look, say
from chaffer.conversations.dialogue.state import State
from chaffer.conversations.dialogue.wishes import PAGE, wanted_of
from chaffer.conversations.dialogue.words import OrderShape, Tap, Words, nested, plain, words

SCANS = frozenset(
    (
        "picked_up", "in_transit", "arrived", "customs", "delayed", "out_for_delivery", "failed_attempt", "delivered",
        "returned", "lost",
    )
)  # fmt: skip
"""Codes of a carrier's scans that have words of their own."""

_ROWS = 10
_CERTAIN = 0.9
_OPEN_STATES = ("placed",)


def status(state: State, heard: Heard) -> Moved:
    """Where an order stands. A doubtful guess that names a thing is searched for if there is no order at all."""
    understood = heard.understanding
    doubtful = understood.confidence < _CERTAIN and understood.query.strip() and not heard.slots.order_number
    perhaps = {"perhaps": {**wanted_of(heard), "limit": PAGE, "offset": 0}} if doubtful else {}
    return look(state, "orders", "status", number=heard.slots.order_number, **perhaps)


def arrival(state: State, heard: Heard) -> Moved:
    """ "When will I get it?": where the order stands; without one, how long a delivery takes."""
    return look(state, "orders", "status", number=heard.slots.order_number, when=True)


def show(state: State, order_id: str) -> Moved:
    return look(state, "orders", "status", order_id=order_id)


def status_found(state: State, told: Found) -> Moved:
    orders = _orders(told)
    if state.checkout_id and not _pointed_at(told) and not told.args.get("awaited") and not any(map(_is_open, orders)):
        return look(state, "standing", "awaited", checkout_id=state.checkout_id, asked=told.args)
    if not orders and "perhaps" in told.args:
        return look(state, "find", "perhaps", wanted=told.args["perhaps"])
    to_come = any(map(_is_open, orders)) or (orders and not state.cart_id)
    if told.args.get("when") and not to_come and not _pointed_at(told):
        return look(state, "shop_terms", "delivery_info")
    if not orders:
        return none_found(state, told)
    open_ones = [order for order in orders if _is_open(order)]
    if len(open_ones) > 1 and not _pointed_at(told):
        rows = [
            taps.literal("order", order["order_id"], label=order["number"], detail=_row(order)) for order in open_ones
        ]
        return ask(state, "order", words("which-order", count=len(rows)), taps=rows[:_ROWS])
    return _tell(state, (open_ones or orders)[0])


def awaited(state: State, told: Found) -> Moved:
    """There is no order yet as long as its payment is open: the page to pay on is shown again."""
    result = told.result
    if result["state"] == "open":
        return do(state, "pay", "pay_first", checkout_id=result["checkout_id"], method=result["method"])
    return look(state, "orders", "status", **{**told.args["asked"], "awaited": True})


def _is_open(order: OrderFact) -> bool:
    return order["fulfilment_state"] != "delivered" and order["state"] in _OPEN_STATES


def perhaps_found(state: State, told: Found) -> Moved:
    """No order, but the thing that was named; or neither."""
    if told.result["cards"] and not told.result["relaxed"]:
        return finding.found(state, told)
    return none_found(state, told)


def _orders(told: Found) -> list[OrderFact]:
    return cast("list[OrderFact]", told.result["orders"])


def _pointed_at(told: Found) -> bool:
    return bool(told.args.get("number") or told.args.get("order_id"))


def none_found(state: State, told: Found) -> Moved:
    if told.args.get("number"):
        return ask(
            state, "order_number", words("no-such-order", number=told.args["number"]), taps=(taps.ORDERS, taps.PERSON)
        )
    return ask(state, "what", words("no-orders"), taps=(taps.BROWSE, taps.PERSON))


def _row(order: OrderFact) -> Words:
    titles = ", ".join(line["title"] for line in order["lines"])
    return words("dotted", parts={"dots": [nested(state_of(order)), {"text": titles}]})


def state_of(order: OrderFact) -> Words:
    """One word for where it stands."""
    if order["state"] == "cancelled":
        return words("state-cancelled")
    if order["payment_state"] == "due" and not order["cash"]:
        return words("state-due")
    return words(f"state-{order['fulfilment_state'].replace('_', '-')}")


def _tell(state: State, order: OrderFact) -> Moved:
    said = [words("order", number=order["number"], total=order["total"], day={"day": order["placed_on"]})]
    said += [plain("\n".join(f"{line['quantity']} × {line['title']}" for line in order["lines"]))]
    said += [_parcel(parcel) for parcel in order["shipments"]]
    offers: list[Tap] = []
    if order["cancellable"]:
        offers.append(taps.tap("cancel", order["order_id"]))
    if not state.returns:
        offers.append(taps.PERSON)
    url = next((parcel["tracking_url"] for parcel in order["shipments"] if parcel["tracking_url"]), "")
    state = replace(state, order_id=order["order_id"])
    return say(state, *said, taps=offers, shape=OrderShape(order["order_id"], order["number"], state_of(order), url))


def _parcel(parcel: ShipmentFact) -> Words:
    if parcel["code"]:
        key = f"scan-{parcel['code'].replace('_', '-')}" if parcel["code"] in SCANS else "scan-other"
        return words(
            "parcel-scan",
            what=nested(words(key)),
            place=parcel["place"] or "none",
            carrier=parcel["carrier"],
            number=parcel["tracking_number"],
        )
    if parcel["tracking_number"]:
        return words("parcel", carrier=parcel["carrier"], number=parcel["tracking_number"])
    return words("parcel-plain")
