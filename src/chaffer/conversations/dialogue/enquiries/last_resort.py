"""Nothing else fits the words: the shop's answers are asked, then a person."""

from chaffer.conversations.dialogue.moved import Moved, look
from chaffer.conversations.dialogue.state import State
from chaffer.language.asking import is_question

LONGEST = 300  # characters


def last(state: State, question: str, otherwise: str, **kept: str) -> Moved:
    """otherwise: what is said where the shop has no answers: lost, nothing, house or terms."""
    args = {"question": question[:LONGEST], "language": state.language, "otherwise": otherwise, **kept}
    return look(state, "faq", "faq_last", **args)


def may_ask(text: str) -> bool:
    """Whether a normalised text is a question worth asking somebody."""
    plain = text.strip(" .!?")
    return is_question(text) and len(text) <= LONGEST and (" " in plain or not plain.isascii())
