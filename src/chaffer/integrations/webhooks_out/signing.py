"""Signatures as Standard Webhooks has them: HMAC-SHA256 over id, time and body; one for each valid secret."""

import base64
import hmac
from collections.abc import Iterable
from datetime import datetime

import msgspec

from chaffer.runtime.secrets import Secrets, new_key, place

PREFIX = "whsec_"


class Secret(msgspec.Struct, frozen=True):
    """until: when it is forgotten; None for the one in force."""

    secret: str
    until: datetime | None = None


def new_secret() -> Secret:
    return Secret(PREFIX + base64.b64encode(new_key()).decode())


def signed_headers(secrets: Iterable[str], event_id: str, at: datetime, body: bytes) -> dict[str, str]:
    """The three headers. secrets: those in force, the newest first; the receiver needs to know only one of them."""
    seconds = str(int(at.timestamp()))
    message = f"{event_id}.{seconds}.".encode() + body
    return {
        "webhook-id": event_id,
        "webhook-timestamp": seconds,
        "webhook-signature": " ".join(f"v1,{_signature(secret, message)}" for secret in secrets),
    }


def _signature(secret: str, message: bytes) -> str:
    key = base64.b64decode(secret.removeprefix(PREFIX))
    return base64.b64encode(hmac.digest(key, message, "sha256")).decode()


def seal(secrets: Secrets, shop_id: str, endpoint_id: str, held: Iterable[Secret]) -> bytes:
    return secrets.seal(msgspec.json.encode(list(held)), _place(shop_id, endpoint_id))


def unseal(secrets: Secrets, shop_id: str, endpoint_id: str, sealed: bytes) -> list[Secret]:
    """Raises NotOurs."""
    return msgspec.json.decode(secrets.open(bytes(sealed), _place(shop_id, endpoint_id)), type=list[Secret])


def in_force(held: Iterable[Secret], now: datetime) -> list[Secret]:
    """Those that sign now."""
    return [each for each in held if each.until is None or each.until > now]


def _place(shop_id: str, endpoint_id: str) -> bytes:
    return place(shop_id, "webhook_endpoints", "sealed_secrets", endpoint_id)
