"""When words are a question that the shop's own answers, or a product's own texts, may settle.

Nothing is looked up for a wish: a product wins where one is named, unless the words ask of it what only the shop knows.
"""

from typing import Any

import msgspec
from msgspec.structs import replace

from chaffer.conversations.dialogue import choosing
from chaffer.conversations.dialogue.believing import believed_intent
from chaffer.conversations.dialogue.enquiries.last_resort import LONGEST
from chaffer.conversations.dialogue.errands.wanting import errand_in
from chaffer.conversations.dialogue.hints import hints_at
from chaffer.conversations.dialogue.inputs import Heard
from chaffer.conversations.dialogue.moved import Moved, look
from chaffer.conversations.dialogue.questions import CHECKING_OUT, STRONG
from chaffer.conversations.dialogue.state import State
from chaffer.language.addresses.countries import country_asked
from chaffer.language.asking import about_goods, about_shop, asked_about, is_question

_INFORMS = frozenset(("delivery_info", "payment_info"))
_DOES = frozenset(
    (
        "order_status", "cancel_order", "show_cart", "checkout", "pay", "add_to_cart", "remove_from_cart",
        "change_quantity", "human", "language_switch", "show_more", "stop", "start", "reviews",
    )
)  # fmt: skip
"""Intents that are done, not answered, also when they are put as a question."""
_OWN = ("arrival", "bot", "angry")
_ERRANDS = frozenset(("", "terms"))
"""What is only told, not done."""


def enquiry(state: State, heard: Heard) -> Moved | None:
    """Look for an answer before anything else is made of the words; None if they are no question of this kind."""
    text = heard.understanding.text
    question = state.asked.question if state.asked else ""
    if question not in CHECKING_OUT and _asks_its_colours(state, heard):
        return choosing.its_colours(replace(state, product_id=product_in_hand(state, heard)))
    if question in STRONG or not _asks(heard) or any(hints_at(each, text) for each in _OWN):
        return None
    if errand_in(text) not in _ERRANDS:
        return None
    product_id = product_in_hand(state, heard)
    if (product_id or heard.about_sku) and about_goods(text) and not _another_thing(state, heard):
        return _look_at_product(state, heard, product_id)
    return _look(state, heard) if _of_shop(heard) else None


def of_its_guide(state: State, heard: Heard) -> bool:
    """Whether something is asked of the product in hand that is no size."""
    asked = {each.name for each in asked_about(heard.understanding.text)}
    return bool(product_in_hand(state, heard) or heard.about_sku) and bool(asked & _BY_NUMBERS) and _asks(heard)


_BY_NUMBERS = frozenset(("length", "dimensions", "weight", "age", "capacity"))


def aside(state: State, heard: Heard) -> Moved | None:
    """The same where a question is open that was not answered."""
    question = state.asked.question if state.asked else ""
    if question not in STRONG or not _asks(heard):
        return None
    if question in CHECKING_OUT and heard.understanding.intent in _INFORMS:
        return None  # told as it stands for this very order
    product_id = state.pick.product_id if state.pick else state.product_id
    if product_id and question not in CHECKING_OUT and about_goods(heard.understanding.text):
        return _look_at_product(state, heard, product_id)
    return _look(state, heard) if _of_shop(heard) else None


def product_in_hand(state: State, heard: Heard) -> str:
    """The product quoted, the only one shown, or the one spoken of."""
    return heard.about_product or state.product_id


def _asks(heard: Heard) -> bool:
    understood = heard.understanding
    if len(understood.text) > LONGEST or understood.intent in _DOES or _asks_its_price(heard):
        return False
    return is_question(understood.text) or understood.intent == believed_intent(heard) in _INFORMS


def _asks_its_colours(state: State, heard: Heard) -> bool:
    """ "Which colours are there?" of the product in hand, and of nothing that is named beside it."""
    named = heard.slots.category or heard.slots.ordinal is not None
    return bool(product_in_hand(state, heard)) and not named and hints_at("which_colours", heard.understanding.text)


def _asks_its_price(heard: Heard) -> bool:
    """ "How much is the second one?" is of a thing; "how much is shipping?" names what it is of."""
    understood = heard.understanding
    return understood.intent not in _INFORMS and {each.name for each in asked_about(understood.text)} == {"cost"}


def _of_shop(heard: Heard) -> bool:
    text, slots = heard.understanding.text, heard.slots
    if heard.understanding.intent in _INFORMS:
        return not country_asked(text)  # a country is told its own terms
    if about_shop(text):
        return True
    return not (slots.category or slots.brand or slots.colors or slots.sizes or slots.price_max or slots.recipient)


def _another_thing(state: State, heard: Heard) -> bool:
    """Whether the words name a kind of thing other than what is in hand."""
    kind = heard.slots.category
    return (
        bool(kind) and bool(state.title) and kind.casefold() not in state.title.casefold() and bool(heard.slots.colors)
    )


def _look(state: State, heard: Heard) -> Moved:
    understood = heard.understanding
    return look(
        state, "faq", "faq_first", question=understood.text, language=state.language or understood.language,
        heard=_plain(heard),
    )  # fmt: skip


def _look_at_product(state: State, heard: Heard, product_id: str) -> Moved:
    understood = heard.understanding
    return look(
        state, "product_help", product_id="" if heard.about_sku else product_id, sku=heard.about_sku,
        question=understood.text, language=state.language or understood.language, heard=_plain(heard),
    )  # fmt: skip


def _plain(heard: Heard) -> dict[str, Any]:
    """What was heard, to go on with if there is no answer."""
    plain: dict[str, Any] = msgspec.to_builtins(heard)
    return plain


def heard_of(told: dict[str, Any]) -> Heard:
    return msgspec.convert(told, Heard)
