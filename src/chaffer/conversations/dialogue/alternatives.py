"""Something like it, when it is sold out."""

from msgspec.structs import replace

from chaffer.conversations.dialogue import taps
from chaffer.conversations.dialogue.finding import show
from chaffer.conversations.dialogue.inputs import Found
from chaffer.conversations.dialogue.moved import Moved, ask
from chaffer.conversations.dialogue.state import State
from chaffer.conversations.dialogue.words import words


def similar_shown(state: State, told: Found) -> Moved:
    """told.result: title and whether it is sold out, and cards of others that can be had."""
    cards = told.result["cards"]
    gone, title = told.result["sold_out"], told.result["title"]
    if not cards:
        said = words("sold-out-product", title=title) if gone else words("no-more")
        return ask(state, "what", said, taps=(taps.BROWSE, taps.PERSON))
    lead = (
        words("sold-out-similar", title=title, count=len(cards))
        if gone
        else words("similar", title=title, count=len(cards))
    )
    return show(replace(state, wanted=told.result["wanted"], seen=len(cards)), (lead,), cards, more_left=False)
