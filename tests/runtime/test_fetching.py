"""What outsiders' addresses may reach, with somebody listening where they must not."""

import asyncio
import contextlib
import threading
from collections.abc import Awaitable, Callable, Iterator, Sequence
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ipaddress import ip_address
from pathlib import Path

import pytest

from chaffer.kernel.errors import ChannelUnreachable, Fault
from chaffer.runtime.fetch import Redirected, TooLarge, fetch_outside, fetch_trusted
from chaffer.runtime.guard import AddressBlocked, Guard, Ip, is_public

VECTORS = [
    line for line in (Path(__file__).parent / "forbidden_addresses.txt").read_text().splitlines() if line[:1] != "#"
]


@dataclass
class Listener:
    """An HTTP server on every address of this machine that answers by path and counts connections."""

    port: int = 0
    connects: list[str] = field(default_factory=list)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"


@pytest.fixture(scope="module")
def listener() -> Iterator[Listener]:
    told = Listener()

    class Server(ThreadingHTTPServer):
        daemon_threads = True

        def get_request(self):  # type: ignore[no-untyped-def]
            request, address = super().get_request()
            told.connects.append(address[0])
            return request, address

    class Answer(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            if self.path == "/redirect":
                self.send_response(302)
                self.send_header("location", "/small")
                self.end_headers()
                return
            if self.path == "/slow":
                threading.Event().wait(3)
            body = b"x" * (100 if self.path == "/small" else 5_000)
            self.send_response(200)
            if self.path != "/unannounced":
                self.send_header("content-length", str(len(body)))
            self.end_headers()
            with contextlib.suppress(BrokenPipeError, ConnectionResetError):
                self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    with Server(("0.0.0.0", 0), Answer) as server:
        told.port = server.server_port
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield told
        server.shutdown()


def names(addresses: Sequence[str]) -> Callable[[str, int], Awaitable[Sequence[str]]]:
    async def resolve(_host: str, _port: int) -> Sequence[str]:
        return addresses

    return resolve


def anybody(_ip: Ip) -> bool:
    return True


@pytest.mark.parametrize("vector", VECTORS)
def test_an_outsiders_address_never_reaches_us_from_within(vector: str, listener: Listener) -> None:
    url, _, answers = vector.replace("{port}", str(listener.port)).partition(" | ")
    guard = Guard(resolve=names([each.strip() for each in answers.split(",")]) if answers else None)
    before = len(listener.connects)

    with pytest.raises(AddressBlocked):
        asyncio.run(fetch_outside(url, 1_000, timeout_seconds=2, guard=guard))

    assert len(listener.connects) == before


def test_there_are_at_least_sixty_ways_that_were_tried() -> None:
    assert len(VECTORS) >= 60


def test_the_listener_would_have_been_reached(listener: Listener) -> None:
    reply = asyncio.run(fetch_outside(f"{listener.url}/small", 1_000, guard=Guard(anybody)))

    assert (reply.status, len(reply.body)) == (200, 100)


def test_a_name_is_resolved_once_and_connected_to_nothing_else(listener: Listener) -> None:
    asked = []

    async def resolve(host: str, _port: int) -> list[str]:
        asked.append(host)
        return ["127.0.0.1"]

    reply = asyncio.run(
        fetch_outside(f"http://shop.example:{listener.port}/small", 1_000, guard=Guard(anybody, resolve))
    )

    assert (reply.status, asked) == (200, ["shop.example"])


def test_a_proxy_in_the_environment_is_not_asked(listener: Listener, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("http_proxy", listener.url)
    before = len(listener.connects)

    with pytest.raises(Fault):
        asyncio.run(fetch_outside("http://10.0.0.1/", 1_000, timeout_seconds=1))

    assert len(listener.connects) == before


@pytest.mark.parametrize("path", ["/large", "/unannounced"])
def test_a_file_above_the_cap_is_refused(path: str, listener: Listener) -> None:
    with pytest.raises(TooLarge):
        asyncio.run(fetch_outside(listener.url + path, 1_000, guard=Guard(anybody)))


def test_a_redirect_is_not_followed(listener: Listener) -> None:
    with pytest.raises(Redirected):
        asyncio.run(fetch_outside(f"{listener.url}/redirect", 1_000, guard=Guard(anybody)))


def test_a_slow_answer_is_given_up(listener: Listener) -> None:
    with pytest.raises(ChannelUnreachable):
        asyncio.run(fetch_outside(f"{listener.url}/slow", 1_000, timeout_seconds=0.3, guard=Guard(anybody)))


def test_what_an_operator_configured_may_be_private(listener: Listener) -> None:
    assert asyncio.run(fetch_trusted(f"{listener.url}/small", 1_000)).status == 200


@pytest.mark.parametrize("address", ["93.184.215.14", "1.1.1.1", "2606:4700:4700::1111", "2a00:1450:4001::8a"])
def test_the_open_network_is_open(address: str) -> None:

    assert is_public(ip_address(address))
