"""A page that is open when the server is told to stop must not keep it from stopping."""

import signal
import sys
import threading
from pathlib import Path

import httpx
import pytest

from tests.process.running import Running

pytestmark = [pytest.mark.process, pytest.mark.timeout(180)]

SHUTDOWN_SECONDS = 120
FAR_BELOW_SECONDS = 20
"""Not a measure of speed: a stop that waits for open responses takes SHUTDOWN_SECONDS, one that ends them does not."""


class Looking:
    """Somebody with the page open: reads one stream to its end, which is whole or raises."""

    def __init__(self, url: str) -> None:
        self.url = url
        self.read = b""
        self.ended_whole = False
        self._opened = threading.Event()
        self._thread = threading.Thread(target=self._look, daemon=True)
        self._thread.start()

    def wait_open(self) -> None:
        assert self._opened.wait(30), f"{self.url} did not open"

    def wait_end(self) -> None:
        self._thread.join(FAR_BELOW_SECONDS)

    def _look(self) -> None:
        cookies = {"chaffer_phone": "15550101234"}
        with httpx.Client(timeout=None, cookies=cookies) as client, client.stream("GET", self.url) as answer:
            for piece in answer.iter_bytes():
                self.read += piece
                self._opened.set()
        self.ended_whole = True


@pytest.mark.parametrize("told", [signal.SIGINT, signal.SIGTERM])
def test_open_streams_end_at_once_when_the_server_stops(tmp_path: Path, told: signal.Signals) -> None:
    more = {"CHAFFER_SHUTDOWN_SECONDS": str(SHUTDOWN_SECONDS)}
    server = Running(tmp_path, command=[sys.executable, "-m", "chaffer", "demo"], environ=more)
    server.start()
    assert server.process is not None
    try:
        looking = [Looking(f"{server.url}{path}") for path in ("/sandbox/phone/events", "/demo/trace/events")]
        for each in looking:
            each.wait_open()

        server.process.send_signal(told)

        assert server.process.wait(FAR_BELOW_SECONDS) == 0, server.log.read_text()[-2000:]
        for each in looking:
            each.wait_end()
        assert [(each.read, each.ended_whole) for each in looking] == [(b": open\n\n", True)] * 2
    finally:
        server.kill()
