"""What goes with a thing, and what is better than it, when a shopper asks."""

from typing import Any, cast

from msgspec.structs import replace

from chaffer.conversations.dialogue import bundles, buying_again, taps
from chaffer.conversations.dialogue.facts import CardFact
from chaffer.conversations.dialogue.finding import show
from chaffer.conversations.dialogue.hints import hints_at
from chaffer.conversations.dialogue.inputs import Found, Heard
from chaffer.conversations.dialogue.matching import named, place, pointing
from chaffer.conversations.dialogue.moved import Moved, ask, look
from chaffer.conversations.dialogue.questions import CHECKING_OUT, FREE_TEXT
from chaffer.conversations.dialogue.state import State, set_aside
from chaffer.conversations.dialogue.taking_along import budget
from chaffer.conversations.dialogue.words import words


def asks_for_more(state: State, heard: Heard) -> Moved | None:
    """ "Anything that goes with it?", "something better?", "any sets?", "the same again": answered whatever is open; None if it is nothing of the kind."""
    question = state.asked.question if state.asked else ""
    text = heard.understanding.text
    if question in FREE_TEXT:
        return None
    if (again := buying_again.asks_again(state, heard)) is not None:
        return again
    if hints_at("bundles", text):
        return bundles.ask_for(set_aside(state) if question in CHECKING_OUT else state, heard)
    if hints_at("goes_with", text) and (_product(state, heard) or state.cart_id):
        return _ask(state, heard, "goes_with", kind="goes_with")
    if hints_at("better", text) and _product(state, heard):
        return _ask(state, heard, "better")
    return None


def _product(state: State, heard: Heard) -> dict[str, str]:
    """Which product is meant: the one quoted, named or counted among those shown, else the one in hand."""
    if heard.is_about_one:
        return {"sku": heard.about_sku} if heard.about_sku else {"product_id": heard.about_product}
    meant = named(state.shown, heard)
    at = place(pointing(heard), len(state.shown)) if meant is None and state.shown else None
    product_id = meant.product_id if meant else state.shown[at].product_id if at is not None else state.product_id
    return {"product_id": product_id} if product_id else {}


def _ask(state: State, heard: Heard, name: str, **args: Any) -> Moved:
    question = state.asked.question if state.asked else ""
    about = _product(state, heard)
    state = set_aside(state) if question in CHECKING_OUT else replace(state, asked=None)
    return look(replace(state, lost=0, pick=None), name, **about, **args, without=[], most=budget(state))


def goes_with(state: State, told: Found) -> Moved:
    """told.result: title ("" for the cart) and cards."""
    title, cards = told.result["title"], cast("list[CardFact]", told.result["cards"])
    sets = bundles.cards_of(told.result["bundles"])
    if not cards and not sets:
        said = words("goes-with-nothing", title=title) if title else words("goes-with-nothing-cart")
        return ask(state, "what", said, taps=(taps.BROWSE, taps.PERSON))
    key = "goes-with" if title else "goes-with-cart"
    return show(
        _kept(state), (words(key, title=title, count=len(cards) + len(sets)),), cards, more_left=False, below=sets
    )


def better(state: State, told: Found) -> Moved:
    title, cards = told.result["title"], cast("list[CardFact]", told.result["cards"])
    if not cards:
        said = words("better-nothing", title=title) if title else words("product-gone")
        return ask(state, "what", said, taps=(taps.BROWSE, taps.PERSON))
    return show(_kept(state), (words("better", title=title, count=len(cards)),), cards, more_left=False)


def _kept(state: State) -> State:
    return replace(state, asked=None)
