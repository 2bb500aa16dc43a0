import pytest
from starlette.testclient import TestClient

from chaffer.desk.variables import fill
from chaffer.runtime.database import Database
from tests.web.api import Api
from tests.web.conftest import Shop, buy, meet

HOURS = {"shortcut": "hours", "title": "When we are open", "text": "Hello {{contact.first_name}}, we open at nine."}


@pytest.fixture
def api(client: TestClient, ours: Shop) -> Api:
    return Api(client, ours)


def test_a_saved_reply_is_kept_changed_and_removed(api: Api) -> None:
    made = api("POST", "/saved-replies", HOURS, 201)

    changed = api("PATCH", f"/saved-replies/{made['id']}", {"title": "Hours"})

    assert (changed["shortcut"], changed["title"], changed["text"]) == ("hours", "Hours", HOURS["text"])
    assert api("GET", "/saved-replies")["items"] == [changed]
    api("DELETE", f"/saved-replies/{made['id']}", status=204)
    assert api("GET", "/saved-replies")["items"] == []
    api("PATCH", f"/saved-replies/{made['id']}", {"title": "Hours"}, 404)


def test_a_shortcut_is_taken_once_a_language(api: Api) -> None:
    made = api("POST", "/saved-replies", HOURS, 201)
    french = api("POST", "/saved-replies", {**HOURS, "language": "fr"}, 201)

    api("POST", "/saved-replies", HOURS, 409)
    api("PATCH", f"/saved-replies/{french['id']}", {"language": ""}, 409)

    assert {each["id"] for each in api("GET", "/saved-replies")["items"]} == {made["id"], french["id"]}


def test_a_saved_reply_is_filled_from_the_thread(api: Api, db: Database, ours: Shop) -> None:
    buy(db, ours.id)
    _, conversation_id = meet(db, ours.id)
    text = "{{contact.name}}, order {{ order.number }} of {{shop.name}} is on its way. {{agent.name}} {{evil}}"
    made = api("POST", "/saved-replies", {**HOURS, "text": text}, 201)

    filled = api("POST", f"/saved-replies/{made['id']}/fill", {"conversation_id": conversation_id})

    assert filled["text"].startswith("Anna, order ")
    assert "{{order.number}}" not in filled["text"].replace(" ", "")
    assert filled["text"].endswith("of Ours is on its way. {{agent.name}} {{evil}}")
    assert filled["missing"] == ["agent.name", "evil"]


def test_a_value_is_never_filled_itself() -> None:
    assert fill("{{contact.name}}", {"contact.name": "{{shop.name}}", "shop.name": "X"}) == ("{{shop.name}}", ())


@pytest.mark.parametrize(
    "wrong",
    [{"shortcut": "two words"}, {"shortcut": "/x"}, {"shortcut": ""}, {"text": ""}, {"text": "x" * 4001},
     {"language": "english"}, {"title": "x" * 121}, {"staff": "x"}],
)  # fmt: skip
def test_what_cannot_be_a_saved_reply_is_refused(api: Api, wrong: dict[str, str]) -> None:
    api("POST", "/saved-replies", {**HOURS, **wrong}, 422)


def test_another_shop_sees_and_fills_none_of_ours(client: TestClient, api: Api, theirs: Shop, db: Database) -> None:
    made = api("POST", "/saved-replies", HOURS, 201)
    others = Api(client, theirs)
    _, their_thread = meet(db, theirs.id)

    assert others("GET", "/saved-replies")["items"] == []
    others("POST", f"/saved-replies/{made['id']}/fill", {"conversation_id": their_thread}, 404)
    others("DELETE", f"/saved-replies/{made['id']}", status=404)
    api("POST", f"/saved-replies/{made['id']}/fill", {"conversation_id": their_thread}, 404)
