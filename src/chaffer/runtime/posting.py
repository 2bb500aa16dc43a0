"""POST to hosts that are posted to again and again, over connections that are kept.

A request by aiohttp costs five times as much: it makes some forty objects on the way. It stays for all that is rare.
"""

import asyncio
import contextlib
import ssl
from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import NamedTuple

from yarl import URL

from chaffer.kernel.http import Reply
from chaffer.runtime.exchange import Exchange

CONNECTIONS = 100
CONNECT_SECONDS = 5.0
KEEP_ALIVE_SECONDS = 15.0
_OURS = "user-agent: chaffer\r\naccept: */*\r\naccept-encoding: identity\r\n"


class NoConnection(Exception):
    """Nothing was sent."""


class Target(NamedTuple):
    """Where a URL leads: what a connection is kept by, and the beginning of each request."""

    origin: tuple[str, int, bool]
    beginning: str


class Posting:
    """Of one event loop."""

    def __init__(self) -> None:
        self._loop = asyncio.get_running_loop()
        self._room = asyncio.Semaphore(CONNECTIONS)
        self._idle: dict[tuple[str, int, bool], list[Exchange]] = {}
        self._trust: ssl.SSLContext | None = None

    async def post(
        self, url: str, body: bytes, headers: Mapping[str, str], seconds: float, leaves: Callable[[], None] | None
    ) -> Reply:
        """Send once. leaves: called when a connection is there and the first byte is about to go.

        Raises ValueError for what cannot be sent, NoConnection; Broken or TimeoutError after it left.
        """
        target = target_of(url)
        request = _head(target, headers, len(body)) + body
        async with self._room:
            exchange = self._kept(target.origin) or await self._connect(target.origin, min(seconds, CONNECT_SECONDS))
            if leaves is not None:
                leaves()
            reply = await exchange.ask(request, seconds)
            if exchange.usable:
                self._idle.setdefault(target.origin, []).append(exchange)
            return reply

    def close(self) -> None:
        for kept in self._idle.values():
            for exchange in kept:
                exchange.gone = None
                exchange.close()
        self._idle.clear()

    def _kept(self, origin: tuple[str, int, bool]) -> Exchange | None:
        """The one used last; those that rested too long are closed."""
        kept = self._idle.get(origin)
        while kept:
            exchange = kept.pop()
            if exchange.usable and self._loop.time() - exchange.left_at < KEEP_ALIVE_SECONDS:
                return exchange
            exchange.close()
        return None

    async def _connect(self, origin: tuple[str, int, bool], seconds: float) -> Exchange:
        host, port, secure = origin
        try:
            async with asyncio.timeout(seconds):
                _, exchange = await self._loop.create_connection(
                    lambda: Exchange(self._loop), host, port, ssl=self._tls() if secure else None
                )
        except (OSError, TimeoutError, UnicodeError) as error:
            raise NoConnection(type(error).__name__) from error
        exchange.gone = lambda gone: self._forget(origin, gone)
        return exchange

    def _forget(self, origin: tuple[str, int, bool], exchange: Exchange) -> None:
        with contextlib.suppress(ValueError):
            self._idle.get(origin, []).remove(exchange)

    def _tls(self) -> ssl.SSLContext:
        self._trust = self._trust or ssl.create_default_context()
        return self._trust


@lru_cache(maxsize=2048)
def target_of(address: str) -> Target:
    """Raises ValueError if it is no URL of http or https."""
    url = URL(address)
    if url.scheme not in {"http", "https"} or not url.raw_host or not url.port or url.user is not None:
        raise ValueError("no URL to post to")
    beginning = f"POST {url.raw_path_qs} HTTP/1.1\r\nhost: {url.host_port_subcomponent}\r\n{_OURS}"
    return Target((url.raw_host, url.port, url.scheme == "https"), beginning)


def _head(target: Target, headers: Mapping[str, str], length: int) -> bytes:
    told = "".join([f"{name}: {value}\r\n" for name, value in headers.items()])
    if told.count("\n") != len(headers) or told.count("\r") != len(headers) or "\0" in told:
        raise ValueError("a header broken over lines")
    return f"{target.beginning}{told}content-length: {length}\r\n\r\n".encode()
