"""The shop's answers through the API."""

from typing import Any

import pytest
from starlette.testclient import TestClient

from chaffer.commerce.faq.operations.note_unanswered import NoteUnanswered, note_unanswered
from chaffer.runtime.database import Database
from tests.web.api import Api
from tests.web.conftest import Shop, json_of, meet

WRAP: dict[str, Any] = {"question": "Do you gift wrap?", "language": "en", "answer": "Yes.", "phrasings": ["Wrapping?"]}


@pytest.fixture
def api(client: TestClient, ours: Shop) -> Api:
    return Api(client, ours)


def _ask(db: Database, shop: Shop, *questions: str) -> None:
    for question in questions:
        db.write_now(shop.id, lambda tx, question=question: note_unanswered(tx, NoteUnanswered(question, "en")))  # type: ignore[misc]


def test_an_answer_is_made_changed_listed_and_taken_away(api: Api) -> None:
    made = api("POST", "/faq", WRAP, 201)
    again = api("POST", "/faq", {**WRAP, "answer": "Yes, gladly."}, 201)
    api("POST", "/faq", {**WRAP, "language": "fr", "key": made["key"]}, 201)
    changed = api("PUT", f"/faq/{made['id']}", {"question": "Wrapped?", "answer": "No."})
    english = api("GET", "/faq?language=en")["items"]
    first = api("GET", "/faq?limit=1")
    rest = api("GET", f"/faq?limit=1&cursor={first['next_cursor']}")
    api("DELETE", f"/faq/{made['id']}", status=204)
    api("DELETE", f"/faq/{made['id']}", status=404)

    assert (made["key"], again["id"], again["answer"]) == ("do-you-gift-wrap", made["id"], "Yes, gladly.")
    assert (changed["question"], changed["answer"], changed["phrasings"]) == ("Wrapped?", "No.", [])
    assert [each["id"] for each in english] == [made["id"]]
    assert [each["language"] for each in (*first["items"], *rest["items"])] == ["en", "fr"]
    assert [each["language"] for each in api("GET", "/faq")["items"]] == ["fr"]


def test_a_persons_reply_becomes_an_answer_and_settles_the_question(
    api: Api, client: TestClient, db: Database, ours: Shop
) -> None:
    _, conversation_id = meet(db, ours.id)
    _ask(db, ours, "Do you repair zips?")
    (question,) = api("GET", "/questions")["items"]
    path = f"/api/v1/conversations/{conversation_id}/messages"
    json_of(client.post(path, headers=ours.headers, json={"text": "Yes, for 18 dollars."}), 202)
    (message,) = api("GET", f"/conversations/{conversation_id}/messages")["items"]

    told = {"question": question["example"], "language": "en", "from_message_id": message["id"]}
    made = api("POST", "/faq", {**told, "unanswered_id": question["id"]}, 201)

    assert made["answer"] == "Yes, for 18 dollars."
    assert api("GET", "/questions")["items"] == []
    assert [each["id"] for each in api("GET", "/questions?state=answered")["items"]] == [question["id"]]
    assert api("POST", "/faq", {**told, "from_message_id": "msg_none"}, 404)["code"] == "not_found"


def test_the_most_asked_question_comes_first_page_by_page(api: Api, db: Database, ours: Shop) -> None:
    _ask(db, ours, "One?", "Two?", "two", "Three?", "three?", "THREE")
    first = api("GET", "/questions?limit=2")
    rest = api("GET", f"/questions?limit=2&cursor={first['next_cursor']}")
    api("PATCH", f"/questions/{first['items'][0]['id']}", {"state": "dropped"})

    asked = [(each["count"], each["example"]) for each in (*first["items"], *rest["items"])]
    assert asked == [(3, "Three?"), (2, "Two?"), (1, "One?")]
    assert rest["next_cursor"] == ""
    assert [each["count"] for each in api("GET", "/questions")["items"]] == [2, 1]
    api("GET", "/questions?cursor=eHg", status=400)


def test_nothing_and_too_much_are_refused(api: Api) -> None:
    api("POST", "/faq", {**WRAP, "answer": "  "}, 422)
    api("POST", "/faq", {**WRAP, "question": "???"}, 422)
    api("POST", "/faq", {**WRAP, "answer": "x" * 2_001}, 422)
    api("POST", "/faq", {**WRAP, "language": "English"}, 422)


def test_another_shops_answers_are_not_there(api: Api, client: TestClient, theirs: Shop) -> None:
    made = api("POST", "/faq", WRAP, 201)
    them = Api(client, theirs)

    assert them("GET", "/faq")["items"] == []
    them("PUT", f"/faq/{made['id']}", {"question": "Q?", "answer": "A"}, 404)
    them("DELETE", f"/faq/{made['id']}", status=404)
