"""Orders: where they stand, where the parcel is, and calling them off before they leave."""

from typing import cast

from msgspec.structs import replace

from chaffer.conversations.dialogue import finding, taps
from chaffer.conversations.dialogue.facts import OrderFact, ShipmentFact
from chaffer.conversations.dialogue.inputs import Done, Found, Heard, Refused
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


def cancel(state: State, heard: Heard) -> Moved:
    return look(state, "orders", "cancel", number=heard.slots.order_number)


def cancel_one(state: State, order_id: str) -> Moved:
    return look(state, "orders", "cancel", order_id=order_id)


def give_back(state: State, heard: Heard) -> Moved:
    """Returns are settled by a person; an order that has not left can be called off at once."""
    return look(state, "orders", "give_back", number=heard.slots.order_number)


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
        return _none(state, told)
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
    return _none(state, told)


def _orders(told: Found) -> list[OrderFact]:
    return cast("list[OrderFact]", told.result["orders"])


def _pointed_at(told: Found) -> bool:
    return bool(told.args.get("number") or told.args.get("order_id"))


def _none(state: State, told: Found) -> Moved:
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


def cancel_found(state: State, told: Found) -> Moved:
    """Asked before it is done: a called-off order cannot be called back."""
    orders = _orders(told)
    if not orders:
        return _none(state, told)
    if not _pointed_at(told):
        orders = [order for order in orders if order["cancellable"]] or orders
    able = [order for order in orders if order["cancellable"]]
    if len(able) > 1 and not _pointed_at(told):
        rows = [taps.literal("cancel", order["order_id"], label=order["number"], detail=_row(order)) for order in able]
        return ask(state, "cancel_which", words("which-order-cancel"), taps=rows[:_ROWS])
    order = orders[0]
    if not order["cancellable"]:
        key = "cancelled-already" if order["state"] == "cancelled" else "cancel-too-late"
        return say(state, words(key, number=order["number"]), taps=() if state.returns else (taps.PERSON,))
    key = "ask-cancel-paid" if order["payment_state"] == "paid" else "ask-cancel"
    return ask(
        state, "cancel_ok", words(key, number=order["number"], total=order["total"]),
        taps=(taps.tap("cancel_yes", order["order_id"]), taps.tap("no", key="tap-keep-order")),
        order_id=order["order_id"], number=order["number"],
    )  # fmt: skip


def answer_cancel(state: State, _heard: Heard, *, yes: bool | None) -> Moved | None:
    assert state.asked is not None
    if yes:
        return do_cancel(state, state.asked.about["order_id"])
    if yes is False:
        return say(replace(state, asked=None), words("kept-order", number=state.asked.about["number"]))
    return None


def do_cancel(state: State, order_id: str) -> Moved:
    return do(replace(state, asked=None), "cancel_order", order_id=order_id)


def cancelled(state: State, told: Done) -> Moved:
    key = "cancelled-refund" if told.result["refund"] else "cancelled"
    return say(
        state,
        words(key, number=told.result["number"], amount=told.result["refund"] or told.result["total"]),
        taps=(taps.BROWSE,),
    )


def cancel_refused(state: State, _told: Refused) -> Moved:
    return ask(state, "what", words("cancel-too-late-now"), taps=(taps.ORDERS, taps.PERSON))


def give_back_found(state: State, told: Found) -> Moved:
    orders = _orders(told)
    if not orders and not told.args.get("number"):
        return ask(state, "person_ok", words("returns-ask"), taps=(taps.PERSON, taps.tap("keep")), reason="return")
    if not orders:
        return _none(state, told)
    able = [order for order in orders if order["cancellable"]]
    if able:
        return cancel_found(state, told)
    return ask(
        state,
        "person_ok",
        words("return-by-person", number=orders[0]["number"]),
        taps=(taps.PERSON, taps.tap("keep")),
        reason="return",
    )
