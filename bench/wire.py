"""HTTP/1.1 as small as it gets, so that the load costs little beside the server it measures: kept-alive connections, one
request at a time on each, bodies with a length.
"""

import asyncio
import collections
import time
from collections.abc import Callable
from typing import cast

Headers = bytes
Taken = Callable[[bytes], bytes]
"""Takes a request's body, gives the response's."""


class _Caller(asyncio.Protocol):
    """One connection of a client. The answer's body is read past, not kept."""

    def __init__(self) -> None:
        self.transport: asyncio.Transport | None = None
        self.waiting: asyncio.Future[int] | None = None
        self._held = b""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self.transport = cast(asyncio.Transport, transport)

    def data_received(self, data: bytes) -> None:
        held = self._held + data
        head = held.find(b"\r\n\r\n")
        if head < 0 or len(held) < head + 4 + _length(held[:head]):
            self._held = held
            return
        self._held = b""
        if self.waiting is not None and not self.waiting.done():
            self.waiting.set_result(int(held[9:12]))

    def connection_lost(self, _error: Exception | None) -> None:
        self.transport = None
        if self.waiting is not None and not self.waiting.done():
            self.waiting.set_exception(ConnectionResetError("the server hung up"))


class Client:
    """Posts to one server over as many connections as are needed at once, `at_most` of them."""

    def __init__(self, port: int, path: str, at_most: int) -> None:
        self._port = port
        self._path = path.encode()
        self._free: collections.deque[_Caller] = collections.deque()
        self._turns = asyncio.Semaphore(at_most)

    async def post(self, body: bytes, headers: Headers = b"") -> tuple[int, float]:
        """The status, and the seconds it took from the first byte to the last. headers: each ended by CRLF."""
        call = (
            b"POST %b HTTP/1.1\r\nhost: 127.0.0.1\r\ncontent-type: application/json\r\ncontent-length: %d\r\n%b\r\n%b"
            % (self._path, len(body), headers, body)
        )
        async with self._turns:
            began = time.perf_counter()
            while True:
                caller = await self._caller()
                try:
                    status = await self._exchange(caller, call)
                except ConnectionResetError:  # kept too long by us, closed by the server: a fresh one
                    continue
                self._free.append(caller)
                return status, time.perf_counter() - began

    async def _exchange(self, caller: _Caller, call: bytes) -> int:
        caller.waiting = asyncio.get_running_loop().create_future()
        if caller.transport is None:
            raise ConnectionResetError
        caller.transport.write(call)
        return await caller.waiting

    def close(self) -> None:
        while self._free:
            transport = self._free.pop().transport
            if transport is not None:
                transport.close()

    async def _caller(self) -> _Caller:
        while self._free:
            caller = self._free.pop()
            if caller.transport is not None:
                return caller
        _, made = await asyncio.get_running_loop().create_connection(_Caller, "127.0.0.1", self._port)
        return made


class _Taker(asyncio.Protocol):
    """One connection of a server that answers every POST at once."""

    def __init__(self, taken: Taken) -> None:
        self._taken = taken
        self._held = b""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = cast(asyncio.Transport, transport)

    def data_received(self, data: bytes) -> None:
        held = self._held + data
        while (head := held.find(b"\r\n\r\n")) >= 0:
            end = head + 4 + _length(held[:head])
            if len(held) < end:
                break
            answer = self._taken(held[head + 4 : end])
            held = held[end:]
            self._transport.write(
                b"HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: %d\r\n\r\n%b"
                % (len(answer), answer)
            )
        self._held = held


async def listen(port: int, taken: Taken) -> asyncio.Server:
    return await asyncio.get_running_loop().create_server(lambda: _Taker(taken), "127.0.0.1", port)


def _length(head: bytes) -> int:
    at = head.lower().find(b"content-length:")
    return int(head[at + 15 :].split(b"\r", 1)[0]) if at >= 0 else 0
