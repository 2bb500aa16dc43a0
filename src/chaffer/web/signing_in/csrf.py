"""What a page must prove before its cookie counts: that it is ours, and that it can read what we told it."""

import base64
import hmac
from collections.abc import Mapping
from urllib.parse import urlsplit

from chaffer.runtime.settings import Settings
from chaffer.web.errors import ForeignPage

HEADER = "x-chaffer-csrf"
SAFE = frozenset({"GET", "HEAD"})
_PURPOSE = b"chaffer: what a page must say beside the cookie"


def csrf_of(session: str) -> str:
    """The session's own token for unsafe calls. Whoever has it cannot tell the session from it."""
    return base64.urlsafe_b64encode(hmac.digest(session.encode(), _PURPOSE, "sha256")).decode().rstrip("=")


def check_page(headers: Mapping[str, str], settings: Settings) -> None:
    """As far as the browser says it, the call is of a page of ours, or the person's own doing. Raises ForeignPage."""
    if headers.get("sec-fetch-site", "same-origin").lower() not in ("same-origin", "none"):
        raise ForeignPage("this call comes from a page that is not ours")
    origin = headers.get("origin", "")
    if origin and not _is_ours(origin, headers, settings):
        raise ForeignPage("this call comes from a page that is not ours")


def check_unsafe(method: str, headers: Mapping[str, str], session: str) -> None:
    """Raises ForeignPage for an unsafe call without the session's own token."""
    if method in SAFE:
        return
    if not hmac.compare_digest(headers.get(HEADER, "").encode(), csrf_of(session).encode()):
        raise ForeignPage("send the session's `csrf` as the header X-Chaffer-Csrf")


def _is_ours(origin: str, headers: Mapping[str, str], settings: Settings) -> bool:
    """Ours: the address we are told to have, or the host that this very call was made to."""
    try:
        parts = urlsplit(origin)
    except ValueError:
        return False
    ours = urlsplit(settings.address)
    same_as_told = (parts.scheme, parts.netloc.lower()) == (ours.scheme, ours.netloc.lower())
    return same_as_told or (
        parts.scheme in ("http", "https") and parts.netloc.lower() == headers.get("host", "").lower()
    )
