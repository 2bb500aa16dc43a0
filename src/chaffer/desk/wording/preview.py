"""How a text reads, with things to stand for its variables."""

from datetime import timedelta
from typing import Any

import msgspec

from chaffer.conversations.dialogue.words import words
from chaffer.conversations.shops import Shops
from chaffer.conversations.voices.phrase import phrase
from chaffer.conversations.voices.shop_voice import ShopVoice
from chaffer.conversations.voices.texts import write
from chaffer.desk.wording.texts import BY_KEY, stored
from chaffer.runtime.transaction import Transaction

_OPENS = "09:00"


def previewed(tx: Transaction, key: str, language: str, text: str | None) -> str:
    """The text as a shopper would read it; None: as it stands now. Raises Invalid, NotFound."""
    voice = Shops().voice(tx)
    if text is not None:
        texts = {(key, language, voice.persona): stored(key, text), (key, language, ""): stored(key, text)}
        voice = msgspec.structs.replace(voice, texts={**voice.texts, **texts})
    return phrase(words(key, **_values(tx, key)), language, voice)


def ours(key: str, language: str, *, assistant: bool) -> str:
    """Our own text with its variables in braces, as people write them."""
    named = {name: f"{{{name}}}" for name in BY_KEY[key].variables}
    return write(key, {**named, "named": "yes" if assistant else "no"}, language, ShopVoice(""))


def _values(tx: Transaction, key: str) -> dict[str, Any]:
    if "day" not in BY_KEY[key].variables:
        return {}
    tomorrow = (tx.now + timedelta(days=1)).date().isoformat()
    return {"day": {"on_day": tomorrow}, "time": _OPENS}
