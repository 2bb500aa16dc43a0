"""Read a webhook body even when one element of it is broken."""

import json
import math
import re
from functools import lru_cache
from typing import Any

import msgspec

from chaffer.kernel.errors import Malformed

DEEPEST = 60
COMMAS_REPAIRED = 300_000
BRACKETS_REPAIRED = 700_000
"""So much of a body is read patiently, which is slow: a few times what a full call of messages has. Brackets without commas
can only nest, and what nests too deeply is cut off before it is read.
"""
_TOKEN = re.compile(rb'"(?:[^"\\]|\\.)*"|[\[\]{}]', re.DOTALL)


@lru_cache(maxsize=1)
def decode(body: bytes) -> dict[str, Any]:
    """The webhook's JSON object, to be read and not changed: a call is looked at twice. Raises Malformed if it is not JSON, or not one of a WhatsApp business account."""
    try:
        told = msgspec.json.decode(body)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        told = _decode_patiently(body)
    if not isinstance(told, dict) or told.get("object") != "whatsapp_business_account":
        raise Malformed("not a webhook of a WhatsApp business account")
    if not isinstance(told.get("entry"), list):
        raise Malformed("$.entry is not a list")
    return told


def _decode_patiently(body: bytes) -> Any:
    """For what the strict decoder refuses whole for one value: a lone surrogate, NaN, broken UTF-8, a deep nest."""
    if body.count(b",") > COMMAS_REPAIRED or body.count(b"[") + body.count(b"{") > BRACKETS_REPAIRED:
        raise Malformed("not JSON, and too much of it to be repaired")
    try:
        told = json.loads(prune(body).decode("utf-8", "replace"), strict=False)
        return clean(told)
    except (ValueError, RecursionError) as wrong:
        raise Malformed(f"not JSON: {wrong}") from None


def prune(body: bytes, deepest: int = DEEPEST) -> bytes:
    """The same JSON with everything nested deeper than `deepest` replaced by null."""
    kept: list[bytes] = []
    depth, start = 0, 0
    for token in _TOKEN.finditer(body):
        mark = token[0]
        if mark in b"[{":
            depth += 1
            if depth == deepest + 1:
                kept.append(body[start : token.start()])
        elif mark in b"]}":
            if depth == deepest + 1:
                kept.append(b"null")
                start = token.end()
            depth -= 1
    if depth > deepest:
        raise Malformed("not JSON: brackets do not match")
    kept.append(body[start:])
    return b"".join(kept)


def clean(value: Any) -> Any:
    """The same value with what no encoder takes made harmless: surrogates out, NaN to null, huge numbers to text."""
    match value:
        case str():
            return value.encode("utf-8", "ignore").decode()
        case float():
            return value if math.isfinite(value) else None
        case bool() | None:
            return value
        case int():
            return value if -(2**63) <= value < 2**63 else f"{value:x}"
        case list():
            return [clean(each) for each in value]
        case dict():
            return {clean(key): clean(each) for key, each in value.items()}
        case _:
            return None
