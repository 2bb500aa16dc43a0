"""Card numbers are taken out of an event before it is kept, even sealed."""

from typing import Any

import msgspec

from chaffer.language.redact import REMOVED, redact_cards

# Ids, numbers of telephones and hashes: never what a person typed.
_NOT_TYPED = frozenset({
    "id", "from", "wa_id", "user_id", "from_user_id", "parent_user_id", "from_parent_user_id", "timestamp", "sha256",
    "mime_type", "message_id", "phone_number_id", "display_phone_number", "product_retailer_id", "catalog_id", "url",
    "as",
})  # fmt: skip
_SHORTEST = 12


def without_cards(body: bytes) -> bytes:
    """The same event, with every text that holds a card number masked; the very bytes, if there is none."""
    try:
        told = msgspec.json.decode(body)
    except msgspec.DecodeError:
        return body
    found: list[int] = []
    masked = _masked(told, found)
    return msgspec.json.encode(masked) if found else body


def without_text(body: bytes, text: str) -> bytes:
    """The same event with one text masked as a whole, wherever it stands."""
    try:
        told = msgspec.json.decode(body)
    except msgspec.DecodeError:
        return body
    return msgspec.json.encode(_replaced(told, text))


def _replaced(value: Any, text: str) -> Any:
    if isinstance(value, dict):
        return {key: _replaced(inner, text) for key, inner in value.items()}
    if isinstance(value, list):
        return [_replaced(inner, text) for inner in value]
    return REMOVED if isinstance(value, str) and value.strip() == text.strip() else value


def _masked(value: Any, found: list[int]) -> Any:
    if isinstance(value, dict):
        return {key: inner if key in _NOT_TYPED else _masked(inner, found) for key, inner in value.items()}
    if isinstance(value, list):
        return [_masked(inner, found) for inner in value]
    if isinstance(value, str) and sum(map(str.isdigit, value)) >= _SHORTEST:
        text, count = redact_cards(value)
        if count:
            found.append(count)
        return text
    return value
