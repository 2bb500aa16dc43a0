"""The same as a person who is signed in: by their name, once a press, within what their role may."""

from typing import Any

import pytest
from sqlalchemy import select
from starlette.testclient import TestClient

from chaffer.accounts.staff.operations.begin_session import BeginSession, begin_session
from chaffer.desk.tables import mentions
from chaffer.runtime.database import Database
from chaffer.web.signing_in.csrf import csrf_of
from tests.web.conftest import Shop, check_out, json_of, meet
from tests.web.people import hire, signed_in


@pytest.fixture
def thread(db: Database, ours: Shop) -> str:
    return meet(db, ours.id)[1]


def press(client: TestClient, headers: dict[str, str], thread: str, body: Any, key: str = "press-1") -> Any:
    return client.post(
        f"/api/v1/conversations/{thread}/messages", headers={**headers, "idempotency-key": key}, json=body
    )


def headers_of(db: Database, staff_id: str, shop_id: str) -> dict[str, str]:
    made = db.write_now(shop_id, lambda tx: begin_session(tx, BeginSession(staff_id, "test", 60)))
    return {"cookie": f"chaffer_session={made.token}", "x-chaffer-csrf": csrf_of(made.token)}


def unseen(db: Database, shop_id: str) -> list[str]:
    wanted = select(mentions.c.staff_id).where(mentions.c.seen_at.is_(None))
    return [row.staff_id for row in db.read_now(shop_id, lambda tx: tx.query("test.unseen", wanted))]


def test_a_press_without_a_name_says_nothing(client: TestClient, db: Database, ours: Shop, thread: str) -> None:
    headers = signed_in(db, ours.id, "agent")
    path = f"/api/v1/conversations/{thread}"

    for what, body in (("messages", {"text": "Hi"}), ("notes", {"text": "look"})):
        answer = client.post(f"{path}/{what}", headers=headers, json=body)
        assert (answer.status_code, answer.json()["code"]) == (400, "idempotency_key_needed")
    assert json_of(client.get(f"{path}/messages", headers=headers))["items"] == []


def test_a_person_writes_under_their_own_name_and_once(
    client: TestClient, db: Database, ours: Shop, thread: str
) -> None:
    headers = signed_in(db, ours.id, "agent")

    first, second = (press(client, headers, thread, {"text": "Hello, Ana here"}) for _ in range(2))
    filled = client.post("/api/v1/saved-replies", headers=headers, json={
        "shortcut": "hi", "title": "Hi", "text": "{{agent.name}} of {{shop.name}}",
    })  # fmt: skip

    assert json_of(first, 202) == json_of(second, 202)
    (message,) = json_of(client.get(f"/api/v1/conversations/{thread}/messages", headers=headers))["items"]
    assert message["author_name"] == "Ana"
    path = f"/api/v1/saved-replies/{json_of(filled, 201)['id']}/fill"
    told = json_of(client.post(path, headers=headers, json={"conversation_id": thread}))
    assert told == {"text": "Ana of Ours", "missing": []}


def test_a_mention_is_settled_once_its_thread_was_read(
    client: TestClient, db: Database, ours: Shop, thread: str
) -> None:
    sam, bo = signed_in(db, ours.id, "agent"), hire(db, ours.id, "agent", "bo@shop.example")
    path = f"/api/v1/conversations/{thread}"
    asked = {"text": "Could you look?", "mentions": [bo]}

    made = client.post(f"{path}/notes", headers={**sam, "idempotency-key": "n1"}, json=asked)

    assert json_of(made, 201)["mentions"] == [bo]
    assert json_of(made, 201)["actor_name"] == "Ana"
    bos = headers_of(db, bo, ours.id)
    json_of(client.post(f"{path}/read", headers=sam, json={}))
    assert unseen(db, ours.id) == [bo]
    json_of(client.post(f"{path}/read", headers=bos, json={}))
    assert unseen(db, ours.id) == []


@pytest.mark.parametrize(("role", "status"), [("agent", 202), ("read-only", 403)])
def test_a_page_to_pay_on_is_sent_by_whoever_may_carry_on_a_checkout(
    client: TestClient, db: Database, ours: Shop, thread: str, role: str, status: int
) -> None:
    check_out(db, ours.id)

    answer = press(client, signed_in(db, ours.id, role), thread, {"show": "payment"})

    assert answer.status_code == status, answer.text


def test_whoever_answers_sends_a_file(client: TestClient, db: Database, ours: Shop) -> None:
    headers = signed_in(db, ours.id, "agent")

    assert client.post("/api/v1/files", headers=headers, content=b"%PDF-1.7 pages").status_code == 201
