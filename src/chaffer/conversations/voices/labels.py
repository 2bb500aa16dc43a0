"""A label typed instead of tapped, or its number, on channels without buttons and for people who prefer to type."""

from chaffer.conversations.dialogue.state import State
from chaffer.conversations.dialogue.words import Tap
from chaffer.conversations.voices.phrase import phrase
from chaffer.conversations.voices.shop_voice import ShopVoice


def typed(text: str, state: State, language: str, shop: ShopVoice) -> str:
    """The id of the thing to tap whose label this text is, as last shown in this language; "" if there is none."""
    said = _plain(text)
    if not said or len(said) > _LONGEST:
        return ""
    taps: tuple[Tap, ...] = (*(state.asked.taps if state.asked else ()), *state.offered)
    return next((tap.id for tap in taps if _plain(phrase(tap.label, language, shop)) == said), "")


_LONGEST = 80  # characters; titles of products are labels too


def _plain(text: str) -> str:
    return " ".join(text.casefold().strip(" .!?").replace("\u00a0", " ").replace("’", "'").split())
