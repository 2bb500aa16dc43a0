"""Pages of ill will: wrong origins, forged tokens, floods, and ten thousand frames that no page sends."""

import json
import logging
import random
import socket
import time
from typing import Any
from urllib.parse import urlsplit

import pytest
from websockets.exceptions import InvalidStatus

from chaffer.rehearsal.web_page import WebPage
from chaffer.runtime.metrics import ERRORS
from tests.chat.house import ORIGIN, House, words

VALID: list[dict[str, Any]] = [
    {"type": "say", "id": "a", "text": "hello"},
    {"type": "tap", "id": "b", "choice": "see:prd_1", "label": "See"},
    {"type": "want_back", "id": "c", "sku": "HARBOUR"},
    {"type": "link", "id": "d"},
    {"type": "page", "page": {"url": "https://x", "title": "t", "sku": "s"}},
    {"type": "typing"},
    {"type": "seen", "seq": 1},
    {"type": "ping"},
]
STRANGE: list[Any] = [
    None, True, -1, 2**63, 2**200, 1.5, "", "\0", "é" * 200, "\ud800", [], {}, [[[]]], {"a": {"a": {}}}, "see:", ":::",
    "opt:1", "unlink:x", "' OR 1=1 --", "<script>", "4111 1111 1111 1111", "\u202e", "x" * 4001,
]  # fmt: skip


def test_another_site_gets_nothing(house: House) -> None:
    page = WebPage(house.server.url, house.site, "https://evil.example")

    assert page.call("POST", "sessions", {})[1]["code"] == "origin_not_allowed"
    page.token = house.page(opened=False).token
    with pytest.raises(InvalidStatus) as refused:
        page.open()
    assert refused.value.response.status_code == 403
    assert page.call("GET", "messages")[0] == 403


def test_only_the_shops_own_pages_are_told_that_they_may(house: House) -> None:
    assert _cors(house, ORIGIN) == ORIGIN
    assert _cors(house, "https://evil.example") == ""
    assert _cors(house, "null") == ""
    assert _cors(house, ORIGIN + ".evil.example") == ""


def _cors(house: House, origin: str) -> str:
    """The answer to a browser's question before the call."""
    url = urlsplit(house.server.url)
    with socket.create_connection((url.hostname or "", url.port or 0), 10) as line:
        line.sendall(
            f"OPTIONS /chat/{house.site}/sessions HTTP/1.1\r\nhost: x\r\norigin: {origin}\r\n"
            "access-control-request-method: POST\r\nconnection: close\r\n\r\n".encode()
        )
        answer = b"".join(iter(lambda: line.recv(4096), b"")).decode().lower()
    name = "access-control-allow-origin: "
    return next((each.removeprefix(name) for each in answer.split("\r\n") if each.startswith(name)), "")


def test_an_app_has_no_origin_and_is_let_in_by_its_token(house: House) -> None:
    page = house.page(origin="")

    page.say("hello")

    assert page.answer()["author"]["kind"] == "bot"


def test_a_token_that_is_none_is_told_so(house: House) -> None:
    page = house.page(opened=False)
    good = page.token
    for token in ("nonsense", good[:-3] + "AAA", "c1..", "c1.e30.e30", "x" * 3000):
        with pytest.raises(Exception, match="4401"):
            page.open(token=token)
        page.token = token
        assert page.call("GET", "messages")[1]["code"] == "token_refused"
        page.token = good
    with pytest.raises(Exception, match="4404"):
        WebPage(house.server.url, "web_nothing", ORIGIN).open(token=good)


def test_a_token_ends_after_ninety_days_and_slides_when_used(house: House) -> None:
    page = house.page()
    house.clock.forward(days=60)
    hello = page.open()
    assert hello["token"] != page.token
    house.clock.forward(days=60)

    with pytest.raises(Exception, match="4401"):
        page.open()
    page.open(token=hello["token"])


def test_who_writes_too_fast_is_told_when_to_come_again(database_url: str, tmp_path: Any) -> None:
    house = House(database_url, tmp_path, {"chat_messages_per_minute": 20})
    house.start()
    try:
        page = house.page()
        kinds = []
        for number in range(14):
            page.send({"type": "say", "id": f"f{number}", "text": "hello"})
            frame = page.next()
            while frame["type"] not in ("ack", "error"):
                frame = page.next()
            kinds.append(frame)
        refused = [frame for frame in kinds if frame["type"] == "error"]
        assert len(refused) == 4
        assert {frame["code"] for frame in refused} == {"too_fast"}
        assert all(0 < frame["retry_after_seconds"] <= 10 for frame in refused)

        house.clock.forward(seconds=10)
        page.send({"type": "say", "id": refused[0]["id"], "text": "hello"})
        page.until("ack", id=refused[0]["id"])
    finally:
        house.stop()


def test_a_visitor_has_five_sockets(house: House) -> None:
    page = house.page()
    for _ in range(4):
        house.beside(page)

    with pytest.raises(Exception, match="4429"):
        house.beside(page)
    house.pages[1].close()
    house.until(lambda: _opens(house, page))


def _opens(house: House, page: WebPage) -> bool:
    try:
        house.beside(page)
    except Exception:  # noqa: BLE001 — not yet
        return False
    return True


def test_a_silent_page_is_let_go_and_one_that_gives_signs_is_not(database_url: str, tmp_path: Any) -> None:
    house = House(database_url, tmp_path, {"chat_silence_seconds": 1})
    house.start()
    try:
        page, silent = house.page(), house.page()
        for _ in range(4):
            time.sleep(0.4)
            page.send({"type": "ping"})
            page.until("pong")
        assert silent.closed_with() == 4408
        page.say("hello")
        page.answer()
    finally:
        house.stop()


def test_a_frame_that_is_too_large_ends_the_socket(house: House) -> None:
    page = house.page()

    page.send({"type": "say", "id": "big", "text": "x" * 9000})

    assert page.closed_with() == 1009
    assert page.frames[-1]["code"] == "too_large"
    page.open()
    page.send(b"x" * 100_000)
    assert page.closed_with() == 1009


def test_a_site_key_that_cannot_be_one_is_nobodys(house: House) -> None:
    page = WebPage(house.server.url, "x", ORIGIN)
    for site in ("%00", "%ff", "a" * 300, "web_'--", "..", "%E2%80%AE"):
        page.site = site
        assert page.call("POST", "sessions", {})[0] == 404


def test_card_numbers_are_not_kept(house: House) -> None:
    page = house.page()

    page.say("my card is 4111 1111 1111 1111")

    assert "removed what looked like a card number" in words(page.answer())
    assert "4111" not in json.dumps(page.messages)


def test_a_call_without_sense_is_a_problem_and_never_our_fault(house: House) -> None:
    page = house.page(opened=False)
    for query in ("after=x", "after=-1", "wait=99", "wait=-1", "before=999999999999999999999", "after=1.5"):
        assert page.call("GET", f"messages?{query}")[0] == 422
    wrong: list[dict[str, Any]] = [{"language": 7}, {"page": []}, {"token": "x" * 2000}, {"identity": 1}]
    for body in wrong:
        assert page.call("POST", "sessions", body)[0] == 422
    assert page.call("POST", "sessions", {"page": {"sku": "\0"}, "language": "xx", "token": "\0"})[0] == 200
    assert page.call("POST", "messages", None)[0] in (200, 415)
    assert page.call("POST", "messages", {"type": "say"})[1]["frames"][0]["code"] == "bad_frame"
    assert page.call("PUT", "messages", {})[0] == 405
    assert page.call("POST", "messages", {"x": "y" * 9000})[0] == 413


def fuzzed(chance: random.Random) -> str | bytes:
    """A frame that some page might have sent, were it broken or evil."""
    frame = json.loads(json.dumps(chance.choice(VALID)))
    frame["id"] = f"z{chance.randrange(10**9)}" if "id" in frame else frame.get("id")
    match chance.randrange(6):
        case 0:
            return bytes(chance.randrange(256) for _ in range(chance.randrange(60)))
        case 1:
            text = json.dumps(frame)
            at = chance.randrange(len(text))
            return text[:at] + chance.choice(["", "}", "[", '"', "\\", "\\u0000", "\\ud800"]) + text[at + 1 :]
        case 2:
            return json.dumps(chance.choice(STRANGE))
        case 3:
            del frame[chance.choice(sorted(frame))]
        case _:
            frame[chance.choice([*sorted(frame), "extra"])] = chance.choice(STRANGE)
    return json.dumps(frame)


def test_ten_thousand_frames_of_ill_will_break_nothing(house: House, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.ERROR)
    before = ERRORS.labels("chat")._value.get()
    chance = random.Random(3)
    page = house.page()
    for number in range(10_000):
        page.send(fuzzed(chance))
        if number % 50 == 49:
            page.send({"type": "ping"})
            page.until("pong")

    page.send({"type": "say", "id": "at-last", "text": "hello"})
    page.until("ack", id="at-last", seconds=60)
    house.until(lambda: not house.rows("SELECT 1 FROM inbox WHERE state = 'kept'"), 120)
    assert not house.rows("SELECT error FROM inbox WHERE state = 'dead'")
    assert ERRORS.labels("chat")._value.get() == before
    assert [record.message for record in caplog.records if record.levelno >= logging.ERROR] == []
