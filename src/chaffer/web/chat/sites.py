"""Which site a page is of, and whether it may be."""

import re
from collections.abc import Mapping
from urllib.parse import urlsplit

from chaffer.accounts.channels import OpenAccount
from chaffer.web.chat.errors import NoSuchSite, OriginNotAllowed
from chaffer.web.known_accounts import KnownAccounts

_SITE = re.compile(r"[A-Za-z0-9_-]{1,80}")


async def site_account(known: KnownAccounts, site: str) -> OpenAccount:
    """Raises NoSuchSite."""
    found = (await known.named("web", [site]))[site] if _SITE.fullmatch(site) else []
    if not found:
        raise NoSuchSite("there is no such site key")
    return found[0]


def check_origin(account: OpenAccount, origin: str) -> None:
    """An app sends none, and has a token; a page has one and cannot choose it. Raises OriginNotAllowed."""
    if origin and origin not in origins_of(account.settings):
        raise OriginNotAllowed("this page's origin is not among the account's")


def origins_of(settings: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(each.strip() for each in settings.get("origins", "").split(",") if each.strip())


def as_origin(address: str) -> str:
    """An address as browsers write its origin. Raises ValueError for what is none."""
    parts = urlsplit(address.strip())
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.path.strip("/") or parts.query:
        raise ValueError(f"{address!r} is no origin: write it like https://shop.example")
    host = f"[{parts.hostname}]" if ":" in parts.hostname else parts.hostname
    usual = {"http": 80, "https": 443}[parts.scheme]
    return f"{parts.scheme}://{host}" + (f":{parts.port}" if parts.port not in (None, usual) else "")


def cors(account: OpenAccount | None, origin: str) -> dict[str, str]:
    """Headers for this origin, if it is one of the account's."""
    headers = {"vary": "origin", "cache-control": "no-store", "cross-origin-resource-policy": "cross-origin"}
    if account is not None and origin in origins_of(account.settings):
        headers |= {
            "access-control-allow-origin": origin, "access-control-allow-methods": "GET, POST",
            "access-control-allow-headers": "authorization, content-type", "access-control-max-age": "600",
            "access-control-expose-headers": "retry-after",
        }  # fmt: skip
    return headers
