"""Whether two texts sent one right after the other are two requests, or pieces of one thought."""

from chaffer.conversations.dialogue.questions import FREE_TEXT, STRONG
from chaffer.conversations.dialogue.state import State
from chaffer.language.slots import Understanding

_ABOUT_SOMETHING = frozenset(
    (
        "add_to_cart", "remove_from_cart", "change_quantity", "details", "reviews", "size_help", "order_status",
        "cancel_order", "return_order",
    )
)  # fmt: skip
"""Errands whose object may stand in the text before or after: "add it to my cart", "the blue one"."""
_CHANGES = frozenset(("add_to_cart", "remove_from_cart", "change_quantity", "cancel_order", "return_order"))
_ERRANDS = _ABOUT_SOMETHING | {
    "show_cart", "checkout", "pay", "delivery_info", "payment_info", "human", "language_switch", "show_more", "stop", "start",
}  # fmt: skip
_COURTESIES = frozenset(("greet", "thanks", "bye", "help"))
_YES_NO = frozenset(("affirm", "deny"))
_FEW_WORDS = 3
_LIKELY = 0.5
_SURE = 0.75


def apart(state: State, before: Understanding, after: Understanding) -> bool:
    """Errands are heard one by one; values, names and courtesies go with what stands beside them."""
    question = state.asked.question if state.asked else ""
    if question in FREE_TEXT:
        return _interrupts(before) or _interrupts(after)
    if _slight(before, question) or _slight(after):
        return False
    if _errand(before) and _errand(after):
        return _two_errands(before, after)
    if _errand(before):
        return before.intent not in _ABOUT_SOMETHING or (bool(before.slots.category) and _search(after)) or _long(after)
    if _errand(after):
        return _answers(before, question) or after.intent not in _ABOUT_SOMETHING or _search(before)
    return _two_wishes(before, after) or (_answers(before, question) and _search(after) and not _search(before))


def _errand(said: Understanding) -> bool:
    return said.intent in _ERRANDS and said.confidence >= _LIKELY


def _slight(said: Understanding, question: str = "") -> bool:
    """Nothing that would be done by itself: a greeting, or a few words we cannot read and that answer nothing."""
    few = len(said.text.split()) <= _FEW_WORDS
    return (said.intent in _COURTESIES and few) or (said.intent == "unknown" and few and question not in STRONG)


def _interrupts(said: Understanding) -> bool:
    """Something else than a piece of an address."""
    return _errand(said) and said.confidence >= _SURE and not any(letter.isdigit() for letter in said.text)


def _search(said: Understanding) -> bool:
    return said.intent == "search" and bool(said.slots.category) and said.confidence >= _LIKELY and _whole(said)


def _whole(said: Understanding) -> bool:
    return len(said.text.split()) > 1


def _long(said: Understanding) -> bool:
    """More than the object of an errand."""
    return _search(said) and len(said.text.split()) > _FEW_WORDS


def _answers(said: Understanding, question: str) -> bool:
    return question in STRONG or (bool(question) and said.intent in _YES_NO)


def _two_errands(before: Understanding, after: Understanding) -> bool:
    """The same question put twice is one; the same change twice is not."""
    same = before.intent == after.intent and before.intent not in _CHANGES
    return not (same and _object(before) == _object(after))


def _two_wishes(before: Understanding, after: Understanding) -> bool:
    return _search(before) and _search(after) and before.slots.category != after.slots.category


def _object(said: Understanding) -> tuple[str, str, int | None]:
    return said.slots.category, said.slots.order_number, said.slots.ordinal
