import asyncio
from collections.abc import Iterator

import pytest
from starlette.requests import Request
from starlette.types import Message

from chaffer.web.body import read_body
from chaffer.web.errors import BadRequest, BodyTooLarge, BodyTooSlow


def request(pieces: Iterator[bytes], length: str = "", pause: float = 0.0) -> Request:
    """A caller who sends these, waits so many seconds before each, and hangs up when there are none left."""

    async def receive() -> Message:
        await asyncio.sleep(pause)
        piece = next(pieces, None)
        if piece is None:
            return {"type": "http.disconnect"}
        return {"type": "http.request", "body": piece, "more_body": bool(piece)}

    headers = [(b"content-length", length.encode())] if length else []
    return Request({"type": "http", "method": "POST", "path": "/", "headers": headers}, receive)


def test_a_body_is_read_as_it_came() -> None:
    assert asyncio.run(read_body(request(iter([b"ab", b"c", b""])), 3)) == b"abc"


def test_a_body_that_trickles_is_given_up() -> None:
    endless = iter(lambda: b"a", None)

    with pytest.raises(BodyTooSlow):
        asyncio.run(read_body(request(endless, pause=0.01), 1_000_000, seconds=0.1))


def test_a_body_that_is_too_large_is_given_up_at_once() -> None:
    with pytest.raises(BodyTooLarge):
        asyncio.run(read_body(request(iter([]), length="4"), 3))
    with pytest.raises(BodyTooLarge):
        asyncio.run(read_body(request(iter([b"ab", b"cd"])), 3))


def test_a_caller_who_hangs_up_is_no_fault_of_ours() -> None:
    with pytest.raises(BadRequest):
        asyncio.run(read_body(request(iter([b"ab"])), 3))
