"""What may be suggested after something was added, and how it is said. What a thread was offered once is not offered again."""

from typing import Any

from msgspec.structs import replace

from chaffer.conversations.dialogue import taps
from chaffer.conversations.dialogue.facts import RelatedFact
from chaffer.conversations.dialogue.moved import Moved, ask
from chaffer.conversations.dialogue.state import State
from chaffer.conversations.dialogue.words import Words, words

_REMEMBERED = 20


def budget(state: State) -> dict[str, Any] | None:
    """What one thing may cost, as the shopper said when searching."""
    return state.wanted.get("price_max")


def suggestions_for(state: State) -> dict[str, Any]:
    """The argument by which a skill is asked for one; empty once the shopper had enough."""
    return {} if state.quiet else {"suggest": {"without": list(state.passed), "most": budget(state)}}


def suggest(state: State, said: tuple[Words, ...], hint: RelatedFact) -> Moved:
    """The suggestion between what was said and the question that follows anyway."""
    key = "suggestion-together" if hint["why"] == "together" else "suggestion"
    price = hint["price"]
    told = words(f"{key}-from" if hint["price_to"] else key, title=hint["title"], price=price)
    take = (
        taps.tap("add", hint["variant_id"], key="tap-add-too")
        if hint["variant_id"]
        else taps.tap("see", hint["product_id"], key="tap-see-too")
    )
    passed = (*state.passed, hint["product_id"])[-_REMEMBERED:]
    return ask(
        replace(state, passed=passed), "after_add", *said, told, words("ask-checkout"),
        taps=(taps.CHECKOUT, take, taps.tap("no_extras")), suggested=hint["product_id"], title=hint["title"],
    )  # fmt: skip
