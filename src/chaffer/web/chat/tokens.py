"""A visitor's token: everything that is known of somebody who has not said anything yet. Signed, not secret."""

import base64
import binascii
import hmac
from datetime import datetime, timedelta

import msgspec

from chaffer.runtime.secrets import Secrets

LASTS = timedelta(days=90)
RENEWED_AFTER = timedelta(days=1)
_PURPOSE = "web chat token"
_LONGEST = 1000
_FORM = "c1"


class Token(msgspec.Struct, frozen=True):
    """visitor: the address under which the channel knows the person. language: of the page, as we speak it.

    known: the shop's word stands behind it. expires: seconds since 1970.
    """

    shop: str
    site: str
    visitor: str
    language: str = ""
    known: bool = False
    expires: int = 0


class Tokens:
    """Makes and reads them. One for the process."""

    def __init__(self, secrets: Secrets) -> None:
        self._keys = secrets.derived(_PURPOSE)

    def make(self, token: Token, now: datetime) -> str:
        """Good for LASTS from now. Every sign of it may stand in a WebSocket subprotocol."""
        token = msgspec.structs.replace(token, expires=int((now + LASTS).timestamp()))
        head = f"{_FORM}.{_text(msgspec.json.encode(token))}"
        return f"{head}.{_text(_sign(self._keys[0], head))}"

    def read(self, text: str, site: str, now: datetime) -> Token | None:
        """None if it is forged, of another site, or at its end."""
        head, _, signature = text.rpartition(".")
        form, _, body = head.partition(".")
        if len(text) > _LONGEST or form != _FORM or not text.isascii():
            return None
        try:
            signed = _bytes(signature)
            if not any(hmac.compare_digest(signed, _sign(key, head)) for key in self._keys):
                return None
            token = msgspec.json.decode(_bytes(body), type=Token)
        except (binascii.Error, msgspec.MsgspecError, ValueError):
            return None
        return token if token.site == site and token.expires > now.timestamp() else None


def due(token: Token, now: datetime) -> bool:
    """Whether it is time for a newer one."""
    return token.expires - now.timestamp() < (LASTS - RENEWED_AFTER).total_seconds()


def _sign(key: bytes, head: str) -> bytes:
    return hmac.digest(key, head.encode(), "sha256")


def _text(raw: bytes) -> str:
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode()


def _bytes(text: str) -> bytes:
    """Raises binascii.Error."""
    return base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True)
