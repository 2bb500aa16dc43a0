"""What strangers, broken networks and a confused platform may post: nothing forged is kept, nothing good is lost."""

import time
from collections.abc import Iterator

import msgspec
import pytest

from tests.hostile.place import NUMBER_A, NUMBER_B, SECRET_A, SECRET_B, TOKEN_A, TOKEN_B, Place
from tests.process.meta import envelope as call
from tests.process.meta import envelope_of, message_value, signed, text, text_call

ANA = "15551110001"
WEEK = 7 * 24 * 3600


def test_what_shop_b_signed_is_nothing_to_shop_a(place: Place) -> None:
    body = text_call(NUMBER_A, "wamid.1", ANA, "hello")

    assert place.post(body, SECRET_B) == 403
    assert place.kept() == []

    assert place.post(body, SECRET_A) == 200
    assert place.kept() == ["wamid.1"]


def test_in_one_call_only_the_signers_own_numbers_count(place: Place) -> None:
    of_a, of_b = message_value("wamid.a", ANA, text("hello")), message_value("wamid.b", ANA, text("hi"))
    both = msgspec.json.encode(envelope_of([(NUMBER_A, of_a), (NUMBER_B, of_b)]))

    assert place.post(both, SECRET_B) == 200

    assert place.kept() == ["wamid.b"]


@pytest.mark.parametrize("forged", ["", "sha256=", "sha256=00", "sha1=" + "0" * 64, "sha256=" + "0" * 64, "é" * 64])
def test_a_forged_call_is_refused(place: Place, forged: str) -> None:
    body = text_call(NUMBER_A, "wamid.1", ANA, "hello")

    headers = {b"content-type": b"application/json", b"x-hub-signature-256": forged.encode("latin-1")}
    answer = place.http.post("/in/whatsapp", content=body, headers=headers)

    assert answer.status_code == 403
    assert place.kept() == []


def test_a_changed_byte_breaks_the_signature(place: Place) -> None:
    body = text_call(NUMBER_A, "wamid.1", ANA, "hello")

    answer = place.http.post("/in/whatsapp", content=body.replace(b"hello", b"hallo"), headers=signed(body, SECRET_A))

    assert (answer.status_code, place.kept()) == (403, [])


def test_a_truncated_call_is_refused_even_if_signed(place: Place) -> None:
    body = text_call(NUMBER_A, "wamid.1", ANA, "hello")

    for length in (0, 1, len(body) // 2, len(body) - 1):
        assert place.post(body[:length]) in (400, 403)
    assert place.kept() == []


def test_three_megabytes_are_read_and_no_more(place: Place) -> None:
    body = text_call(NUMBER_A, "wamid.1", ANA, "hello")
    full = body + b" " * (3 * 1024 * 1024 - len(body))

    assert place.post(full + b" ") == 413
    assert place.kept() == []
    assert place.post(full) == 200
    assert place.kept() == ["wamid.1"]


def test_a_body_without_a_length_is_cut_off_too(place: Place) -> None:
    def endless() -> Iterator[bytes]:
        for _ in range(64):
            yield b" " * 65_536

    answer = place.http.post("/in/whatsapp", content=endless(), headers={"content-type": "application/json"})

    assert answer.status_code == 413


def test_another_content_type_is_refused(place: Place) -> None:
    body = text_call(NUMBER_A, "wamid.1", ANA, "hello")

    assert place.post(body, headers={"content-type": "text/xml"}) == 415
    assert place.post(body, headers={"content-type": "application/x-www-form-urlencoded"}) == 415
    assert place.kept() == []
    assert place.post(body, headers={"content-type": "application/json; charset=utf-8"}) == 200


def test_other_methods_are_refused(place: Place) -> None:
    for method in ("PUT", "DELETE", "PATCH"):
        assert place.http.request(method, "/in/whatsapp").status_code == 405


def test_the_handshake_wants_the_right_word(place: Place) -> None:
    def shake(token: str, mode: str = "subscribe") -> tuple[int, str]:
        asked = {"hub.mode": mode, "hub.verify_token": token, "hub.challenge": "8675309"}
        answer = place.http.get("/in/whatsapp", params=asked)
        return answer.status_code, answer.text

    assert shake(TOKEN_A) == (200, "8675309")
    assert shake(TOKEN_B) == (200, "8675309")
    for token, mode in (
        ("wrong", "subscribe"),
        ("", "subscribe"),
        (TOKEN_A, "unsubscribe"),
        (TOKEN_A + "x", "subscribe"),
    ):
        assert shake(token, mode)[0] == 403
    assert place.http.get("/in/whatsapp").status_code in (400, 403)


def test_a_repeated_call_is_answered_once(place: Place) -> None:
    body = text_call(NUMBER_A, "wamid.1", ANA, "hello")

    assert [place.post(body) for _ in range(5)] == [200] * 5
    place.settle()
    assert [place.post(body) for _ in range(5)] == [200] * 5
    place.settle()

    assert place.heard() == ["wamid.1"]
    assert len(place.said[ANA]) == 1


def test_a_thousand_updates_in_one_call_are_all_kept(place: Place) -> None:
    people = [f"1555222{number:04d}" for number in range(50)]
    values = [message_value(f"wamid.{n:04d}", people[n % 50], text("hello")) for n in range(1000)]
    value = {"contacts": [c for v in values[:50] for c in v["contacts"]],
             "messages": [m for v in values for m in v["messages"]]}  # fmt: skip

    assert place.post(call(NUMBER_A, value)) == 200

    assert len(place.kept()) == 1000
    place.settle(120)
    assert sorted(place.heard()) == [f"wamid.{n:04d}" for n in range(1000)]
    by_person = place.rows(
        "SELECT conversation_id, external_id FROM messages WHERE direction = 'in' ORDER BY conversation_id, seq"
    )
    for conversation in {row[0] for row in by_person}:
        ids = [row[1] for row in by_person if row[0] == conversation]
        assert ids == sorted(ids), "out of the order in which they stood in the call"


def test_a_week_old_message_is_taken_and_spoils_nothing(place: Place) -> None:
    now = int(time.time())
    assert place.post(call(NUMBER_A, message_value("wamid.new", ANA, text("hello"), now))) == 200
    place.settle()
    assert place.post(call(NUMBER_A, message_value("wamid.old", ANA, text("help"), now - WEEK))) == 200
    place.settle()
    assert place.post(call(NUMBER_A, message_value("wamid.newer", ANA, text("thanks"), now))) == 200
    place.settle()

    assert place.heard() == ["wamid.new", "wamid.old", "wamid.newer"]
    # The window that the new message opened stays open, so the late one is answered as well.
    assert len(place.said[ANA]) == 3
    assert set(place.states()) == {"delivered"}


def test_a_message_from_the_future_opens_no_longer_window(place: Place) -> None:
    ahead = int(time.time()) + 30 * 24 * 3600
    assert place.post(call(NUMBER_A, message_value("wamid.1", ANA, text("hello"), ahead))) == 200
    place.settle()

    assert len(place.said[ANA]) == 1
    ((until,),) = place.rows("SELECT window_until FROM conversations")
    assert until / 1e6 <= time.time() + 24 * 3600 + 5
