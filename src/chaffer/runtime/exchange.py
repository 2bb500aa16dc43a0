"""One connection for HTTP/1.1: a request goes out in one piece, its answer comes back, then the next may use it.

https://www.rfc-editor.org/rfc/rfc9112; httptools reads the answers.
"""

import asyncio
import zlib
from collections.abc import Callable
from typing import cast

import httptools

from chaffer.kernel.http import Reply

ANSWER_AT_MOST = 4 * 1024 * 1024
"""Bytes; what is longer is cut there."""


class Broken(Exception):
    """The answer did not come, or is no HTTP."""


class Exchange(asyncio.Protocol):
    """usable: it is open, and nothing is under way on it. left_at: when it was last used, by the loop's clock."""

    def __init__(self, loop: asyncio.AbstractEventLoop) -> None:
        self.left_at = 0.0
        self.gone: Callable[[Exchange], None] | None = None
        self._loop = loop
        self._transport: asyncio.Transport | None = None
        self._answer: asyncio.Future[Reply] | None = None
        self._fresh()

    @property
    def usable(self) -> bool:
        return self._answer is None and self._transport is not None and not self._transport.is_closing()

    async def ask(self, request: bytes, seconds: float) -> Reply:
        """Raises Broken, or TimeoutError if the whole answer is not there in time; then the connection is closed."""
        assert self.usable
        assert self._transport is not None
        answer: asyncio.Future[Reply] = self._loop.create_future()
        self._answer = answer
        clock = self._loop.call_later(seconds, self._fail, TimeoutError("no answer in time"))
        try:
            self._transport.write(request)
            return await answer
        except BaseException:
            self.close()
            raise
        finally:
            clock.cancel()
            self._answer = None
            self.left_at = self._loop.time()

    def close(self) -> None:
        if self._transport is not None:
            self._transport.abort()

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = cast("asyncio.Transport", transport)  # uvloop's are no subclass

    def data_received(self, data: bytes) -> None:
        if self._answer is None:  # nobody asked: it is not ours, and spoils what follows
            self.close()
            return
        try:
            self._parser.feed_data(data)
        except httptools.HttpParserError as error:
            self._fail(Broken(type(error).__name__))
        except httptools.HttpParserUpgrade:
            self._fail(Broken("an upgrade nobody asked for"))

    def connection_lost(self, error: Exception | None) -> None:
        if self._until_end and error is None:  # neither a length nor pieces: its end is the connection's
            self._told()
        self._fail(Broken(type(error).__name__ if error else "the connection was closed"))
        if self.gone is not None:
            self.gone(self)

    # What httptools calls while it reads.

    def on_message_begin(self) -> None:
        if self._answer is None or self._answer.done():  # more than was asked for
            self.close()

    def on_header(self, name: bytes, value: bytes) -> None:
        self._headers[name.decode("latin-1").lower()] = value.decode("utf-8", "surrogateescape")

    def on_headers_complete(self) -> None:
        told = self._headers
        self._until_end = "content-length" not in told and "chunked" not in told.get("transfer-encoding", "").lower()

    def on_body(self, piece: bytes) -> None:
        self._body.append(piece)
        self._size += len(piece)
        if self._size > ANSWER_AT_MOST:
            self._told()
            self.close()

    def on_message_complete(self) -> None:
        if self._parser.get_status_code() < 200:  # "go on", "early hints": the answer is still to come
            self._fresh(self._parser)
            return
        stays = self._parser.should_keep_alive()
        self._told()
        if not stays:
            self.close()

    def _told(self) -> None:
        if self._answer is not None and not self._answer.done():
            body = _plain(b"".join(self._body), self._headers.get("content-encoding", ""))
            self._answer.set_result(Reply(self._parser.get_status_code(), self._headers, body[:ANSWER_AT_MOST]))
        self._fresh()

    def _fail(self, error: Exception) -> None:
        if self._answer is not None and not self._answer.done():
            self._answer.set_exception(error)

    def _fresh(self, parser: httptools.HttpResponseParser | None = None) -> None:
        self._parser = parser or httptools.HttpResponseParser(self)
        self._headers: dict[str, str] = {}
        self._body: list[bytes] = []
        self._size = 0
        self._until_end = False


def _plain(body: bytes, packed: str) -> bytes:
    """We ask for plain bytes; some pack them all the same."""
    if packed.lower() not in {"gzip", "deflate"}:
        return body
    try:
        return zlib.decompressobj(47).decompress(body, ANSWER_AT_MOST)
    except zlib.error:
        return body
