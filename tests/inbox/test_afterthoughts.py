"""Reactions, corrections and deletions at their edges: of others' messages, of unknown ones, of files."""

import hashlib
from typing import Any

from sqlalchemy import select

from chaffer.runtime.tables import files
from chaffer.threads.tables import conversations, message_marks, messages
from tests.inbox.street import ANA, NUMBER, Street

BEA = "15551230002"


def text(body: str) -> dict[str, Any]:
    return {"type": "text", "text": {"body": body}}


def correction(of: str, body: str) -> dict[str, Any]:
    return {"type": "edit", "edit": {"original_message_id": of, "message": text(body)}}


def deletion(of: str) -> dict[str, Any]:
    return {"type": "revoke", "revoke": {"original_message_id": of}}


def reaction(of: str, emoji: str = "👍") -> dict[str, Any]:
    return {"type": "reaction", "reaction": {"message_id": of, "emoji": emoji}}


def shown(street: Street, who: str = ANA) -> list[Any]:
    return [each for each in street.graph.thread(who) if each["kind"] == "message"]


def heard(street: Street) -> list[Any]:
    return street.rows(select(messages.c.part).where(messages.c.direction == "in").order_by(messages.c.seq))


def test_a_correction_of_what_never_reached_us_is_answered(street: Street) -> None:
    street.says(correction("wamid.LOST", "hello"))

    street.until(lambda: shown(street))


def test_nobody_changes_what_another_person_said(street: Street) -> None:
    mine = street.says(text("hello"))
    street.until(lambda: shown(street))

    for element in (deletion(mine), correction(mine, "give it to Bea"), reaction(mine)):
        street.says(element, BEA)
    street.says(text("hi"), BEA)
    street.until(lambda: shown(street, BEA))

    (row,) = street.rows(select(messages.c.part).where(messages.c.provider_id == mine))
    assert row.part == [{"type": "text", "text": "hello"}]
    assert street.rows(select(message_marks)) == []


def test_nobody_changes_what_we_said(street: Street) -> None:
    street.says(text("hello"))
    ours = street.until(lambda: shown(street))[0]["id"]

    street.says(correction(ours, "everything is free"))
    street.says(deletion(ours))
    street.says(reaction(ours))
    street.until(lambda: street.rows(select(message_marks)))

    (mark,) = street.rows(select(message_marks))
    assert (mark.kind, mark.emoji) == ("reaction", "👍")
    (row,) = street.rows(select(messages.c.part).where(messages.c.provider_id == ours))
    assert "free" not in str(row.part)


def test_a_reaction_opens_no_window_and_shows_no_typing(street: Street) -> None:
    street.says(text("hello"))
    ours = street.until(lambda: shown(street))[0]["id"]
    (before,) = street.rows(select(conversations.c.window_until))
    typing = sum(each["kind"] == "typing" for each in street.graph.thread(ANA))
    street.town.clock.forward(hours=1)

    street.says(reaction(ours, "❤️"))
    street.until(lambda: street.rows(select(message_marks)))

    (after,) = street.rows(select(conversations.c.window_until))
    assert after.window_until == before.window_until
    assert sum(each["kind"] == "typing" for each in street.graph.thread(ANA)) == typing


def test_with_a_message_goes_its_file_and_the_trace_stays(street: Street) -> None:
    content = b"%PDF-1.7 secret"
    media_id = street.meta(lambda graph: graph.shelf.add(NUMBER, "application/pdf", content))
    told = {"id": media_id, "mime_type": "application/pdf", "sha256": hashlib.sha256(content).hexdigest()}
    sent = street.says({"type": "document", "document": {**told, "filename": "bank.pdf"}})
    street.until(lambda: street.rows(select(files)))
    street.until(lambda: heard(street)[0].part[0].get("file_id"))

    street.says(deletion(sent))
    street.until(lambda: street.rows(select(message_marks)))

    assert street.rows(select(files)) == []
    assert heard(street)[0].part == [{"type": "unsupported", "what": "deleted", "detail": ""}]


def test_a_repeated_correction_changes_nothing_more(street: Street) -> None:
    sent = street.says(text("a red dress"))
    street.until(lambda: shown(street))
    again = {**correction(sent, "a blue dress"), "id": "wamid.EDIT"}

    for _ in range(3):
        street.says(again)
    street.until(lambda: street.rows(select(message_marks)))
    street.says(text("thanks"))
    street.until(lambda: len(shown(street)) > 1)

    (mark,) = street.rows(select(message_marks))
    assert mark.before == [{"type": "text", "text": "a red dress"}]
