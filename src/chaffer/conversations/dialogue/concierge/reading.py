"""What of a message is about a gift, and what is left to be understood."""

from datetime import date

from chaffer.conversations.dialogue.state import State
from chaffer.language.detect import detect_words
from chaffer.language.gifting import NOTHING, Gifting, read_gifting
from chaffer.language.normalise import MAX_CHARS, normalise
from chaffer.language.tokens import tokens

_LEAST = 3


def gifting_in(text: str, state: State, hint: str, today: date, country: str) -> tuple[Gifting | None, str]:
    """What is said of a gift, None if nothing, and the other words. The words of a card are left alone."""
    question = state.asked.question if state.asked else ""
    if question == "gift_note" or not _LEAST <= len(text) <= MAX_CHARS:
        return None, text
    language, _ = detect_words(tokens(normalise(text)), hint)
    told, left = read_gifting(text, language, today, country)
    return (None, left) if told == NOTHING else (told, left.strip(" ,.;!?"))
