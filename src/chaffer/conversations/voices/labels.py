"""A label typed instead of tapped, or its number, on channels without buttons and for people who prefer to type."""

from chaffer.conversations.dialogue.state import State
from chaffer.conversations.dialogue.words import Tap
from chaffer.conversations.voices.phrase import phrase
from chaffer.conversations.voices.shop_voice import ShopVoice


def typed(text: str, state: State, language: str, shop: ShopVoice) -> str:
    """The id of the thing to tap whose label this text is, as last shown in this language; "" if there is none."""
    meant = _meant(text, state, language, shop)
    return meant.id if meant else ""


def is_command(text: str, state: State, language: str, shop: ShopVoice) -> bool:
    """Whether it is a label that asks for something by itself: "Show cart", but not "Blue" or a title."""
    meant = _meant(text, state, language, shop)
    return meant is not None and bool(meant.label.key)


def _meant(text: str, state: State, language: str, shop: ShopVoice) -> Tap | None:
    said = _plain(text)
    if not said or len(said) > _LONGEST:
        return None
    taps: tuple[Tap, ...] = (*(state.asked.taps if state.asked else ()), *state.offered)
    return next((tap for tap in taps if _plain(phrase(tap.label, language, shop)) == said), None)


_LONGEST = 80  # characters; titles of products are labels too


def _plain(text: str) -> str:
    return " ".join(text.casefold().strip(" .!?").replace("\u00a0", " ").replace("’", "'").split())
