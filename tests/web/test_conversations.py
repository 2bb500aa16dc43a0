from typing import Any

import pytest
from starlette.testclient import TestClient

from chaffer.kernel.message import Said, Text
from chaffer.runtime.database import Database
from chaffer.runtime.statements import Statement, insert_all
from chaffer.runtime.tables import files
from chaffer.runtime.transaction import Transaction
from chaffer.testing import ManualClock
from chaffer.threads.say import Author, heard
from chaffer.threads.say import keep as keep_rows
from chaffer.threads.told import keep_told
from tests.web.conftest import Shop, json_of, meet

KEEP_FILE = Statement("test.keep_file", insert_all(files))


def get(client: TestClient, shop: Shop, path: str, status: int = 200) -> Any:
    return json_of(client.get(f"/api/v1/{path}", headers=shop.headers), status)


def test_a_persons_answer_is_promised_and_pauses_the_bot(client: TestClient, ours: Shop, db: Database) -> None:
    _, conversation_id = meet(db, ours.id)

    said = client.post(
        f"/api/v1/conversations/{conversation_id}/messages", headers=ours.headers, json={"text": "Hello, Mia here"}
    )

    (message,) = get(client, ours, f"conversations/{conversation_id}/messages")["items"]
    assert json_of(said, 202)["ids"] == [message["id"]]
    assert message["parts"] == [{"type": "text", "text": "Hello, Mia here"}]
    assert (message["direction"], message["author_kind"], message["state"]) == ("out", "staff", "promised")
    assert get(client, ours, f"conversations/{conversation_id}")["owner_kind"] == "person"


def test_a_person_sends_a_file_or_a_reaction(client: TestClient, ours: Shop, db: Database) -> None:
    _, conversation_id = meet(db, ours.id)
    path = f"/api/v1/conversations/{conversation_id}/messages"

    def keep(tx: Transaction) -> str:
        tx.run(KEEP_FILE, id="fil_1", sha256="00", mime="application/pdf", bytes=9, name="care.pdf", owner="",
               created_at=tx.now)  # fmt: skip
        shoppers = Author("shopper", "per_1")
        said = heard(tx, conversation_id, 900, [Text("lovely")], author=shoppers, external_id="wamid.7", event_id="",
                     turn_id="", said_at=tx.now, kept_at=tx.now)  # fmt: skip
        keep_rows(tx, [said])
        return str(said["id"])

    message_id = db.write_now(ours.id, keep)
    client.post(path, headers=ours.headers, json={"file_id": "fil_1", "text": "How to wash it"})
    client.post(path, headers=ours.headers, json={"reaction": "❤️", "to": message_id})

    told = get(client, ours, f"conversations/{conversation_id}/messages")["items"]
    sent = [each["parts"][0] for each in told if each["direction"] == "out"]
    assert {"type": "reaction", "to": "wamid.7", "emoji": "❤️"} in sent
    (file,) = [each for each in sent if each["type"] == "media"]
    assert (file["kind"], file["file_id"], file["caption"]) == ("document", "fil_1", "How to wash it")
    (marked,) = [each for each in told if each["id"] == message_id]
    assert [(mark["kind"], mark["emoji"]) for mark in marked["marks"]] == [("reaction", "❤️")]


@pytest.mark.parametrize(
    ("asked", "status"),
    [({}, 422), ({"text": " "}, 422), ({"file_id": "fil_none"}, 404), ({"reaction": "👍", "to": "msg_none"}, 404)],
)
def test_what_cannot_be_sent_is_refused(
    client: TestClient, ours: Shop, db: Database, asked: dict[str, str], status: int
) -> None:
    _, conversation_id = meet(db, ours.id)

    answer = client.post(f"/api/v1/conversations/{conversation_id}/messages", headers=ours.headers, json=asked)

    assert answer.status_code == status


def test_a_conversation_is_taken_over_and_handed_back(client: TestClient, ours: Shop, db: Database) -> None:
    _, conversation_id = meet(db, ours.id)
    path = f"/api/v1/conversations/{conversation_id}"

    taken = [json_of(client.post(f"{path}/take-over", headers=ours.headers)) for _ in range(2)]
    given = [json_of(client.post(f"{path}/hand-back", headers=ours.headers)) for _ in range(2)]

    assert [each["owner_kind"] for each in taken + given] == ["person", "person", "bot", "bot"]
    assert taken[0]["owner_id"] == ours.key_id


def test_conversations_are_filtered_and_paged(client: TestClient, ours: Shop, db: Database, clock: ManualClock) -> None:
    made = []
    for n in range(5):
        clock.forward(seconds=1)
        made.append(meet(db, ours.id, f"+49151000000{n:02}")[1])
    client.post(f"/api/v1/conversations/{made[1]}/take-over", headers=ours.headers)

    first = get(client, ours, "conversations?limit=3")
    second = get(client, ours, f"conversations?limit=3&cursor={first['next_cursor']}")

    assert [each["id"] for each in first["items"] + second["items"]] == made[::-1]
    assert second["next_cursor"] == ""
    assert [each["id"] for each in get(client, ours, "conversations?owner_kind=person")["items"]] == [made[1]]
    assert get(client, ours, "conversations?owner_kind=nobody", 422)["errors"][0]["path"] == "$.owner_kind"
    assert get(client, ours, "conversations?limit=0", 422)["errors"][0]["path"] == "$.limit"
    assert get(client, ours, "conversations?cursor=%21%21", 400)["code"] == "bad_request"


def test_messages_are_paged_from_the_latest_back(client: TestClient, ours: Shop, db: Database) -> None:
    _, conversation_id = meet(db, ours.id)
    path = f"conversations/{conversation_id}/messages"
    for n in range(5):
        client.post(f"/api/v1/{path}", headers=ours.headers, json={"text": f"{n}"})

    first = get(client, ours, f"{path}?limit=2")
    second = get(client, ours, f"{path}?limit=2&cursor={first['next_cursor']}")

    assert [each["parts"][0]["text"] for each in first["items"] + second["items"]] == ["4", "3", "2", "1"]


def test_pages_go_on_into_what_was_said_before_the_number_came_to_us(
    client: TestClient, ours: Shop, db: Database
) -> None:
    contact_id, conversation_id = meet(db, ours.id)
    path = f"conversations/{conversation_id}/messages"
    client.post(f"/api/v1/{path}", headers=ours.headers, json={"text": "now"})
    old = [Said(f"wamid.{n}", (Text(f"{n}"),), by_shop=n % 2 == 0) for n in range(4)]
    db.write_now(ours.id, lambda tx: keep_told(tx, conversation_id, -3, old, Author("shopper", contact_id)))

    seen, cursor = [], ""
    while True:
        page = get(client, ours, f"{path}?limit=2&cursor={cursor}")
        seen += [each["parts"][0]["text"] for each in page["items"]]
        cursor = page["next_cursor"]
        if not cursor:
            break

    assert seen == ["now", "3", "2", "1", "0"]
    for wrong in ("LQ==", "-", "--5", "-" + "9" * 30):
        assert get(client, ours, f"{path}?cursor={wrong}", 400)["code"] == "bad_request"


def test_shoppers_are_shown_with_their_addresses(client: TestClient, ours: Shop, db: Database) -> None:
    contact_id, _ = meet(db, ours.id)

    (listed,) = get(client, ours, "contacts")["items"]

    assert listed == get(client, ours, f"contacts/{contact_id}")
    assert [(each["kind"], each["channel"]) for each in listed["identities"]] == [("phone", "whatsapp")]
    assert get(client, ours, f"contacts/{contact_id}/consents") == {"items": []}


def test_another_shop_finds_nothing_of_ours(client: TestClient, ours: Shop, theirs: Shop, db: Database) -> None:
    contact_id, conversation_id = meet(db, ours.id)
    missing = [
        ("GET", f"contacts/{contact_id}"), ("GET", f"contacts/{contact_id}/consents"),
        ("GET", f"contacts/{contact_id}/cart"), ("GET", f"conversations/{conversation_id}"),
        ("GET", f"conversations/{conversation_id}/messages"), ("POST", f"conversations/{conversation_id}/take-over"),
        ("POST", f"conversations/{conversation_id}/hand-back"), ("POST", f"conversations/{conversation_id}/messages"),
    ]  # fmt: skip

    for method, path in missing:
        body = {"text": "x"} if path.endswith("messages") and method == "POST" else None
        answer = client.request(method, f"/api/v1/{path}", headers=theirs.headers, json=body)
        assert answer.status_code == 404, (method, path, answer.text)
        assert "." not in answer.json()["detail"], "it names a statement of ours"
    assert get(client, theirs, "contacts")["items"] == []
    assert get(client, theirs, "conversations")["items"] == []
    assert get(client, ours, f"conversations/{conversation_id}")["owner_kind"] == "bot"
