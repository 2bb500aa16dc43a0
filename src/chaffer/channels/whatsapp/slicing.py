"""What every slice of a webhook is made of: an id, a moment, a body. Pure."""

import hashlib
from datetime import UTC, datetime
from typing import Any

import msgspec

from chaffer.channels.whatsapp.decode import clean
from chaffer.channels.whatsapp.identities import words
from chaffer.kernel.message import Slice
from chaffer.kernel.untrusted import Untrusted

_EARLIEST, _LATEST = 1_230_768_000, 4_102_444_800  # 2009, when WhatsApp began, and 2100
_LONGEST_ID = 240
_encode = msgspec.json.Encoder().encode
_encode_sorted = msgspec.json.Encoder(order="sorted").encode


def moment(value: Untrusted) -> datetime | None:
    """Seconds since 1970 as text or number; milliseconds and microseconds are recognised. None if it is neither."""
    text = words(value)
    if not text.isascii() or not text.isdigit() or len(text) > 16:
        return None
    seconds = float(text)
    while seconds > 100_000_000_000:
        seconds /= 1000
    return datetime.fromtimestamp(seconds, UTC) if _EARLIEST <= seconds <= _LATEST else None


def notice(account: str, what: str, element: Any, at: str = "") -> Slice:
    told = {"as": what, "value": element, "time": at}
    return Slice(f"x:{hashed(told)}", account, "notice", body_of(told), said_at=moment(Untrusted(at)))


def odd(account: str, kind: str, element: Any) -> Slice:
    return notice(account, f"odd:{kind}", element)


def id_or_hash(given: str, element: dict[str, Any]) -> str:
    return shortened(given) if given else f"x:{hashed(element)}"


def shortened(external_id: str) -> str:
    """Ids are kept in an indexed column; one that is absurdly long is replaced by its hash."""
    if len(external_id) <= _LONGEST_ID:
        return external_id
    return "x:" + hashlib.sha256(external_id.encode()).hexdigest()


def hashed(element: Any) -> str:
    try:
        raw = _encode_sorted(element)
    except (ValueError, TypeError, OverflowError, RecursionError):
        raw = _encode_sorted(clean(element))
    return hashlib.sha256(raw).hexdigest()


def body_of(told: dict[str, Any]) -> bytes:
    try:
        return _encode(told)
    except (ValueError, TypeError, OverflowError, RecursionError):
        return _encode(clean(told))
