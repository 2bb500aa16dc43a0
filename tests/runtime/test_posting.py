"""Posting over kept connections, against a server that answers with the bytes it is given."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

import pytest

from chaffer.kernel.errors import ChannelUnreachable, SendUncertain
from chaffer.kernel.http import Reply
from chaffer.runtime.exchange import ANSWER_AT_MOST
from chaffer.runtime.http import Client, leaving

OK = b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\nX-Told: yes\r\n\r\nok"


class Server:
    """Says the next of its answers to each request; closes where one is to be the last of its connection."""

    def __init__(self, *answers: bytes, closes: bool = False) -> None:
        self.answers = list(answers)
        self.closes = closes
        self.requests: list[bytes] = []
        self.connections = 0

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.connections += 1
        try:
            while self.answers:
                head = await reader.readuntil(b"\r\n\r\n")
                length = int(head.lower().partition(b"content-length: ")[2].partition(b"\r")[0])
                self.requests.append(head + await reader.readexactly(length))
                writer.write(self.answers.pop(0))
                await writer.drain()
                if self.closes:
                    break
            else:
                await reader.read()
        except (asyncio.IncompleteReadError, ConnectionError):
            pass
        finally:
            writer.close()


def played(server: Server, play: Callable[[Client, str], Awaitable[Any]]) -> Any:
    async def all_of_it() -> Any:
        listening = await asyncio.start_server(server.serve, "127.0.0.1", 0)
        port = listening.sockets[0].getsockname()[1]
        client = Client(timeout_seconds=1.0)
        try:
            return await play(client, f"http://127.0.0.1:{port}")
        finally:
            await client.close()
            listening.close()

    return asyncio.run(all_of_it())


def posted(server: Server, times: int = 1) -> list[Reply]:
    async def play(client: Client, url: str) -> list[Reply]:
        return [await client.post(f"{url}/in?a=1", json={"n": n}, headers={"x-key": "ключ"}) for n in range(times)]

    replies: list[Reply] = played(server, play)
    return replies


def test_a_connection_is_used_again() -> None:
    server = Server(OK, OK, OK)

    assert [(reply.status, reply.body) for reply in posted(server, 3)] == [(200, b"ok")] * 3
    assert server.connections == 1


def test_what_was_asked_arrives_and_the_answer_is_told() -> None:
    server = Server(OK)

    (reply,) = posted(server)

    head, _, body = server.requests[0].partition(b"\r\n\r\n")
    assert head.startswith(b"POST /in?a=1 HTTP/1.1\r\nhost: 127.0.0.1:")
    assert b"content-type: application/json" in head
    assert "x-key: ключ".encode() in head
    assert body == b'{"n":0}'
    assert reply.headers["x-told"] == "yes"


ANSWERS = {
    "in pieces": (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1\r\no\r\n1\r\nk\r\n0\r\n\r\n", b"ok"),
    "after an interim one": (b"HTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\n" + OK, b"ok"),
    "with nothing in it": (b"HTTP/1.1 204 No Content\r\n\r\n", b""),
}


@pytest.mark.parametrize("form", ANSWERS)
def test_an_answer_may_have_any_form_of_http(form: str) -> None:
    answer, body = ANSWERS[form]
    server = Server(answer, OK)

    assert [reply.body for reply in posted(server, 2)] == [body, b"ok"]
    assert server.connections == 1


def test_an_answer_may_end_with_its_connection() -> None:
    answer = b"HTTP/1.1 200 OK\r\n\r\nuntil the end"
    server = Server(answer, answer, closes=True)

    assert [reply.body for reply in posted(server, 2)] == [b"until the end"] * 2
    assert server.connections == 2


def test_a_connection_that_said_more_than_it_was_asked_is_not_used_again() -> None:
    server = Server(OK + OK, OK)

    assert [reply.body for reply in posted(server, 2)] == [b"ok"] * 2
    assert server.connections == 2


def test_a_long_answer_is_cut() -> None:
    length = ANSWER_AT_MOST + 100_000
    server = Server(b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n" % length + b"x" * length)

    (reply,) = posted(server)

    assert len(reply.body) == ANSWER_AT_MOST


@pytest.mark.parametrize(
    "answer", [b"HTTP/1.1 200 OK\r\nContent-Length: 20\r\n\r\nhalf", b"no HTTP at all\r\n\r\n", b""]
)
def test_after_the_request_left_a_broken_answer_is_uncertain(answer: bytes) -> None:
    with pytest.raises(SendUncertain):
        posted(Server(answer, closes=True))


def test_silence_is_uncertain() -> None:
    async def play(client: Client, url: str) -> None:
        with pytest.raises(SendUncertain, match="TimeoutError"):
            await client.post(url, json={}, timeout_seconds=0.05)
        assert (await client.post(url, json={})).body == b"ok"

    played(Server(b"HTTP/1.1 200 OK\r\n", OK), play)


@pytest.mark.parametrize(
    "url", ["http://127.0.0.1:1", "ftp://127.0.0.1", "not a URL", "http://127.0.0.1:x/", "http:///in"]
)
def test_without_a_connection_nothing_was_sent(url: str) -> None:
    async def play(client: Client, _: str) -> None:
        with pytest.raises(ChannelUnreachable):
            await client.post(url, json={})

    played(Server(), play)


def test_a_header_cannot_carry_another() -> None:
    server = Server(OK)

    async def play(client: Client, url: str) -> None:
        with pytest.raises(ChannelUnreachable):
            await client.post(url, json={}, headers={"x": "1\r\ny: 2"})

    played(server, play)
    assert server.requests == []


def test_that_it_leaves_is_told_once_and_only_with_a_connection() -> None:
    told: list[str] = []

    async def play(client: Client, url: str) -> None:
        leaving.set(lambda: told.append("left"))
        await client.post(url, json={})
        with pytest.raises(ChannelUnreachable):
            await client.post("http://127.0.0.1:1", json={})

    played(Server(OK), play)
    assert told == ["left"]
