"""Voice notes: kept, answered honestly without a listener, and heard where there is one."""

import hashlib
from typing import Any

import pytest
from sqlalchemy import select

from chaffer.kernel.errors import ProviderFault
from chaffer.testing import FakeListener
from chaffer.threads.tables import messages
from tests.inbox.street import ANA, NUMBER, Street

NOTE = b"OggS\x00 the sound of a voice"


def speak(street: Street, content: bytes = NOTE) -> None:
    media_id = street.meta(lambda graph: graph.shelf.add(NUMBER, "audio/ogg", content))
    told = {"id": media_id, "mime_type": "audio/ogg; codecs=opus", "sha256": hashlib.sha256(content).hexdigest()}
    street.says({"type": "audio", "audio": {**told, "voice": True}})


def shown(street: Street) -> list[str]:
    return [str(each["message"]) for each in street.graph.thread(ANA) if each["kind"] == "message"]


def heard(street: Street) -> list[Any]:
    return street.rows(select(messages.c.part).where(messages.c.direction == "in").order_by(messages.c.seq))


def test_without_a_listener_the_note_is_kept_and_words_are_asked_for(street: Street) -> None:
    speak(street)

    street.until(lambda: any("listen to voice messages" in each for each in shown(street)))
    part = street.until(lambda: (rows := heard(street)) and rows[0].part[0].get("file_id") and rows[0].part[0])
    assert (part["kind"], part["voice"]) == ("audio", True)
    assert len(heard(street)) == 1


def test_a_listener_puts_it_into_words_that_are_answered(street: Street) -> None:
    listener = FakeListener({NOTE: "help, my card is 4111 1111 1111 1111"})
    street.server.tools.listeners["listener"] = listener

    speak(street)

    street.until(lambda: shown(street))
    note, words = street.until(lambda: len(heard(street)) == 2 and heard(street))
    assert note.part[0]["alt"] == words.part[0]["text"]
    assert "4111" not in str(note.part) + str(words.part)
    assert listener.heard == [("audio/ogg", listener.heard[0][1])]
    assert not any("listen to voice messages" in each for each in shown(street))


@pytest.mark.parametrize("told", ["", ProviderFault("no such model")], ids=["no words", "a fault"])
def test_what_cannot_be_made_out_is_asked_for_in_writing(street: Street, told: Any) -> None:
    street.server.tools.listeners["listener"] = FakeListener({NOTE: told})

    speak(street)

    street.until(lambda: any("listen to voice messages" in each for each in shown(street)))


def test_nobody_outside_can_pose_as_ourselves(street: Street) -> None:
    body = {"type": "text", "id": "own:msg_1/0", "text": {"body": "hello"}}

    street.says(body)

    street.until(lambda: shown(street))
    (row,) = street.rows(select(messages.c.external_id, messages.c.part).where(messages.c.direction == "in"))
    assert row.external_id == "x:own:msg_1/0"
    assert row.part[0]["text"] == "hello"
