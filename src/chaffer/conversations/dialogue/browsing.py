"""Look around by collection."""

from msgspec.structs import replace

from chaffer.conversations.dialogue import taps
from chaffer.conversations.dialogue.finding import show
from chaffer.conversations.dialogue.hints import hints_at
from chaffer.conversations.dialogue.inputs import Found, Heard
from chaffer.conversations.dialogue.moved import Moved, ask, look
from chaffer.conversations.dialogue.state import State
from chaffer.conversations.dialogue.wishes import PAGE
from chaffer.conversations.dialogue.words import CatalogueShape, words

_ROWS = 9


def browse(state: State, heard: Heard) -> Moved:
    asked = hints_at("catalogue", heard.understanding.text) if heard.text else False
    return look(state, "collections", catalogue=True) if asked else look(state, "collections")


def collections(state: State, told: Found) -> Moved:
    rows = told.result["collections"][:_ROWS]
    if not rows:
        return ask(state, "what", words("ask-what"))
    choices = [taps.literal("collection", row["handle"], label=row["title"]) for row in rows]
    return ask(state, "collection", words("collections"), taps=choices, shape=_shape(told))


def _shape(told: Found) -> CatalogueShape | None:
    """Asked for by its name, the catalogue itself is shown where the messenger has it."""
    return CatalogueShape() if told.args.get("catalogue") else None


def open_collection(state: State, handle: str) -> Moved:
    state = replace(state, asked=None, wanted={"collection": handle}, seen=0)
    return look(state, "products_in", collection=handle, offset=0, limit=PAGE)


def collection_shown(state: State, told: Found) -> Moved:
    cards = told.result["cards"]
    if not cards:
        return ask(state, "what", words("no-more"), taps=(taps.BROWSE, taps.PERSON))
    state = replace(state, asked=None, seen=told.args["offset"] + len(cards))
    lead = (
        words("in-collection", title=told.result["title"])
        if not told.args["offset"]
        else words("found-more", count=len(cards))
    )
    return show(state, (lead,), cards, more_left=told.result["more"])
