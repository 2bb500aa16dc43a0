"""Webhooks whose signature is dated: `t=<Unix seconds>,v1=<HMAC-SHA256 of "t.body">`, in hexadecimal."""

import hashlib
import hmac
from datetime import datetime

from chaffer.kernel.errors import Forged

OLDEST_SECONDS = 300
NEWEST_SECONDS = 60
"""How far a signature's date may lie behind us, and ahead of us: clocks differ, replays are old."""


def check_signature(header: str, body: bytes, secret: str, now: datetime) -> None:
    """Raises Forged unless one of the signatures fits the raw body and its date is near. Constant time."""
    fields = [part.strip().partition("=") for part in header.split(",")]
    stamps = [value for name, _, value in fields if name == "t"]
    given = [value for name, _, value in fields if name == "v1"]
    if len(stamps) != 1 or not (stamps[0].isascii() and stamps[0].isdigit()) or len(stamps[0]) > 12:
        raise Forged("the signature has no date")
    fitting = hmac.new(secret.encode(), stamps[0].encode() + b"." + body, hashlib.sha256).hexdigest()
    found = [hmac.compare_digest(fitting.encode(), each.encode()) for each in given]
    if not any(found):
        raise Forged("the signature does not fit")
    age = now.timestamp() - int(stamps[0])
    if not -NEWEST_SECONDS <= age <= OLDEST_SECONDS:
        raise Forged("the signature is too old, or from the future")
