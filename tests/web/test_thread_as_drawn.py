"""What a screen draws of a thread: authors, quotes, files, marks, notes, and why something did not arrive."""

from typing import Any

import pytest
from sqlalchemy import update
from starlette.testclient import TestClient

from chaffer.kernel.message import Text
from chaffer.outbox.failures import failure_of
from chaffer.runtime.database import Database
from chaffer.runtime.statements import Statement, given, insert_all, mine
from chaffer.runtime.tables import files
from chaffer.runtime.transaction import Transaction
from chaffer.testing import ManualClock
from chaffer.threads.load import take_seq
from chaffer.threads.say import Author, heard
from chaffer.threads.say import keep as keep_rows
from chaffer.threads.tables import messages
from tests.web.api import Api
from tests.web.conftest import Shop, meet
from tests.web.people import hire

KEEP_FILE = Statement("test.keep_file", insert_all(files))
SET_STATE = Statement(
    "test.set_state",
    update(messages)
    .where(mine(messages), messages.c.id == given("id"))
    .values(state=given("state"), reason=given("reason"), provider_id=given("provider_id")),
)


@pytest.fixture
def api(client: TestClient, ours: Shop) -> Api:
    return Api(client, ours)


@pytest.fixture
def thread(db: Database, ours: Shop) -> str:
    return meet(db, ours.id)[1]


def shopper_says(
    db: Database, shop_id: str, conversation_id: str, words: str, who: str = "per_1", provider_id: str = "wamid.1"
) -> str:
    def work(tx: Transaction) -> str:
        seq = take_seq(tx, conversation_id, 1)
        row = heard(
            tx, conversation_id, seq, [Text(words)], author=Author("shopper", who), external_id=provider_id,
            event_id="", turn_id="", said_at=tx.now, kept_at=tx.now,
        )  # fmt: skip
        keep_rows(tx, [row])
        return str(row["id"])

    return db.write_now(shop_id, work)


def fails(db: Database, shop_id: str, message_id: str, reason: str, state: str = "failed") -> None:
    db.write_now(
        shop_id, lambda tx: tx.run(SET_STATE, id=message_id, state=state, reason=reason, provider_id="wamid.out")
    )


def say(api: Api, thread: str, **body: Any) -> str:
    return str(api("POST", f"/conversations/{thread}/messages", body, 202)["ids"][0])


def test_a_message_names_its_author_and_what_it_quotes(api: Api, db: Database, ours: Shop, thread: str) -> None:
    asked = shopper_says(db, ours.id, thread, "Do you have it in blue?", meet(db, ours.id)[0])

    said = say(api, thread, text="We do", reply_to=asked)

    answer, question = api("GET", f"/conversations/{thread}/messages")["items"]
    assert (answer["id"], answer["author_name"], answer["reply_to"]) == (said, "all", "wamid.1")
    assert answer["quoted"] == {
        "id": asked, "seq": question["seq"], "direction": "in", "kind": "text", "text": "Do you have it in blue?",
    }  # fmt: skip
    assert question["author_name"] == "Anna"


def test_a_message_of_another_thread_cannot_be_quoted(api: Api, db: Database, ours: Shop, thread: str) -> None:
    _, other = meet(db, ours.id, "+4915100000002")
    asked = shopper_says(db, ours.id, other, "Hello?")

    api("POST", f"/conversations/{thread}/messages", {"text": "Hi", "reply_to": asked}, 404)


def test_files_of_a_message_have_signed_addresses(
    api: Api, client: TestClient, db: Database, ours: Shop, thread: str
) -> None:
    db.write_now(ours.id, lambda tx: tx.run(
        KEEP_FILE, id="fil_1", sha256="00", mime="application/pdf", bytes=9, name="care.pdf", owner="", created_at=tx.now
    ))  # fmt: skip

    say(api, thread, file_id="fil_1", text="How to wash it")

    (message,) = api("GET", f"/conversations/{thread}/messages")["items"]
    (file,) = message["attachments"]
    assert (file["file_id"], file["mime"], file["name"], file["bytes"]) == ("fil_1", "application/pdf", "care.pdf", 9)
    assert "/files/fil_1?until=" in file["url"]
    assert "&sign=" in file["url"]


@pytest.mark.parametrize(
    ("reason", "code", "again"),
    [
        ("131026 Message undeliverable", "recipient_unreachable", True),
        ("131050 User stopped it", "opted_out", False),
        ("131047 Re-engagement message", "window_closed", True),
        ("content_rejected: a sticker of 9 MB", "content_rejected", False),
        ("window_closed: the time to answer is over", "window_closed", True),
        ("unreachable: HTTP 503 (503)", "unreachable", True),
        ("999999999999999999999 who knows", "content_rejected", False),
        ("", "send_failed", True),
    ],
)
def test_a_failure_is_told_in_readable_words(
    api: Api, db: Database, ours: Shop, thread: str, reason: str, code: str, again: bool
) -> None:
    said = say(api, thread, text="Hello")
    fails(db, ours.id, said, reason)

    (message,) = api("GET", f"/conversations/{thread}/messages")["items"]

    assert (message["failure"]["code"], message["failure"]["again"]) == (code, again)
    assert message["failure"]["words"].endswith(".")
    assert message["provider_id"] == "wamid.out"


def test_what_arrived_has_no_failure() -> None:
    assert failure_of("delivered", "reply_in_window") is None
    assert failure_of("promised", "") is None


def test_notes_stand_with_the_messages_of_their_time(
    api: Api, db: Database, ours: Shop, thread: str, clock: ManualClock
) -> None:
    mia = hire(db, ours.id, "agent")
    path = f"/conversations/{thread}"
    for words in ("one", "two", "three"):
        say(api, thread, text=words)
        clock.forward(seconds=10)
        api("POST", f"{path}/notes", {"text": f"about {words}", "mentions": [mia]}, 201)
        clock.forward(seconds=10)

    first = api("GET", f"{path}/messages?limit=2")
    second = api("GET", f"{path}/messages?limit=2&cursor={first['next_cursor']}")

    assert [note["text"] for note in first["notes"]] == ["about three", "about two"]
    assert [note["text"] for note in second["notes"]] == ["about one"]
    assert (first["notes"][0]["actor_name"], first["notes"][0]["mentions"]) == ("all", [mia])


def test_only_members_of_the_shops_staff_are_mentioned(
    api: Api, db: Database, ours: Shop, theirs: Shop, thread: str
) -> None:
    stranger = hire(db, theirs.id, "agent")

    api("POST", f"/conversations/{thread}/notes", {"text": "look", "mentions": [stranger]}, 422)
    api("POST", f"/conversations/{thread}/notes", {"text": "look", "mentions": ["stf_none"] * 21}, 422)

    assert api("GET", f"/conversations/{thread}/notes")["items"] == []


def test_a_note_about_an_order_mentions_nobody(api: Api, db: Database, ours: Shop) -> None:
    contact_id, _ = meet(db, ours.id)

    api("POST", f"/contacts/{contact_id}/notes", {"text": "look", "mentions": [hire(db, ours.id, "agent")]}, 422)


def test_the_proof_of_a_persons_message_names_who_and_when(api: Api, thread: str) -> None:
    said = say(api, thread, text="Hello")

    proof = api("GET", f"/messages/{said}/proof")

    assert [step["name"] for step in proof["steps"]] == ["promised"]
    assert (proof["steps"][0]["details"]["by"], proof["state"]) == ("all", "promised")


def test_the_proof_of_what_failed_says_why(api: Api, db: Database, ours: Shop, thread: str) -> None:
    said = say(api, thread, text="Hello")
    fails(db, ours.id, said, "131026 Message undeliverable")

    proof = api("GET", f"/messages/{said}/proof")

    assert proof["steps"][-1]["name"] == "failed"
    assert (proof["reason"], proof["provider_id"]) == ("131026 Message undeliverable", "wamid.out")


def test_proofs_and_limits_are_the_shops_own(client: TestClient, theirs: Shop, api: Api, thread: str) -> None:
    said = say(api, thread, text="Hello")
    others = Api(client, theirs)

    others("GET", f"/messages/{said}/proof", status=404)
    others("GET", f"/conversations/{thread}/limits", status=404)


def test_limits_tell_what_the_channel_carries(api: Api, thread: str) -> None:
    limits = api("GET", f"/conversations/{thread}/limits")

    assert (limits["channel"], limits["text"], limits["buttons"]) == ("whatsapp", 4096, 3)
    assert {"kind": "image", "mime_types": ["image/jpeg", "image/png"], "bytes": 5 * 1024 * 1024} in limits["media"]
    assert (limits["open"], limits["templates"]) == (True, False)
    assert limits["window_until"] is not None
