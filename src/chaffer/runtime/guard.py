"""Addresses that outsiders hand us must not reach what only we can reach.

An address is resolved once, every answer is looked at, and the connection goes to those answers and nowhere else: a
name that points elsewhere at its second asking gains nothing. Source of the list: IANA's special-purpose registries,
and the metadata addresses of large clouds that lie outside them.
"""

import asyncio
import ipaddress
import socket
from collections.abc import Awaitable, Callable, Sequence

from aiohttp.abc import AbstractResolver, ResolveResult
from yarl import URL

from chaffer.kernel.errors import Fault

Ip = ipaddress.IPv4Address | ipaddress.IPv6Address
Resolve = Callable[[str, int], Awaitable[Sequence[str]]]
"""A name and a port to all its addresses, as text. Raises OSError."""

LONGEST_URL = 4096
_PORTS = (80, 443)
_FIRST_FREE_PORT = 1024
_V4 = tuple(ipaddress.IPv4Network(each) for each in (
    "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "168.63.129.16/32", "169.254.0.0/16", "172.16.0.0/12",
    "192.0.0.0/24", "192.0.2.0/24", "192.31.196.0/24", "192.52.193.0/24", "192.88.99.0/24", "192.168.0.0/16",
    "192.175.48.0/24", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4",
))  # fmt: skip
_V6_GLOBAL = ipaddress.IPv6Network("2000::/3")
# Inside the global block, yet not the open network: translations of other addresses, tests, documentation.
_V6 = tuple(ipaddress.IPv6Network(each) for each in (
    "2001::/23", "2001:db8::/32", "2002::/16", "2620:4f:8000::/48", "3fff::/20",
))  # fmt: skip


class AddressBlocked(Fault):
    """An address from outside that leads where outsiders may not send us. Final."""

    code = "address_blocked"


def is_public(ip: Ip) -> bool:
    """Whether anybody on the open network could reach this address."""
    if isinstance(ip, ipaddress.IPv4Address):
        return not any(ip in network for network in _V4)
    return ip in _V6_GLOBAL and not any(ip in network for network in _V6)


def checked_url(url: str) -> URL:
    """The address, if its shape is one that we fetch at all. Raises AddressBlocked."""
    try:
        parsed = URL(url) if len(url) <= LONGEST_URL else None
        port = parsed.port if parsed else None
    except (ValueError, TypeError, UnicodeError):
        parsed = port = None
    if parsed is None or parsed.scheme not in ("http", "https") or not parsed.host:
        raise AddressBlocked("not an address on the web")
    if parsed.user is not None or parsed.password is not None:
        raise AddressBlocked("an address with a name or password in it")
    if port is None or not (port in _PORTS or port >= _FIRST_FREE_PORT):
        raise AddressBlocked(f"port {port} is not for the web")
    return parsed


class Guard(AbstractResolver):
    """Resolves names for one HTTP session and lets only public addresses through.

    allow: tells which addresses may be reached; resolve: asks the system's resolver unless told otherwise.
    """

    def __init__(self, allow: Callable[[Ip], bool] = is_public, resolve: Resolve | None = None) -> None:
        self._allow = allow
        self._resolve = resolve or _ask_system

    async def check(self, url: str) -> URL:
        """The address, if its shape is right and its host, where it is a number, may be reached.

        Numbers never pass through a resolver, so they are looked at here. Raises AddressBlocked.
        """
        parsed = checked_url(url)
        try:
            ip = ipaddress.ip_address(parsed.host or "")
        except ValueError:
            return parsed
        self._pass(ip)
        return parsed

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_INET
    ) -> list[ResolveResult]:
        """All addresses of a name. Raises AddressBlocked if even one of them is not public."""
        found = []
        for address in await self._resolve(host, port):
            ip = ipaddress.ip_address(address)
            self._pass(ip)
            kind = socket.AF_INET if ip.version == 4 else socket.AF_INET6
            if family in (kind, socket.AF_UNSPEC):
                found.append(
                    ResolveResult(
                        hostname=host, host=str(ip), port=port, family=kind, proto=0, flags=socket.AI_NUMERICHOST
                    )
                )
        if not found:
            raise OSError(f"{host!r} has no address")
        return found

    async def close(self) -> None:
        """There is nothing to close."""

    def _pass(self, ip: Ip) -> None:
        if not self._allow(ip):
            raise AddressBlocked("the address is not on the open network")


async def _ask_system(host: str, port: int) -> list[str]:
    loop = asyncio.get_running_loop()
    answers = await loop.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(answer[4][0]) for answer in answers))
