"""Rules, macros, ratings and wording through the API."""

import pytest
from starlette.testclient import TestClient

from chaffer.runtime.database import Database
from tests.web.api import Api
from tests.web.conftest import Shop, meet

RULE = {"name": "Money back", "definition": {
    "event": "shopper_wrote", "conditions": [{"if": "words", "phrases": ["refund"]}],
    "actions": [{"do": "label", "label": "refund"}],
}}  # fmt: skip


@pytest.fixture
def api(client: TestClient, ours: Shop) -> Api:
    return Api(client, ours)


def test_a_rule_is_written_ordered_switched_and_taken_away(api: Api) -> None:
    first = api("POST", "/rules", RULE, 201)
    second = api("POST", "/rules", {**RULE, "name": "Second", "active": False}, 201)

    off = api("PATCH", f"/rules/{first['id']}", {"active": False})
    assert (off["active"], off["definition"]["version"], off["fired"]) == (False, 1, 0)
    ordered = api("PUT", "/rules/order", {"ids": [second["id"], first["id"]]})
    assert [each["name"] for each in ordered["items"]] == ["Second", "Money back"]
    api("PUT", "/rules/order", {"ids": [second["id"]]}, 409)
    assert api("GET", f"/rules/{first['id']}/firings") == {"items": []}
    api("DELETE", f"/rules/{first['id']}", status=204)
    assert [each["name"] for each in api("GET", "/rules")["items"]] == ["Second"]


@pytest.mark.parametrize("wrong", [
    {"event": "shopper_wrote", "actions": []},
    {"event": "shopper_wrote", "actions": [{"do": "label"}]},
    {"event": "shopper_wrote", "actions": [{"do": "close", "more": 1}]},
    {"event": "waiting", "actions": [{"do": "close"}]},
    {"event": "opened", "actions": [{"do": "assign", "to": "stf_nobody"}]},
    {"event": "opened", "actions": [{"do": "close"}], "version": 7},
])  # fmt: skip
def test_what_is_no_rule_is_refused_by_name(api: Api, wrong: dict[str, object]) -> None:
    api("POST", "/rules", {"name": "X", "definition": wrong}, 422)


def test_a_macro_does_several_things_in_several_conversations(api: Api, db: Database, ours: Shop) -> None:
    _, conversation = meet(db, ours.id)
    content = {
        "actions": [
            {"do": "label", "label": "vip"},
            {"do": "priority", "priority": "high"},
            {"do": "assign", "to": "me"},
        ]
    }
    made = api("POST", "/macros", {"name": "VIP", "content": content}, 201)
    api("POST", "/macros", {"name": "VIP", "content": content}, 409)

    ran = api("POST", f"/macros/{made['id']}/run", {"conversation_ids": [conversation, "cnv_none"]})

    told = {each["conversation_id"]: each for each in ran["items"]}
    assert [step["why"] for step in told[conversation]["steps"]] == ["", "", "invalid"], "a key is nobody's name"
    assert told["cnv_none"]["why"] == "not_found"
    after = api("GET", f"/conversations/{conversation}")
    assert (after["labels"], after["priority"]) == (["vip"], "high")


def test_wishes_and_ratings_are_told(api: Api) -> None:
    told = api("PUT", "/satisfaction/settings", {"on": True, "after_minutes": 3})
    assert told["wishes"] == {"on": True, "after_minutes": 3, "not_within_days": 7, "bot": True}
    assert api("GET", "/satisfaction?days=7")["all"]["counts"] == [0, 0, 0, 0, 0]
    assert api("GET", "/ratings?at_most=2")["items"] == []
    assert api("GET", "/sla-policies/missed")["total"] == 0


def test_a_text_is_worded_and_given_back(api: Api) -> None:
    api("POST", "/wording/preview", {"key": "rating-ask", "language": "en", "text": "How was {nobody}?"}, 422)
    worded = api("PUT", "/wording/rating-ask/en", {"text": "How was {shop}?"})
    (item,) = [each for each in worded["items"] if each["key"] == "rating-ask"]
    english = next(each for each in item["texts"] if each["language"] == "en")
    assert english["own"] == "How was {shop}?"
    api("DELETE", "/wording/rating-ask/en", status=204)
    api("DELETE", "/wording/rating-ask/en", status=404)
    api("PUT", "/wording/welcome/en", {"text": "x"}, 404)
