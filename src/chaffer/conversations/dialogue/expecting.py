"""Which answer the thread waits for, in the words `language.understand` knows (its `asked`)."""

from chaffer.conversations.dialogue.picking import COLOUR_NAMES, SIZE_NAMES
from chaffer.conversations.dialogue.state import State

_BY_QUESTION = {
    "quantity": "quantity",
    "address": "address",
    "address_part": "address",
    "order_number": "order_number",
    **dict.fromkeys(
        ("address_ok", "saved_address", "cancel_ok", "add_ok", "after_add", "cart", "currency", "person_ok"), "yes_no"
    ),
    **dict.fromkeys(("delivery", "payment", "collection", "line", "order", "cancel_which", "which_product"), "choice"),
}


def expecting(state: State) -> str:
    asked = state.asked
    if asked is None or asked.question in ("what", "choose"):
        return "choice" if state.shown else ""
    if asked.question == "option":
        name = str(asked.about["option"]).casefold()
        return "size" if name in SIZE_NAMES else "colour" if name in COLOUR_NAMES else "choice"
    if asked.question == "address_part" and asked.about.get("part") == "name":
        return "name"
    return _BY_QUESTION.get(asked.question, "")
