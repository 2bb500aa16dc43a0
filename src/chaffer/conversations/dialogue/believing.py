"""What is believed of a guess at the intent."""

from chaffer.conversations.dialogue.inputs import Heard
from chaffer.language.asking import about_shop, asked_about, is_question
from chaffer.language.slots import Slots

SURE_ENOUGH = 0.5


def believed_intent(heard: Heard) -> str:
    """A guess that overlooks what the words name is not believed."""
    understood = heard.understanding
    intent = understood.intent
    if intent in ("browse", "show_more") and (understood.slots.category or understood.slots.brand):
        return "search"
    slots = understood.slots
    if intent in _OF_A_PRODUCT | {"unknown"} and _only_refuses(slots) and not is_question(understood.text):
        return "refine"
    if intent in _ABOUT_ORDERS and slots.category and not slots.order_number and understood.confidence < SURE_ENOUGH:
        return "search"
    if intent in _OF_THE_SHOP and _names_goods(slots) and understood.confidence < _CERTAIN:
        return intent if about_shop(understood.text) else "search"
    if intent in _OF_A_PRODUCT and slots.category and understood.confidence < SURE_ENOUGH:
        return intent if is_question(understood.text) or asked_about(understood.text) else "search"
    if intent == "details" and slots.occasion_date and understood.confidence < SURE_ENOUGH:
        return "delivery_info"
    if intent in _EASILY_GUESSED and understood.query.strip() and understood.confidence < _CERTAIN:
        return "unknown"
    return intent


_EASILY_GUESSED = frozenset(("greet", "thanks", "bye", "help", "affirm", "deny"))


def _only_refuses(slots: Slots) -> bool:
    """ "Not flowers": nothing is named but what is not wanted."""
    return bool(slots.not_categories or slots.not_colors or slots.not_materials) and not _names_goods(slots)


def _names_goods(slots: Slots) -> bool:
    return bool(slots.category or slots.brand or slots.colors or slots.occasion)


_OF_THE_SHOP = frozenset(("delivery_info", "payment_info"))
_OF_A_PRODUCT = frozenset(("reviews", "details", "size_help"))
_ABOUT_ORDERS = frozenset(("order_status", "cancel_order", "return_order"))
_CERTAIN = 0.9
