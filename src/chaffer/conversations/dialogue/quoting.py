"""A message that quotes one of ours is about the products that stand in it."""

from msgspec.structs import replace

from chaffer.conversations.dialogue import taps
from chaffer.conversations.dialogue.inputs import Heard
from chaffer.conversations.dialogue.state import Shown, State
from chaffer.kernel.message import Choice, Part, ProductCards

_OF_A_PRODUCT = frozenset(("see", "take", "opt", "similar", "reviews", "sizes", "photos", "details"))
"""Taps whose first argument is a product."""
_GIVES_WAY = frozenset(("option", "quantity", "add_ok", "interest", "choose", "what"))
"""Open questions about one product, which another that is quoted puts aside."""


def products_in(part: Part) -> tuple[Shown, ...]:
    """What a bubble of ours showed, in its order; prices are not told by it."""
    if isinstance(part, ProductCards):
        return tuple(Shown(card.product_id, card.title) for card in part.cards if card.product_id)
    choices: tuple[Choice, ...] = getattr(part, "choices", ())
    told = [taps.read(choice.id) for choice in choices]
    ids = dict.fromkeys(on[0] for verb, on in told if verb in _OF_A_PRODUCT and on)
    return (Shown(next(iter(ids)), ""),) if len(ids) == 1 else ()


def pointed_back(state: State, heard: Heard) -> State:
    """What was quoted is what is shown; a question about another product is dropped."""
    if not heard.quoted:
        return state
    known = {one.product_id: one for one in state.shown}
    state = replace(state, shown=tuple(known.get(one.product_id, one) for one in heard.quoted))
    if heard.about_product in ("", state.product_id):
        return state
    question = state.asked.question if state.asked else ""
    asked = None if question in _GIVES_WAY else state.asked
    return replace(state, asked=asked, pick=None, product_id=heard.about_product, title=heard.quoted[0].title)
