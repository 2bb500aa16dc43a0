"""Which answer the thread waits for, in the words `language.understand` knows (its `asked`).

Addresses are not among them: our own reader looks for one first, and what is none must be read without a bias.
"""

from chaffer.conversations.dialogue.picking import COLOUR_NAMES, SIZE_NAMES
from chaffer.conversations.dialogue.state import State

_BY_QUESTION = {
    "quantity": "quantity",
    "order_number": "order_number",
    **dict.fromkeys(
        (
            "address_ok",
            "saved_address",
            "service_ok",
            "service_instead",
            "saved_card",
            "use_credit",
            "covered",
            "add_ok",
            "after_add",
            "again_ok",
            "cart",
            "currency",
            "person_ok",
            "quote_ok",
            "permit_ok",
            "seek_ok",
        ),
        "yes_no",
    ),
    **dict.fromkeys(
        (
            "delivery",
            "slot",
            "payment",
            "collection",
            "line",
            "order",
            "service_order",
            "service_thing",
            "service_why",
            "service_method",
            "which_product",
            "which_card",
            "bundle",
        ),
        "choice",
    ),
}


def expecting(state: State) -> str:
    asked = state.asked
    if asked is None or asked.question in ("what", "choose", "interest"):
        return "choice" if state.shown else ""
    if asked.question == "option":
        name = str(asked.about["option"]).casefold()
        return "size" if name in SIZE_NAMES else "colour" if name in COLOUR_NAMES else "choice"
    if asked.question == "service_variant":
        return "size"
    return _BY_QUESTION.get(asked.question, "")
