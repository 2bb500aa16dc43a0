"""Where a file lies that a shopper sent. Graph names a place for five minutes; the place wants our token as well."""

from urllib.parse import quote, urlsplit

import msgspec

from chaffer.channels.contract import Account, Http, Place
from chaffer.channels.whatsapp.endpoint import authorization, base_url
from chaffer.channels.whatsapp.errors import fault_of
from chaffer.kernel.errors import ChannelUnreachable, ContentRejected
from chaffer.kernel.untrusted import Untrusted

_META = (".facebook.com", ".fbsbx.com", ".fbcdn.net", ".whatsapp.net")


async def locate(http: Http, account: Account, provider_ref: str) -> Place:
    """Ask Graph for the place of a file. Raises a SendFault.

    Our token goes to the operator's own Graph host and to Meta's hosts, to nobody else.
    """
    reply = await http.get(f"{base_url(account)}/{quote(provider_ref, safe='')}", headers=authorization(account))
    if reply.status != 200:
        raise fault_of(reply)
    try:
        told = Untrusted(msgspec.json.decode(reply.body))
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        raise ChannelUnreachable("the answer is broken") from None
    url, size, sha256 = told["url"].raw(), told["file_size"].raw(), told["sha256"].raw()
    if not isinstance(url, str) or not url:
        raise ContentRejected("the file has no place")
    configured = _is_at(url, urlsplit(base_url(account)).hostname or "")
    return Place(
        url=url,
        headers=authorization(account) if configured or _is_metas(url) else {},
        configured=configured,
        bytes=int(size) if str(size).isascii() and str(size).isdigit() and len(str(size)) < 15 else None,
        sha256=sha256 if isinstance(sha256, str) else "",
    )


def _host(url: str) -> str:
    try:
        return (urlsplit(url).hostname or "").lower()
    except ValueError:
        return ""


def _is_at(url: str, host: str) -> bool:
    """Whether this is the very host that the operator configured."""
    return bool(host) and _host(url) == host.lower() and url.startswith(("https://", "http://"))


def _is_metas(url: str) -> bool:
    return url.startswith("https://") and f".{_host(url)}".endswith(_META)
