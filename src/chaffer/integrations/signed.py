"""Webhooks whose signature is dated: `t=<Unix seconds>,v1=<HMAC-SHA256 of "t.body">`, in hexadecimal."""

import hashlib
import hmac
from collections.abc import Sequence
from datetime import datetime

from chaffer.kernel.errors import Forged

OLDEST_SECONDS = 300
NEWEST_SECONDS = 60
"""How far a signature's date may lie behind us, and ahead of us: clocks differ, replays are old."""


SIGNATURES_AT_MOST = 16


def check_signature(header: str, body: bytes, secret: str, now: datetime) -> None:
    """Raises Forged unless one of the signatures fits the raw body and its date is near. Constant time."""
    check_any(header, body, (secret,), now)


def check_any(header: str, body: bytes, secrets: Sequence[str], now: datetime) -> None:
    """The same with several secrets, as there are while one is being changed. Raises Forged."""
    fields = [part.strip().partition("=") for part in header[:10_000].split(",")]
    stamps = [value for name, _, value in fields if name == "t"]
    given = [value for name, _, value in fields if name == "v1"][:SIGNATURES_AT_MOST]
    if len(stamps) != 1 or not (stamps[0].isascii() and stamps[0].isdigit()) or len(stamps[0]) > 12:
        raise Forged("the signature has no date")
    signed = stamps[0].encode() + b"." + body
    fitting = [hmac.new(secret.encode(), signed, hashlib.sha256).hexdigest().encode() for secret in secrets if secret]
    found = [hmac.compare_digest(right, each.encode()) for right in fitting for each in given]
    if not any(found):
        raise Forged("the signature does not fit")
    age = now.timestamp() - int(stamps[0])
    if not -NEWEST_SECONDS <= age <= OLDEST_SECONDS:
        raise Forged("the signature is too old, or from the future")
