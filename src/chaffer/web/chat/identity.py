"""The shop's own word about who its visitor is: a JWT under the account's identity key, HS256 and nothing else."""

import base64
import binascii
import hashlib
import hmac
import re
from datetime import datetime
from typing import Any

import msgspec

from chaffer.kernel.ids import encode
from chaffer.web.chat.errors import IdentityRefused

AHEAD_AT_MOST_SECONDS = 24 * 3600
FORGIVEN_SECONDS = 60
_LONGEST = 4000
_EMAIL = re.compile(r"[^@\s]{1,64}@[^@\s]{1,190}")
_PHONE = re.compile(r"\+[1-9]\d{6,14}")


class Claims(msgspec.Struct, frozen=True):
    """sub: the shop's own id of the customer. name, email, phone (E.164): empty if not told."""

    sub: str
    name: str = ""
    email: str = ""
    phone: str = ""


def read_identity(jwt: str, key: str, site: str, now: datetime) -> Claims:
    """Raises IdentityRefused, which says what is wrong with it."""
    parts = jwt.split(".")
    if len(jwt) > _LONGEST or len(parts) != 3 or not jwt.isascii():
        raise IdentityRefused("this is no JWT")
    head, body = _json(parts[0]), _json(parts[1])
    if head.get("alg") != "HS256" or "crit" in head:
        raise IdentityRefused("the algorithm must be HS256")
    signed = hmac.digest(key.encode(), f"{parts[0]}.{parts[1]}".encode(), "sha256")
    if not key or not hmac.compare_digest(_bytes(parts[2]), signed):
        raise IdentityRefused("the signature does not fit the identity key")
    _check_times(body, now)
    if body.get("aud") != site and body.get("aud") != [site]:
        raise IdentityRefused("aud is not this site key")
    return Claims(_sub(body), _text(body, "name", 100), _shaped(body, "email", _EMAIL), _shaped(body, "phone", _PHONE))


def visitor_of(account_id: str, sub: str) -> str:
    """The visitor that a customer is on every device."""
    digest = hashlib.sha256(f"{account_id}\x1f{sub}".encode()).digest()
    return f"u_{encode(int.from_bytes(digest[:20]), 32)}"


def _check_times(body: dict[str, Any], now: datetime) -> None:
    at = now.timestamp()
    expires, issued, begins = (_seconds(body, name) for name in ("exp", "iat", "nbf"))
    if expires is None:
        raise IdentityRefused("exp is missing")
    if expires <= at:
        raise IdentityRefused("it has expired")
    if expires > at + AHEAD_AT_MOST_SECONDS + FORGIVEN_SECONDS:
        raise IdentityRefused("exp is more than 24 hours ahead")
    if any(each is not None and each > at + FORGIVEN_SECONDS for each in (issued, begins)):
        raise IdentityRefused("it is from the future")


def _sub(body: dict[str, Any]) -> str:
    sub = _text(body, "sub", 128)
    if not sub.strip():
        raise IdentityRefused("sub is missing")
    return sub


def _seconds(body: dict[str, Any], name: str) -> float | None:
    value = body.get(name)
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        raise IdentityRefused(f"{name} is not a number of seconds")
    return float(value)


def _text(body: dict[str, Any], name: str, longest: int) -> str:
    value = body.get(name) or ""
    if not isinstance(value, str) or len(value) > longest or "\0" in value:
        raise IdentityRefused(f"{name} is not a text of at most {longest} characters")
    return value


def _shaped(body: dict[str, Any], name: str, shape: re.Pattern[str]) -> str:
    value = _text(body, name, 256).strip()
    if value and not shape.fullmatch(value):
        raise IdentityRefused(f"{name} is none")
    return value


def _json(part: str) -> dict[str, Any]:
    try:
        told = msgspec.json.decode(_bytes(part))
    except (msgspec.MsgspecError, ValueError, RecursionError):
        raise IdentityRefused("this is no JWT") from None
    if not isinstance(told, dict):
        raise IdentityRefused("this is no JWT")
    return told


def _bytes(part: str) -> bytes:
    try:
        return base64.b64decode(part + "=" * (-len(part) % 4), altchars=b"-_", validate=True)
    except (binascii.Error, ValueError):
        raise IdentityRefused("this is no JWT") from None
