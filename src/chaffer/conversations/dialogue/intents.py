"""What an intent leads to, and how it stands to the question that is open."""

from collections.abc import Callable
from typing import Literal

from msgspec.structs import replace

from chaffer.conversations.dialogue import (
    browsing,
    carting,
    checking_out,
    choosing,
    courtesies,
    finding,
    looking,
    orders,
)
from chaffer.conversations.dialogue.enquiries.last_resort import last, may_ask
from chaffer.conversations.dialogue.errands import flow
from chaffer.conversations.dialogue.falling_back import lost
from chaffer.conversations.dialogue.hints import hints_at
from chaffer.conversations.dialogue.inputs import Heard
from chaffer.conversations.dialogue.matching import named, product_meant
from chaffer.conversations.dialogue.moved import Moved, look
from chaffer.conversations.dialogue.questions import STRONG
from chaffer.conversations.dialogue.standing import ask_standing
from chaffer.conversations.dialogue.state import State
from chaffer.conversations.dialogue.wishes import PAGE, says_something, wanted_of

Manner = Literal["aside", "away", "here"]
"""aside: answered, then the open question is put again; away: the question is set aside, with a way back;
here: it deals with the open question itself."""

Handler = Callable[[State, Heard], Moved]


def leave(state: State, heard: Heard) -> Moved:
    """ "Cancel" alone: the open question is dropped; with none, the order is meant."""
    if state.asked and state.asked.question in STRONG | {"cart", "after_add", "add_ok"}:
        return courtesies.keep_looking(replace(state, pick=None, stack=()))
    return flow.begin(state, "cancel", heard)


def _inform(state: State, heard: Heard) -> Moved:
    """Only values: they change the search in hand, point at something shown, or begin a search."""
    meant = product_meant(state.shown, heard) if state.shown else None
    if meant is not None and (heard.slots.ordinal is not None or not state.wanted):
        return choosing.see(state, meant.product_id, heard=heard)
    if says_something(heard):
        return finding.refine(state, heard)
    return choosing.see(state, meant.product_id, heard=heard) if meant else unknown(state, heard)


def _choose(state: State, heard: Heard) -> Moved:
    if heard.is_about_one:
        return choosing.see(state, heard.about_product, sku=heard.about_sku, heard=heard)
    picked = choosing.pick_shown(state, heard) or choosing.which_within(state, heard)
    if picked is None and heard.understanding.text.isdigit() and not heard.slots.sizes:
        return lost(state, heard)  # a number of nothing
    return picked or _inform(state, heard)


def unknown(state: State, heard: Heard) -> Moved:
    """Perhaps it names a product all the same: the catalogue is asked before we say we are lost."""
    if heard.is_about_one:
        return choosing.see(state, heard.about_product, sku=heard.about_sku, heard=heard)
    meant = product_meant(state.shown, heard) if state.shown else None
    if meant is not None:
        return choosing.see(state, meant.product_id, heard=heard)
    if heard.understanding.query.strip() and not (state.asked and state.asked.question in STRONG):
        return look(state, "find", "probe", wanted={**wanted_of(heard), "limit": PAGE, "offset": 0})
    return last(state, heard.understanding.text, "lost") if may_ask(heard.understanding.text) else lost(state, heard)


def _search(state: State, heard: Heard) -> Moved:
    """A new search; but "the blue one" and "under 100" after a search go on with it."""
    slots = heard.slots
    by_name = named(state.shown, heard)
    if by_name is not None:
        return choosing.see(state, by_name.product_id, heard=heard)
    if (
        state.wanted
        and not (slots.category or slots.brand or heard.understanding.query.strip())
        and says_something(heard)
    ):
        return finding.refine(state, heard)
    return finding.find(state, heard)


def _refine(state: State, heard: Heard) -> Moved:
    sort = heard.slots.sort
    by_name = named(state.shown, heard)
    if by_name is not None:
        return choosing.see(state, by_name.product_id, heard=heard)
    if sort == "price_asc" and state.shown and not heard.slots.price_max:
        return _utmost(state, heard, "cheapest") or finding.cheaper(state, heard)
    if sort == "price_desc" and state.shown and not heard.slots.price_min:
        return _utmost(state, heard, "dearest") or finding.dearer(state, heard)
    if heard.slots.recipient and not heard.slots.category and hints_at("something", heard.understanding.text):
        return finding.find(state, heard)  # "no, something for my mum": no longer the boots
    return finding.refine(state, heard)


def _utmost(state: State, heard: Heard, name: str) -> Moved | None:
    """ "The cheapest" of what is shown, unless a kind of thing is named: that is another search."""
    if len(state.shown) < 2 or heard.slots.category or not hints_at(name, heard.understanding.text):
        return None
    return choosing.pick_shown(state, heard)


def _details(state: State, heard: Heard) -> Moved:
    text = heard.understanding.text
    topic = "photos" if hints_at("photos", text) else "reviews" if hints_at("reviews", text) else "details"
    return looking.about(state, heard, topic)


def _payment_info(state: State, heard: Heard) -> Moved:
    if hints_at("paid", heard.understanding.text):
        return ask_standing(state, heard)
    return courtesies.payment_info(state, heard)


def _cancel(state: State, heard: Heard) -> Moved:
    """The order, or the one thing of it that was named."""
    return flow.begin(state, "cancel_some" if heard.slots.category else "cancel", heard)


def _give_back(state: State, heard: Heard) -> Moved:
    """ "Too small, I need an L" is an exchange."""
    return flow.begin(state, "swap" if heard.slots.sizes else "return", heard)


INTENTS: dict[str, tuple[Manner, Handler]] = {
    "greet": ("aside", courtesies.greet),
    "thanks": ("aside", courtesies.thanks),
    "bye": ("here", courtesies.bye),
    "help": ("aside", courtesies.help_),
    "human": ("here", courtesies.person),
    "language_switch": ("aside", courtesies.switch_language),
    "search": ("away", _search),
    "refine": ("away", _refine),
    "browse": ("away", browsing.browse),
    "show_more": ("away", finding.more),
    "choose": ("away", _choose),
    "inform": ("away", _inform),
    "details": ("aside", _details),
    "reviews": ("aside", lambda state, heard: looking.about(state, heard, "reviews")),
    "size_help": ("aside", lambda state, heard: looking.about(state, heard, "sizes")),
    "add_to_cart": ("here", choosing.add),
    "remove_from_cart": ("here", carting.remove),
    "change_quantity": ("here", carting.change),
    "show_cart": ("aside", carting.cart),
    "checkout": ("here", checking_out.checkout),
    "pay": ("here", checking_out.pay_intent),
    "delivery_info": ("aside", courtesies.delivery_info),
    "payment_info": ("aside", _payment_info),
    "order_status": ("aside", orders.status),
    "cancel_order": ("here", _cancel),
    "return_order": ("here", _give_back),
    "unknown": ("here", unknown),
}
