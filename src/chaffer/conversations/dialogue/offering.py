"""A quoted thing: shown, taken by a tap or a word, and told when it is over."""

from typing import Any, cast

from msgspec.structs import replace

from chaffer.conversations.dialogue import carting, checking_out, taps
from chaffer.conversations.dialogue.facts import CartFact, QuoteFact
from chaffer.conversations.dialogue.hints import hints_at
from chaffer.conversations.dialogue.inputs import Done, Found, Heard, Refused
from chaffer.conversations.dialogue.matching import number_in
from chaffer.conversations.dialogue.moved import Moved, ask, do, look
from chaffer.conversations.dialogue.state import State
from chaffer.conversations.dialogue.words import QuoteShape, Words, plain, words
from chaffer.kernel.message import Tapped

TAKE = "quote"
_WANTS = frozenset(("add_to_cart", "checkout", "pay"))
_CART_TOO = frozenset(("checkout", "pay"))
"""What may as well be said of other things that are in the cart."""
_TAKE_AT_MOST = 1000


def offered(state: State, quote: QuoteFact, *lead: Words) -> Moved:
    """The thing with its button; from now on "it" is this."""
    state = replace(
        state, asked=None, stack=(), shown=(), offered=(), wanted={}, seen=0, pick=None, product_id="", title="", lost=0,
        quote_id=quote["quote_id"],
    )  # fmt: skip
    return ask(
        state, "quote_ok", *lead, *_told(quote), words("ask-order" if state.permitted else "ask-add"),
        taps=(taps.tap(TAKE, quote["quote_id"]), taps.PERSON), quote_id=quote["quote_id"],
        orders=state.permitted,
        shape=QuoteShape(quote["title"], words("price", price=quote["price"]), quote["image_url"]),
    )  # fmt: skip


def _told(quote: QuoteFact) -> list[Words]:
    said = [plain(quote["text"])] if quote["text"] else []
    if quote["recipient"]:
        said.append(words("quote-for", recipient=quote["recipient"]))
    if quote["quantity_limit"] > 1:
        said.append(words("quote-limit", count=quote["quantity_limit"]))
    if quote["lead_days"]:
        said.append(words("quote-lead", days=quote["lead_days"]))
    if quote["until"]:
        said.append(words("quote-until", day={"day": quote["until"]}))
    return said


def agreed_to(state: State) -> Moved:
    """A bare yes: to what was asked, and to nothing more."""
    assert state.asked is not None
    return take(state, state.asked.about["quote_id"], asks=not state.asked.about.get("orders"))


def take(state: State, quote_id: str, quantity: int = 1, *, asks: bool = False, **more: Any) -> Moved:
    return do(replace(state, asked=None, asks=asks), "accept_quote", quote_id=quote_id, quantity=quantity, **more)


def answer(state: State, heard: Heard) -> Moved | None:
    """ "I'll take it", "two of them", "buy it" below the thing."""
    assert state.asked is not None
    count = heard.slots.quantity or number_in(heard) or 0
    counts = 0 < count < _TAKE_AT_MOST
    wants = _WANTS if not state.cart_id else _WANTS - _CART_TOO
    if heard.understanding.intent not in wants and not (counts or hints_at("take", heard.understanding.text)):
        return None
    return take(state, state.asked.about["quote_id"], count if counts else 1)


def meant_later(state: State, heard: Heard) -> Moved:
    """ "I'll take it" after other things were said, and nothing else was shown."""
    count = heard.slots.quantity or number_in(heard) or 1
    return take(state, state.quote_id, count if count < _TAKE_AT_MOST else 1)


def tapped_beside_a_person(state: State, heard: Heard) -> Moved | None:
    """Buying is the bot's trade: whoever taps a quote goes on with it, even while a person has the next move."""
    for part in heard.parts:
        if isinstance(part, Tapped):
            verb, on = taps.read(part.id)
            if verb == TAKE and on and on[0]:
                return take(state, on[0], goes_on=True)
    return None


def accepted(state: State, told: Done) -> Moved:
    return checking_out.taken_now(replace(state, quote_id=""), told)


def refused(state: State, told: Refused) -> Moved:
    details = told.details
    if told.code == "quote_over":
        return over(replace(state, asked=None), details)
    if told.code == "cart_full" and "line_id" in details:
        return look(state, "cart", "already", line_id=details["line_id"], product_id="")
    if told.code == "cart_full" and "at_most" in details:
        most = int(details["at_most"])
        return ask(
            state, "quote_ok", words("quote-at-most", count=most),
            taps=(taps.tap(TAKE, told.args["quote_id"], str(most), key="tap-take", count=most), taps.tap("keep")),
            quote_id=told.args["quote_id"],
        )  # fmt: skip
    return carting.refused(state, told)


def over(state: State, details: dict[str, Any], *then: Words) -> Moved:
    """Why it cannot be had any more; a newer one is shown in its place."""
    said = words(f"quote-{details['why']}", title=str(details["title"]))
    if details.get("instead"):
        return look(state, "quote", quote_id=details["instead"], title=details["title"])
    return ask(replace(state, quote_id=""), "what", said, *then, taps=(taps.PERSON, taps.BROWSE))


def instead(state: State, told: Found) -> Moved:
    title = str(told.args["title"])
    if not told.result or told.result["over"]:
        why = told.result.get("over") or "withdrawn"
        return over(state, {"title": title, "why": "withdrawn" if why == "replaced" else why})
    return offered(state, cast("QuoteFact", told.result), words("quote-replaced", title=title))


def taken_out(state: State, told: Done) -> Moved:
    """At the checkout: it is over, and out of the cart. What else is there is shown."""
    result, held = told.result, cast("CartFact", told.result["cart"])
    state = replace(state, checkout_id="", asked=None)
    if not result["instead"] and held.get("lines"):
        said = words(f"quote-{result['why']}", title=result["title"])
        return carting.show_cart(state, held, said, words("quote-taken-out"))
    return over(state, result, words("quote-taken-out"))
