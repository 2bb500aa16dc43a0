"""Several things together for less: shown as one card each, taken by one tap."""

from typing import Any, cast

from msgspec.structs import replace

from chaffer.conversations.dialogue import carting, taps
from chaffer.conversations.dialogue.effects import Ask
from chaffer.conversations.dialogue.facts import BundleFact, CartFact
from chaffer.conversations.dialogue.inputs import Done, Found, Heard, Refused
from chaffer.conversations.dialogue.moved import Moved, ask, do, look
from chaffer.conversations.dialogue.option_words import with_options
from chaffer.conversations.dialogue.state import Asked, State
from chaffer.conversations.dialogue.words import Cards, Item, Tap, nested, words


def ask_for(state: State, _heard: Heard) -> Moved:
    return look(replace(state, asked=None, pick=None, lost=0), "bundles")


def shown(state: State, told: Found) -> Moved:
    offered = cast("list[BundleFact]", told.result["bundles"])
    if not offered:
        return ask(state, "what", words("bundles-none"), taps=(taps.BROWSE,))
    lead = words("bundles", count=len(offered))
    asked = Asked("bundle", (lead,), tuple(_named(each) for each in offered))
    return replace(state, asked=asked, shown=()), [Ask("bundle", (lead,), (), Cards(cards_of(offered)))]


def cards_of(offered: list[BundleFact]) -> tuple[Item, ...]:
    return tuple(_card(each) for each in offered)


def _card(each: BundleFact) -> Item:
    parts = [nested(words("bundle-saves", saved=each["saved"])), _items(each)]
    if each["missing"]:
        parts.insert(0, nested(words("sold-out")))
    return Item(
        "", "", each["title"], words("bundle-price", price=each["price"], full=each["full"]),
        words("dotted", parts={"dots": parts}), each["image_url"], "", (taps.tap("bundle", each["bundle_id"]),),
    )  # fmt: skip


def _items(each: BundleFact) -> dict[str, Any]:
    """What is in it, as an argument."""
    return {"list": [nested(words("bundle-item", what=one["title"], count=one["quantity"])) for one in each["items"]]}


def _named(each: BundleFact) -> Tap:
    return taps.literal("bundle", each["bundle_id"], label=each["title"])


def take(state: State, bundle_id: str) -> Moved:
    return do(replace(state, asked=None), "add_bundle", bundle_id=bundle_id)


def answer_yes(state: State, _heard: Heard, yes: bool) -> Moved | None:
    """ "Yes" below a single bundle."""
    assert state.asked is not None
    if not yes or len(state.asked.taps) != 1:
        return None
    return take(state, taps.read(state.asked.taps[0].id)[1][0])


def added(state: State, told: Done) -> Moved:
    """What went in, what it saves, and what the cart comes to."""
    each = cast("BundleFact", told.result["bundle"])
    held = cast("CartFact", told.result["cart"])
    return carting.show_cart(state, held, words("bundle-added", title=each["title"], items=_items(each)))


def refused(state: State, told: Refused) -> Moved:
    """Sold out is said of the very part, and something in its place offered; nothing was put in."""
    if told.code != "bundle_short":
        return ask(state, "what", words("bundle-gone"), taps=(taps.BROWSE,))
    parts = told.details["parts"]
    what = [{"text": with_options(part["title"], part["options"], state.language)} for part in parts]
    said = words("bundle-sold-out", what={"list": what}, title=told.details["title"], count=len(parts))
    return ask(state, "what", said, taps=(taps.tap("similar", parts[0]["product_id"]), taps.BROWSE))
