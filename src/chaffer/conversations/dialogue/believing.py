"""What is believed of a guess at the intent."""

from chaffer.conversations.dialogue.inputs import Heard

SURE_ENOUGH = 0.5


def believed_intent(heard: Heard) -> str:
    """A guess that overlooks what the words name is not believed."""
    understood = heard.understanding
    intent = understood.intent
    if intent in ("browse", "show_more") and (understood.slots.category or understood.slots.brand):
        return "search"
    slots = understood.slots
    if intent in _ABOUT_ORDERS and slots.category and not slots.order_number and understood.confidence < SURE_ENOUGH:
        return "search"
    if intent in _EASILY_GUESSED and understood.query.strip() and understood.confidence < _CERTAIN:
        return "unknown"
    return intent


_EASILY_GUESSED = frozenset(("greet", "thanks", "bye", "help", "affirm", "deny"))
_ABOUT_ORDERS = frozenset(("order_status", "cancel_order", "return_order"))
_CERTAIN = 0.9
