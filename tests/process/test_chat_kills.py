"""What a page was told is kept is answered, whatever becomes of the server: killed, or stopped in order."""

import os
import threading
import time
from contextlib import suppress
from dataclasses import dataclass, field

import pytest
from websockets.exceptions import WebSocketException

from chaffer.accounts.operations.add_web_chat import AddWebChat, add_web_chat
from chaffer.rehearsal.web_page import WebPage
from chaffer.runtime.clock import SystemClock
from chaffer.runtime.opening import open_database
from chaffer.runtime.secrets import load_secrets
from chaffer.runtime.settings import read_settings
from tests.process.opening import open_shop
from tests.process.records import read_rows, unsettled
from tests.process.running import Running

pytestmark = [pytest.mark.process, pytest.mark.timeout(600)]

KILLS = int(os.environ.get("CHAFFER_CHAT_KILLS", "3"))
PAGES = 4
ORIGIN = "https://shop.example"
POINTS = ("kept", "turn_prepared", "turn_committed", "after_call")


def open_chat(server: Running) -> str:
    """The site key of a new shop."""
    shop_id = open_shop(server, 1)
    settings = read_settings(server.environ)
    db = open_database(settings.database, SystemClock())
    try:
        secrets = load_secrets(settings)
        return db.write_now(shop_id, lambda tx: add_web_chat(tx, AddWebChat((ORIGIN,)), secrets)).site_key
    finally:
        db.close()


@dataclass
class Visitor:
    """Says one thing after the other, each until it is acknowledged, and comes back whenever the line breaks."""

    page: WebPage
    acknowledged: list[str] = field(default_factory=list)
    stopping: bool = False

    def run(self) -> None:
        number = 0
        while not self.stopping:
            number += 1
            frame = {"type": "say", "id": f"say-{number}", "text": ("hello", "help", "thanks")[number % 3]}
            while not self.stopping and not self._kept(frame):
                self._come_back()

    def _kept(self, frame: dict[str, str]) -> bool:
        try:
            self.page.send(frame)
            self.page.until("ack", 5, id=frame["id"])
        except (WebSocketException, AssertionError, TimeoutError, OSError, EOFError):
            return False
        self.acknowledged.append(frame["id"])
        time.sleep(0.02)
        return True

    def _come_back(self) -> None:
        time.sleep(0.1)
        with suppress(WebSocketException, OSError, EOFError, TimeoutError):
            self.page.open()


def test_what_was_acknowledged_on_a_socket_is_answered_after_a_kill(home: tuple[Running, str]) -> None:
    server, url = home
    server.environ["CHAFFER_CHAT_MESSAGES_PER_MINUTE"] = "100000"
    site = open_chat(server)
    server.start()
    visitors = [Visitor(WebPage(server.url, site, ORIGIN)) for _ in range(PAGES)]
    for visitor in visitors:
        visitor.page.begin()
        visitor.page.open()
    threads = [threading.Thread(target=visitor.run) for visitor in visitors]
    for thread in threads:
        thread.start()
    try:
        for number in range(KILLS):
            time.sleep(1.0)
            server.kill()
            point = POINTS[number % len(POINTS)]
            server.start(f"{point}:7", wait=False)
            assert server.process is not None
            with suppress(Exception):
                server.process.wait(8)
            server.kill()
            server.start()
        time.sleep(1.0)
    finally:
        for visitor in visitors:
            visitor.stopping = True
        for thread in threads:
            thread.join(30)
    ends = time.monotonic() + 90
    while unsettled(url) and time.monotonic() < ends:
        time.sleep(0.2)

    answered = read_rows(
        url,
        "SELECT m.external_id, count(*) FROM messages m WHERE m.direction = 'in' AND EXISTS (SELECT 1 FROM messages o "
        "WHERE o.shop_id = m.shop_id AND o.turn_id = m.turn_id AND o.direction = 'out') GROUP BY m.external_id",
    )
    times = dict(answered)
    for visitor in visitors:
        visitor_id = visitor.page.begin()["visitor"]
        assert [each for each in visitor.acknowledged if times.get(f"{visitor_id}:{each}") != 1] == []
        visitor.page.open()
        visitor.page.drain(1.0)
        seqs = sorted(visitor.page.messages)
        assert seqs == list(range(1, len(seqs) + 1))
        ids = [message["id"] for message in visitor.page.messages.values() if message["author"]["kind"] == "shopper"]
        assert len(set(ids)) == len(ids)
        assert set(visitor.acknowledged) <= set(ids)
        visitor.page.close()
    print(f"\n{KILLS} kills, {sum(len(each.acknowledged) for each in visitors)} acknowledged")
    assert sum(len(each.acknowledged) for each in visitors) > 20
    server.stop()


def test_open_pages_do_not_hold_up_a_stop(home: tuple[Running, str]) -> None:
    server, _url = home
    site = open_chat(server)
    server.start()
    page = WebPage(server.url, site, ORIGIN)
    page.begin()
    page.open()
    waits = threading.Thread(target=lambda: page.call("GET", "messages?after=0&wait=25"))
    waits.start()
    time.sleep(0.5)

    began = time.monotonic()
    assert server.stop() == 0

    assert time.monotonic() - began < 8
    assert page.closed_with() in (1001, 1012)
    waits.join(10)
