"""The cart: shown, added to, changed, emptied; and one that was put together in the channel's catalogue."""

from typing import Any, cast

import msgspec
from msgspec.structs import replace

from chaffer.conversations.dialogue import codes, taps
from chaffer.conversations.dialogue.facts import CartFact, LineFact
from chaffer.conversations.dialogue.inputs import Done, Found, Heard, Refused
from chaffer.conversations.dialogue.lines import line_meant, off_of, shape_of, titled
from chaffer.conversations.dialogue.matching import number_in, pointing
from chaffer.conversations.dialogue.moved import Moved, ask, do, look
from chaffer.conversations.dialogue.option_words import written
from chaffer.conversations.dialogue.state import State
from chaffer.conversations.dialogue.taking_along import suggest
from chaffer.conversations.dialogue.words import Words, plain, words
from chaffer.kernel.message import CartCard

_ROWS = 10
_QUANTITIES = 5
_LONG = 4  # digits: longer numbers are no quantities


def cart(state: State, _heard: Heard | None = None) -> Moved:
    return look(state, "cart")


def cart_found(state: State, told: Found) -> Moved:
    return show_cart(state, cast("CartFact", told.result))


def show_cart(state: State, held: CartFact, *lead: Words) -> Moved:
    """The cart with what can be done to it."""
    if not held.get("lines"):
        return ask(state, "what", *(lead or (words("cart-empty"),)), words("ask-what"), taps=(taps.BROWSE,))
    state = replace(state, cart_id=held["cart_id"])
    code = (codes.on_cart(cast("dict[str, Any]", held)),) if held.get("voucher") else ()
    return ask(
        state, "cart", *(lead or (words("cart", count=held["count"]),)), *off_of(held), *code, words("ask-checkout"),
        taps=(taps.CHECKOUT, taps.tap("change"), taps.tap("keep")), shape=shape_of(held, state.language),
    )  # fmt: skip


def added(state: State, told: Done) -> Moved:
    """Say what went in and what the cart comes to, and ask for the next step."""
    held = cast("CartFact", told.result["cart"])
    line = next(line for line in held["lines"] if line["line_id"] == told.result["line_id"])
    state = replace(state, cart_id=held["cart_id"], line_id=line["line_id"], pick=None, lost=0)
    put = words("added", what=titled(line, state.language), count=line["quantity"], total=line["total"])
    sums = [words("cart-comes-to", total=held.get("total", held["subtotal"]))] if len(held["lines"]) > 1 else []
    if hint := told.result.get("suggestion"):
        return suggest(state, (put, *sums), hint)
    offers = (taps.CHECKOUT, taps.CART, taps.tap("keep"))
    return ask(state, "after_add", put, *sums, words("ask-checkout"), taps=offers)


def already_in(state: State, told: Found) -> Moved:
    """ "Add it to my cart", said once more: it is there, and one more can be had."""
    held = cast("CartFact", told.result)
    line = next((one for one in held.get("lines", ()) if one["line_id"] == told.args["line_id"]), None)
    if line is None:
        product_id = told.args["product_id"]
        return look(state, "product", "take", product_id=product_id) if product_id else show_cart(state, held)
    count = line["quantity"]
    more = [taps.tap("qty", line["line_id"], str(count + 1), key="tap-one-more")] if line["available"] > count else []
    return ask(
        state, "after_add", words("already-in-cart", what=titled(line, state.language), count=count, total=line["total"]),
        words("ask-checkout"), taps=(taps.CHECKOUT, *more, taps.CART),
    )  # fmt: skip


def change(state: State, heard: Heard) -> Moved:
    """ "Make it 2": a new number for the line meant, or for what is about to go in."""
    quantity = heard.slots.quantity or number_in(heard) or 0
    if quantity and state.pick and state.asked and state.asked.question in ("add_ok", "option"):
        return look(state, "product", "see", product_id=state.pick.product_id, quantity=quantity)
    return look(state, "cart", "change", quantity=quantity, pointing=_points(heard))


def remove(state: State, heard: Heard) -> Moved:
    return look(state, "cart", "remove", it=True, pointing=_points(heard))


def _points(heard: Heard) -> dict[str, Any]:
    plain_values: dict[str, Any] = msgspec.to_builtins(pointing(heard))
    return plain_values


def change_something(state: State) -> Moved:
    """A tap on "Change" below the cart."""
    return look(state, "cart", "change", quantity=0)


def line_tapped(state: State, line_id: str) -> Moved:
    return look(state, "cart", "change", quantity=0, line_id=line_id)


def line_to_change(state: State, told: Found) -> Moved:
    held = cast("CartFact", told.result)
    if not held.get("lines"):
        return show_cart(state, held)
    line = line_meant(state, held["lines"], told.args)
    if line is None:
        return _ask_line(state, held, "line", "which-line-change")
    quantity = told.args.get("quantity")
    if not quantity:
        return _ask_quantity(replace(state, line_id=line["line_id"]), line)
    return set_quantity(state, line["line_id"], quantity)


def line_to_remove(state: State, told: Found) -> Moved:
    held = cast("CartFact", told.result)
    if not held.get("lines"):
        return show_cart(state, held)
    line = line_meant(state, held["lines"], told.args)
    if line is None:
        return _ask_line(state, held, "remove", "which-line-remove")
    return set_quantity(state, line["line_id"], 0)


def set_quantity(state: State, line_id: str, quantity: int) -> Moved:
    return do(replace(state, asked=None, line_id=line_id), "set_quantity", line_id=line_id, quantity=quantity)


def _ask_line(state: State, held: CartFact, verb: str, key: str) -> Moved:
    rows = [
        taps.literal(verb, line["line_id"], label=line["title"], detail=plain(written(line["options"], state.language)))
        for line in held["lines"][:_ROWS]
    ]
    return ask(state, "line", words(key), taps=rows)


def _ask_quantity(state: State, line: LineFact) -> Moved:
    line_id = line["line_id"]
    most = min(_QUANTITIES, max(line["available"], line["quantity"]))
    numbers = [taps.literal("qty", line_id, str(n), label=str(n)) for n in range(1, most + 1) if n != line["quantity"]]
    return ask(
        state, "quantity", words("how-many", what=titled(line, state.language), count=line["quantity"]),
        taps=(*numbers, taps.tap("remove", line_id)), line_id=line_id,
    )  # fmt: skip


def answer_quantity(state: State, heard: Heard) -> Moved | None:
    assert state.asked is not None
    quantity = heard.slots.quantity if heard.slots.quantity is not None else number_in(heard)
    return None if quantity is None else set_quantity(state, state.asked.about["line_id"], quantity)


def answer_added(state: State, heard: Heard) -> Moved | None:
    """A bare number below what was just put in the cart: that many of it; as far as it is no place in the list."""
    assert state.asked is not None
    bare = heard.understanding.text.strip(" .!x×")
    if not (bare.isascii() and bare.isdigit() and len(bare) < _LONG and int(bare) > len(state.asked.taps)):
        return None
    return look(state, "cart", "change", quantity=int(bare), it=True)


def quantity_set(state: State, told: Done) -> Moved:
    held = cast("CartFact", told.result["cart"])
    if told.args["quantity"] == 0:
        return show_cart(state, held, words("removed", what=told.result["title"]))
    return show_cart(state, held, words("changed", what=told.result["title"], count=told.args["quantity"]))


def empty(state: State, _heard: Heard) -> Moved:
    return do(state, "clear_cart") if state.cart_id else cart(state)


def emptied(state: State, _told: Done) -> Moved:
    return ask(replace(state, line_id=""), "what", words("cart-emptied"), words("ask-what"), taps=(taps.BROWSE,))


def order_sent(state: State, sent: CartCard) -> Moved:
    """A cart put together in the channel's catalogue: its items and numbers count, its prices never do."""
    items = [{"sku": line.sku, "quantity": line.quantity} for line in sent.lines]
    return do(replace(state, asked=None, pick=None), "fill_cart", items=items)


def filled(state: State, told: Done, key: str = "cart-received") -> Moved:
    """Show what came of it, and what could not be taken over."""
    held = cast("CartFact", told.result["cart"])
    state = replace(state, cart_id=held.get("cart_id", ""), shown=(), offered=())
    lead = [words(key, count=held["count"])] if held.get("lines") else [words("cart-empty")]
    lead += [words("item-unknown", count=len(told.result["unknown"]))] if told.result["unknown"] else []
    lead += [words("item-short", what=short["title"], count=short["left"]) for short in told.result["short"]]
    return show_cart(state, held, *lead)


def refused(state: State, told: Refused) -> Moved:
    """Too few left, or no longer sold."""
    if told.code == "out_of_stock":
        left = int(told.details.get("left", 0))
        if left > 0 and "line_id" in told.args:
            return ask(
                state, "quantity", words("only-so-many-left", count=left),
                taps=(taps.literal("qty", told.args["line_id"], str(left), label=str(left)), taps.CART), line_id=told.args["line_id"],
            )  # fmt: skip
        if left > 0:
            return ask(
                state, "add_ok", words("only-so-many-left", count=left),
                taps=(taps.tap("take_some", told.args["variant_id"], str(left), key="tap-take", count=left), taps.tap("keep")),
                variant_id=told.args["variant_id"], quantity=left,
            )  # fmt: skip
        choices = [taps.tap("similar", state.product_id)] if state.product_id else []
        return ask(state, "what", words("gone-meanwhile"), taps=(*choices, taps.BROWSE))
    return ask(state, "what", words("not-sold"), taps=(taps.BROWSE, taps.PERSON))
