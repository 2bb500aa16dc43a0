"""Fetch a file: from an address an outsider gave us, behind the guard; or from one an operator configured."""

from collections.abc import Mapping

import aiohttp

from chaffer.kernel.errors import ChannelUnreachable, Fault
from chaffer.kernel.http import Reply
from chaffer.runtime.guard import AddressBlocked, Guard

CONNECT_SECONDS = 5.0
_CHUNK = 64 * 1024
_NO_MORE_THAN_ASKED = {"accept-encoding": "identity"}  # a small answer must not unpack into a large one


class TooLarge(Fault):
    """The file has more bytes than we take. Final."""

    code = "too_large"


class Redirected(Fault):
    """The address points to another one, which we do not follow. Final."""

    code = "redirected"


async def fetch_outside(
    url: str,
    cap: int,
    *,
    headers: Mapping[str, str] | None = None,
    timeout_seconds: float = 20.0,
    guard: Guard | None = None,
) -> Reply:
    """Get a file of at most `cap` bytes from an address that came from outside. Follows no redirect.

    Raises AddressBlocked, TooLarge, Redirected; ChannelUnreachable if no whole answer came in time.
    """
    guard = guard or Guard()
    parsed = await guard.check(url)
    connector = aiohttp.TCPConnector(resolver=guard, use_dns_cache=False, force_close=True, limit=1)
    return await _fetch(connector, str(parsed), cap, headers, timeout_seconds)


async def fetch_trusted(
    url: str, cap: int, *, headers: Mapping[str, str] | None = None, timeout_seconds: float = 60.0
) -> Reply:
    """The same from a host that an operator configured, which may well stand in a private network."""
    return await _fetch(aiohttp.TCPConnector(force_close=True, limit=1), url, cap, headers, timeout_seconds)


async def post_outside(
    url: str, body: bytes, headers: Mapping[str, str], keep: int, *, timeout_seconds: float, guard: Guard
) -> Reply:
    """Send these bytes to an address that came from outside. Follows no redirect; of the answer's body the first
    `keep` bytes are read.

    Raises AddressBlocked; ChannelUnreachable if no answer came in time.
    """
    parsed = await guard.check(url)
    connector = aiohttp.TCPConnector(resolver=guard, use_dns_cache=False, force_close=True, limit=1)
    limits = aiohttp.ClientTimeout(total=timeout_seconds, sock_connect=min(timeout_seconds, CONNECT_SECONDS))
    asked = {**_NO_MORE_THAN_ASKED, **headers}
    try:
        async with (
            aiohttp.ClientSession(
                connector=connector, trust_env=False, cookie_jar=aiohttp.DummyCookieJar(), auto_decompress=False
            ) as session,
            session.post(str(parsed), data=body, headers=asked, timeout=limits, allow_redirects=False) as answer,
        ):
            beginning = b""
            while len(beginning) < keep and (more := await answer.content.read(keep - len(beginning))):
                beginning += more
            return Reply(answer.status, {name.lower(): value for name, value in answer.headers.items()}, beginning)
    except aiohttp.InvalidURL as error:
        raise AddressBlocked("not an address on the web") from error
    except (aiohttp.ClientError, TimeoutError, OSError, ValueError) as error:
        raise ChannelUnreachable(f"no answer: {type(error).__name__}") from error


async def _fetch(
    connector: aiohttp.TCPConnector, url: str, cap: int, headers: Mapping[str, str] | None, seconds: float
) -> Reply:
    limits = aiohttp.ClientTimeout(total=seconds, sock_connect=min(seconds, CONNECT_SECONDS))
    asked = {**_NO_MORE_THAN_ASKED, **(headers or {})}
    try:
        async with (
            aiohttp.ClientSession(
                connector=connector, trust_env=False, cookie_jar=aiohttp.DummyCookieJar(), auto_decompress=False
            ) as session,
            session.get(url, headers=asked, timeout=limits, allow_redirects=False) as answer,
        ):
            return await _read(answer, cap)
    except aiohttp.InvalidURL as error:
        raise AddressBlocked("not an address on the web") from error
    except (aiohttp.ClientError, TimeoutError, OSError, ValueError) as error:
        raise ChannelUnreachable(f"no answer: {type(error).__name__}") from error


async def _read(answer: aiohttp.ClientResponse, cap: int) -> Reply:
    if 300 <= answer.status < 400:
        raise Redirected(f"HTTP {answer.status}")
    if (answer.content_length or 0) > cap:
        raise TooLarge(f"{answer.content_length} bytes")
    body = bytearray()
    async for chunk in answer.content.iter_chunked(_CHUNK):
        body += chunk
        if len(body) > cap:
            raise TooLarge(f"more than {cap} bytes")
    return Reply(answer.status, {name.lower(): value for name, value in answer.headers.items()}, bytes(body))
