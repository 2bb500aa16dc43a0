"""The one way out over HTTP. aiohttp: a request costs a seventeenth of what httpx takes (docs/why/speed.md)."""

from collections.abc import Callable, Mapping
from contextvars import ContextVar
from typing import Any

import aiohttp
import msgspec

from chaffer.kernel.errors import ChannelUnreachable, SendUncertain
from chaffer.kernel.http import File, Reply

ANSWER_AT_MOST = 4 * 1024 * 1024
CONNECTIONS = 100
UPLOAD_SECONDS = 60.0
KEEP_ALIVE_SECONDS = 15
_encode = msgspec.json.Encoder().encode


leaving: ContextVar[Callable[[], None] | None] = ContextVar("leaving", default=None)
"""Called when a connection is there and the request's first byte is about to leave."""


async def _leaves(*_: object) -> None:
    call = leaving.get()
    if call is not None:
        call()


class Client:
    """Pooled connections to whoever an operator configured. Addresses that come from outsiders go through `guard`."""

    def __init__(self, timeout_seconds: float = 10.0) -> None:
        self._timeout_seconds = timeout_seconds
        self._session: aiohttp.ClientSession | None = None

    async def post(
        self, url: str, *, json: Any = None, headers: Mapping[str, str] | None = None, timeout_seconds: float = 0
    ) -> Reply:
        """Send once, never follow a redirect.

        Raises ChannelUnreachable if no connection came about, so that nothing was sent; SendUncertain if the
        connection broke or the time ran out afterwards.
        """
        all_headers = {"content-type": "application/json", **(headers or {})}
        return await self._once("POST", url, _encode(json), all_headers, timeout_seconds)

    async def delete(
        self, url: str, *, json: Any = None, headers: Mapping[str, str] | None = None, timeout_seconds: float = 0
    ) -> Reply:
        """Take away. Raises as `post`."""
        told = {"content-type": "application/json", **(headers or {})} if json is not None else headers or {}
        return await self._once("DELETE", url, None if json is None else _encode(json), told, timeout_seconds)

    async def send_bytes(
        self, url: str, *, content: bytes, headers: Mapping[str, str] | None = None, timeout_seconds: float = 0
    ) -> Reply:
        """POST these bytes as they are. Raises as `post`."""
        return await self._once("POST", url, content, headers or {}, timeout_seconds or UPLOAD_SECONDS)

    async def upload(
        self, url: str, *, fields: Mapping[str, str], file: File | None = None,
        headers: Mapping[str, str] | None = None, timeout_seconds: float = 0,
    ) -> Reply:  # fmt: skip
        """Send a form, with one file if there is one (its field is called "file"). Raises as `post`."""
        form = aiohttp.FormData(default_to_multipart=True)
        for name, value in fields.items():
            form.add_field(name, value)
        if file is not None:
            form.add_field("file", file.content, filename=file.name, content_type=file.mime)
        return await self._once("POST", url, form, headers or {}, timeout_seconds or UPLOAD_SECONDS)

    async def _once(
        self, method: str, url: str, data: Any, headers: Mapping[str, str], timeout_seconds: float
    ) -> Reply:  # fmt: skip
        timeout = _timeout(timeout_seconds or self._timeout_seconds)
        try:
            async with self._open().request(
                method, url, data=data, headers=headers, timeout=timeout, allow_redirects=False
            ) as answer:
                return await _read(answer)
        except (aiohttp.ClientConnectorError, aiohttp.ConnectionTimeoutError) as error:
            raise ChannelUnreachable(f"no connection: {type(error).__name__}") from error
        except aiohttp.InvalidURL as error:
            raise ChannelUnreachable("the address is not a URL") from error
        except (aiohttp.ClientError, TimeoutError, OSError) as error:
            raise SendUncertain(f"cut off while sending: {type(error).__name__}") from error

    async def get(self, url: str, *, headers: Mapping[str, str] | None = None, timeout_seconds: float = 0) -> Reply:
        """Fetch. Raises ChannelUnreachable if no whole answer came."""
        try:
            async with self._open().get(
                url, headers=headers, timeout=_timeout(timeout_seconds or self._timeout_seconds), allow_redirects=False
            ) as answer:
                return await _read(answer)
        except (aiohttp.ClientError, TimeoutError, OSError) as error:
            raise ChannelUnreachable(f"no answer: {type(error).__name__}") from error

    async def close(self) -> None:
        if self._session is not None:
            await self._session.close()
            self._session = None

    def _open(self) -> aiohttp.ClientSession:
        """Opened at first use: a session belongs to the loop that is running then."""
        if self._session is None:
            connector = aiohttp.TCPConnector(limit=CONNECTIONS, keepalive_timeout=KEEP_ALIVE_SECONDS)
            trace = aiohttp.TraceConfig()
            trace.on_connection_create_end.append(_leaves)
            trace.on_connection_reuseconn.append(_leaves)
            self._session = aiohttp.ClientSession(
                connector=connector,
                trace_configs=[trace],
                trust_env=False,
                cookie_jar=aiohttp.DummyCookieJar(),
                auto_decompress=True,
            )
        return self._session


def _timeout(seconds: float) -> aiohttp.ClientTimeout:
    return aiohttp.ClientTimeout(total=seconds, sock_connect=min(seconds, 5.0))


async def _read(answer: aiohttp.ClientResponse) -> Reply:
    body = await answer.content.read(ANSWER_AT_MOST)
    while len(body) < ANSWER_AT_MOST and (more := await answer.content.read(ANSWER_AT_MOST - len(body))):
        body += more
    return Reply(answer.status, {name.lower(): value for name, value in answer.headers.items()}, body)
