""" "The same again": what was bought before, read back as it stands today, then put in the cart."""

from typing import Any, cast

import msgspec
from msgspec.structs import replace

from chaffer.conversations.dialogue import carting, taps
from chaffer.conversations.dialogue.courtesies import keep_looking
from chaffer.conversations.dialogue.facts import AgainFact, PastFact
from chaffer.conversations.dialogue.hints import hints_at
from chaffer.conversations.dialogue.inputs import Done, Found, Heard
from chaffer.conversations.dialogue.matching import Pointing, meant_of, named_in, pointing
from chaffer.conversations.dialogue.moved import Moved, ask, do, look
from chaffer.conversations.dialogue.state import Shown, State
from chaffer.conversations.dialogue.words import Words, words

_JUST_ADDED = frozenset(("after_add", "add_ok", "option"))


def asks_again(state: State, heard: Heard) -> Moved | None:
    """None if it is nothing of the kind, or "the same" is what is in hand."""
    text = heard.understanding.text
    whole = hints_at("same_again", text)
    if not whole and not (hints_at("once_more", text) and hints_at("buys", text)):
        return None
    if state.asked and state.asked.question in _JUST_ADDED:
        return None
    points: dict[str, Any] = msgspec.to_builtins(pointing(heard))
    return look(replace(state, asked=None, pick=None, lost=0), "again", pointing=points, whole=whole)


def tapped(state: State, order_id: str) -> Moved:
    """The tap below what was just read back; below an older one it is read back as it is by now."""
    if state.asked and state.asked.question == "again_ok" and state.asked.about["order_id"] == order_id:
        return fill(state)
    return look(replace(state, asked=None), "again", order_id=order_id, whole=True)


def answer(state: State, _heard: Heard, yes: bool) -> Moved:
    return fill(state) if yes else keep_looking(state)


def fill(state: State) -> Moved:
    assert state.asked is not None
    return do(replace(state, asked=None, pick=None), "fill_cart", "again_filled", items=state.asked.about["items"])


def found(state: State, told: Found) -> Moved:
    orders = cast("list[PastFact]", told.result["orders"])
    if not orders:
        return ask(state, "what", words("no-orders"), taps=(taps.BROWSE, taps.PERSON))
    order, lines, some = _meant(orders, told.args)
    if not lines:
        return ask(state, "what", words("again-no-such"), taps=(taps.ORDERS, taps.BROWSE))
    key = "same-again-some" if some else "same-again"
    said = [words(key, number=order["number"], day={"day": order["placed_on"]})]
    said.append(words("lines", lines={"lines": [_told(line) for line in lines]}))
    there = [line for line in lines if line["left"] > 0]
    if not there:
        gone = lines[0]["product_id"]
        offers = (taps.tap("similar", gone), taps.BROWSE) if gone else (taps.BROWSE,)
        return ask(state, "what", *said, words("again-all-gone"), taps=offers)
    items = [{"sku": line["sku"], "quantity": line["left"]} for line in there]
    return ask(
        state, "again_ok", *said, *_sum(there), words("ask-again"),
        taps=(taps.tap("again", order["order_id"]), taps.tap("keep")), order_id=order["order_id"], items=items,
    )  # fmt: skip


def _meant(orders: list[PastFact], args: dict[str, Any]) -> tuple[PastFact, list[AgainFact], bool]:
    """The newest order; of it, or of one before it, only what was named, if something was."""
    points = Pointing(**args["pointing"]) if args.get("pointing") else Pointing()
    for order in orders if points.text else ():
        shown = [Shown(line["sku"], line["title"], line["was"]["minor"]) for line in order["lines"]]
        names = named_in(shown, points)
        one = meant_of(shown, Pointing(points.text, points.language)) if points.category or not args["whole"] else None
        picked = {each.product_id for each in names} or ({one.product_id} if one else set())
        if picked:
            lines = [line for line in order["lines"] if line["sku"] in picked]
            return order, lines, len(lines) < len(order["lines"])
    return orders[0], orders[0]["lines"] if args.get("whole") else [], False


def _told(line: AgainFact) -> dict[str, Any]:
    """What became of it: as it was, dearer or cheaper, fewer left, gone."""
    what, price, count = line["title"], line["now"], line["quantity"]
    if price is None:
        return {"key": "again-unsold", "args": {"what": what}}
    if not line["left"]:
        return {"key": "again-gone", "args": {"what": what}}
    if line["left"] < count:
        return {"key": "again-short", "args": {"what": what, "count": count, "left": line["left"], "price": price}}
    if price == line["was"]:
        return {"key": "again-same", "args": {"what": what, "count": count, "price": price}}
    return {"key": "again-dearer", "args": {"what": what, "count": count, "price": price, "was": line["was"]}}


def _sum(there: list[AgainFact]) -> tuple[Words, ...]:
    prices = [(line["now"], line["left"]) for line in there if line["now"]]
    total = sum(price["minor"] * count for price, count in prices)
    return (words("again-comes-to", total={"minor": total, "currency": prices[0][0]["currency"]}),)


def filled(state: State, told: Done) -> Moved:
    return carting.filled(state, told, "again-filled")
