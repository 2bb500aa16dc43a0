"""What may stand in a message: the odd is made harmless, and what is good beside it is kept and answered once."""

import itertools
import json
import re
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.channels.whatsapp.test_fuzz import mutate
from tests.hostile.place import NUMBER_A, Place
from tests.process.meta import Json, envelope_of, message_value, text, text_call

FIXTURES = Path(__file__).parent.parent / "channels" / "whatsapp" / "fixtures"
PAYLOADS = [json.loads(path.read_text())["payload"] for path in sorted(FIXTURES.glob("*.json"))]
ANA, GOOD = "15551110001", "15559990001"
ROUNDS = {"sqlite": 2000, "postgresql": 500}


def ours(payload: Any) -> Any:
    """A recorded payload, moved to our shop's number."""
    moved = re.sub(r'"phone_number_id": "[^"]*"', f'"phone_number_id": "{NUMBER_A}"', json.dumps(payload))
    return json.loads(moved)


def good_change(number: int) -> Json:
    value = message_value(f"wamid.good{number:05d}", GOOD, text("help"))
    change: Json = envelope_of([(NUMBER_A, value)])["entry"][0]["changes"][0]
    return change


def test_thousands_of_broken_calls_cost_no_good_message(place: Place) -> None:
    numbers = itertools.count(1)
    sent: list[str] = []
    rounds = ROUNDS[place.assembled.server.db.dialect]

    @settings(
        max_examples=rounds, deadline=None, database=None, derandomize=True,
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.function_scoped_fixture],
    )  # fmt: skip
    @given(st.data())
    def throw(data: st.DataObject) -> None:
        broken = mutate(ours(data.draw(st.sampled_from(PAYLOADS))), data)
        number, at = next(numbers), data.draw(st.integers(0, 3))
        beside = number % 40 == 0 and isinstance(broken.get("entry"), list)
        if beside:
            broken["entry"].insert(at, {"id": "1", "changes": [good_change(number)]})
        try:
            body = json.dumps(broken).encode("utf-8", "surrogatepass")
        except (ValueError, RecursionError):
            return
        status = place.post(body)
        assert status < 500, (status, body[:2000])
        if beside:
            assert status == 200, "a good message went down with a bad one"
            sent.append(f"wamid.good{number:05d}")

    throw()
    place.settle(120)

    ids = place.rows("SELECT external_id FROM messages WHERE direction = 'in' AND external_id LIKE 'wamid.good%'")
    assert sorted(row[0] for row in ids) == sorted(sent)
    assert len(sent) > 5
    turns = place.rows(
        "SELECT count(DISTINCT turn_id) FROM messages WHERE direction = 'in' AND external_id LIKE 'wamid.good%'"
    )
    assert len(place.said[GOOD]) == turns[0][0], "each turn of the good shopper is answered once"
    assert not place.rows("SELECT 1 FROM inbox WHERE state = 'dead' AND external_id LIKE 'wamid.good%'")


ODD_TEXTS = {
    "nul": "he\u0000llo",
    "long": "dress " * 1667,
    "right to left": "\u202e hello \u200b\u200d",
    "emoji": "👩‍👩‍👧‍👦" * 200,
    "combining": "e" + "\u0301" * 2000,
    "formats": "%s %n {0} {{x}} ${y} <script>alert(1)</script> '; DROP TABLE messages; --",
    "digits": "9" * 5000,
    "blank": "   \n\t ",
    "newlines": "\n" * 3000 + "hello",
}


@pytest.mark.parametrize("which", sorted(ODD_TEXTS))
def test_an_odd_text_is_taken_and_answered(place: Place, which: str) -> None:
    assert place.post(text_call(NUMBER_A, "wamid.1", ANA, ODD_TEXTS[which])) == 200
    place.settle()

    assert place.heard() == ["wamid.1"]
    assert place.said[ANA]
    assert "\u0000" not in str(place.rows("SELECT part FROM messages WHERE direction = 'in'"))


def test_a_lone_surrogate_is_taken_and_answered(place: Place) -> None:
    body = text_call(NUMBER_A, "wamid.1", ANA, "he@llo").replace(b"he@llo", rb"he\ud83dllo")

    assert place.post(body) == 200
    place.settle()

    assert place.heard() == ["wamid.1"]
    assert len(place.said[ANA]) == 1


def test_bytes_that_are_no_text_are_taken_and_answered(place: Place) -> None:
    body = text_call(NUMBER_A, "wamid.1", ANA, "he@llo").replace(b"he@llo", b"he\xff\xfello")

    assert place.post(body) == 200
    place.settle()

    assert place.heard() == ["wamid.1"]


@pytest.mark.parametrize("depth", [100, 5_000, 300_000])
def test_a_deep_nest_spoils_nothing_beside_it(place: Place, depth: int) -> None:
    whole = msgspec.json.encode(envelope_of([(NUMBER_A, message_value("wamid.1", ANA, text("hello")))]))
    nest = b'{"field":"messages","value":' + b'{"a":[' * depth + b"1" + b"]}" * depth + b"},"
    body = whole.replace(b'"changes":[', b'"changes":[' + nest, 1)

    assert place.post(body) == 200
    place.settle()
    assert place.heard() == ["wamid.1"]
