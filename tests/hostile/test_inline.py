"""The way in that answers in its response: kept like every other, answered there, and later by itself if it must."""

import hashlib
import hmac
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import msgspec
import pytest

from chaffer.cli.serving import HOOKS
from tests.hostile.place import TRIAL, TRIAL_SECRET, Place, open_place
from tests.process.meta import Json

IVY = "visitor-7"


def ask(place: Place, number: int, said: str, secret: str = TRIAL_SECRET, **more: object) -> tuple[int, Json]:
    """One call on /in/trial: its status and what stands in the response."""
    body = msgspec.json.encode({"account": TRIAL, "id": f"m{number}", "from": IVY, "text": said, **more})
    signature = hmac.new(secret.encode(), body, hashlib.sha256).hexdigest()
    headers = {"content-type": "application/json", "x-chaffer-signature": signature}
    answer = place.http.post("/in/trial", content=body, headers=headers)
    return answer.status_code, answer.json() if answer.status_code == 200 else {}


@pytest.fixture
def hurried(database_url: str, tmp_path: Path) -> Iterator[Place]:
    """A place whose inline channel does not wait at all."""
    opened = open_place(database_url, tmp_path, [replace(hook, inline_seconds=0.0) for hook in HOOKS])
    yield opened
    opened.close()


def test_the_answer_stands_in_the_response(place: Place) -> None:
    status, said = ask(place, 1, "hello")
    place.settle()

    assert status == 200
    assert [message["text"] for message in said["messages"]]
    assert place.heard() == ["m1"]
    assert set(place.states()) == {"sent"}
    assert place.said[IVY] == [], "said in the response, and sent beside it"


def test_a_conversation_goes_on_from_call_to_call(place: Place) -> None:
    for number, words in enumerate(("hello", "help", "how much is delivery?", "thanks")):
        status, said = ask(place, number, words)
        assert status == 200
        assert said["messages"], words
    place.settle()

    assert place.said[IVY] == []
    assert set(place.states()) == {"sent"}


def test_a_forged_call_is_refused(place: Place) -> None:
    assert ask(place, 1, "hello", "another secret")[0] == 403
    assert place.kept() == []


def test_a_repeat_is_not_answered_again(place: Place) -> None:
    _, first = ask(place, 1, "hello")
    status, again = ask(place, 1, "hello")
    place.settle()

    assert (status, again["messages"]) == (200, [])
    assert len(place.states()) == len(first["messages"])


def test_past_the_deadline_a_holding_phrase_is_said_and_the_answer_follows(hurried: Place) -> None:
    _, said = ask(hurried, 1, "help")
    hurried.until(lambda: hurried.said[IVY])
    hurried.settle()

    assert [message["text"] for message in said["messages"]] == ["One moment, please: the answer follows."]
    assert len(hurried.said[IVY]) == 1
    assert hurried.said[IVY][0]["text"] != said["messages"][0]["text"]
    assert set(hurried.states()) == {"sent"}
    assert max(hurried.sink.by_reference.values()) == 1
