"""Keys, the trail, facts, what failed, and the shop's settings, over the API."""

from datetime import timedelta
from typing import Any

import pytest
from starlette.testclient import TestClient

from chaffer.kernel.message import Text
from chaffer.runtime.database import Database
from chaffer.runtime.jobs import claim, enqueue, failed
from chaffer.runtime.statements import given
from chaffer.runtime.transaction import Transaction, guarded
from chaffer.testing import ManualClock
from chaffer.threads.load import take_seq
from chaffer.threads.say import promise
from chaffer.threads.tables import messages
from tests.web.api import Api
from tests.web.conftest import Shop, meet
from tests.web.people import signed_in

FAIL = guarded("test.fail", messages, messages.c.id == given("id_"), state=given("as_"), reason=given("why"))
JOB = "test.job"


@pytest.fixture
def api(client: TestClient, ours: Shop) -> Api:
    return Api(client, ours)


def refused_send(db: Database, shop: Shop, state: str = "failed", number: str = "+4915100000001") -> str:
    _, conversation_id = meet(db, shop.id, number)

    def work(tx: Transaction) -> str:
        (made,) = promise(tx, conversation_id, take_seq(tx, conversation_id, 1), [Text("Your parcel has left")])
        tx.run(FAIL, id_=made, as_=state, why="account_broken: 190")
        return made

    return db.write_now(shop.id, work)


def dead_job(db: Database, shop: Shop) -> None:
    db.write_now(shop.id, lambda tx: enqueue(tx, JOB, "a"))
    (job,) = [each for each in db.write_now("*", claim) if each.kind == JOB]
    db.write_now(shop.id, lambda tx: failed(tx, job, "the carrier is closed", final=True))


def test_a_key_may_no_more_than_whoever_makes_it(api: Api, client: TestClient, db: Database, ours: Shop) -> None:
    maker = api("POST", "/keys", {"name": "Maker", "permissions": ["staff.write", "staff.read", "orders.read"]}, 201)
    own = Api(client, Shop(ours.id, maker["secret"], maker["key"]["id"]))

    assert own("POST", "/keys", {"name": "More", "permissions": ["refunds.write"]}, 403)["code"]
    child = own("POST", "/keys", {"name": "Less", "permissions": ["orders.read"]}, 201)

    assert Api(client, Shop(ours.id, child["secret"], ""))("GET", "/orders")["items"] == []
    assert [each["name"] for each in own("GET", "/keys")["items"]] == ["all", "Maker", "Less"]
    assert {each["name"] for each in own("GET", "/permissions")["items"] if each["granted"]} == {
        "staff.write", "staff.read", "orders.read",
    }  # fmt: skip
    assert child["secret"] not in str(own("GET", "/keys"))
    api("POST", "/keys", {"name": "Wrong", "permissions": ["no.such"]}, 422)


def test_a_key_ends_when_it_was_meant_to(api: Api, client: TestClient, clock: ManualClock, ours: Shop) -> None:
    until = (clock.now() + timedelta(hours=1)).isoformat()
    made = api("POST", "/keys", {"name": "Short", "permissions": ["orders.read"], "expires_at": until}, 201)
    short = Api(client, Shop(ours.id, made["secret"], ""))
    short("GET", "/orders")

    clock.forward(hours=1, seconds=1)

    short("GET", "/orders", status=401)
    past = {"name": "Past", "permissions": ["orders.read"], "expires_at": until}
    assert api("POST", "/keys", past, 422)["details"]["field"] == "expires_at"


def test_the_trail_is_filtered_taken_along_and_whole(api: Api, client: TestClient, db: Database, ours: Shop) -> None:
    owner = signed_in(db, ours.id)
    client.patch("/api/v1/shop", json={"name": "=Marlow"}, headers=owner)
    api("POST", "/keys", {"name": "One", "permissions": ["orders.read"]}, 201)

    keys = api("GET", "/audit?action=key")["items"]
    assert {each["action"] for each in keys} == {"key.create"}
    assert [each["actor_name"] for each in api("GET", "/audit?action=shop.change")["items"]] == ["Ana"]
    assert api("GET", "/audit?action=sho")["items"] == []
    assert api("GET", "/audit?since=2090-01-01T00:00:00Z")["items"] == []
    assert len(api("GET", "/audit?until=2090-01-01T00:00:00Z")["items"]) > 2
    api("GET", "/audit?since=yesterday", status=422)

    told = client.get("/api/v1/audit/csv?action=shop.change", headers=ours.headers)
    assert told.headers["content-type"].startswith("text/csv")
    header, line = told.text.splitlines()
    assert header.startswith("at,actor_kind")
    assert "'=" not in line or "=Marlow" in line
    chain = api("GET", "/audit/chain")
    assert chain["broken_at"] == ""
    assert chain["lines"] == len(api("GET", "/audit?limit=100")["items"])
    assert chain["since"] is not None


def test_facts_are_followed_along(api: Api) -> None:
    api("PATCH", "/shop", {"name": "Marlow"})
    (first,) = api("GET", "/facts?kind=shop_changed")["items"]
    assert first["body"]["fields"] == ["name"]

    api("PATCH", "/shop", {"name": "Fig"})

    assert len(api("GET", f"/facts?kind=shop_changed&after={first['id']}")["items"]) == 1
    assert len(api("GET", "/facts?kind=shop_changed")["items"]) == 2
    page = api("GET", "/facts?limit=1")
    assert api("GET", f"/facts?limit=1&cursor={page['next_cursor']}")["items"][0]["id"] < page["items"][0]["id"]


def test_failed_messages_are_listed_until_somebody_lets_them_be(api: Api, db: Database, ours: Shop) -> None:
    gone = refused_send(db, ours)
    unknown = refused_send(db, ours, "unknown", "+4915100000002")

    told = {each["id"]: each for each in api("GET", "/failed-messages")["items"]}
    assert told.keys() == {gone, unknown}
    assert told[gone]["text"] == "Your parcel has left"
    assert told[gone]["failure"]["code"] == "account_broken"
    assert told[gone]["contact_name"] == "Anna"

    api("POST", f"/failed-messages/{gone}/drop", {"reason": ""}, 422)
    api("POST", f"/failed-messages/{gone}/drop", {"reason": "She called"}, 204)
    api("POST", f"/failed-messages/{gone}/drop", {"reason": "Twice"}, 404)
    assert [each["id"] for each in api("GET", "/failed-messages")["items"]] == [unknown]
    assert api("GET", f"/audit?target_id={gone}")["items"][0]["after"] == {"reason": "She called"}


def test_work_that_was_given_up_is_let_be(api: Api, db: Database, ours: Shop, theirs: Shop, client: TestClient) -> None:
    dead_job(db, ours)
    (job,) = api("GET", "/jobs/dead")["items"]

    Api(client, theirs)("POST", f"/jobs/{job['id']}/drop", {"reason": "x"}, 404)
    api("POST", f"/jobs/{job['id']}/drop", {"reason": "Shipped by hand"}, 204)

    assert api("GET", "/jobs/dead")["items"] == []
    api("POST", f"/jobs/{job['id']}/drop", {"reason": "x"}, 404)
    api("POST", f"/jobs/{job['id']}/replay", {}, 404)


@pytest.mark.parametrize(
    ("settings", "field"),
    [
        ({"hours": {"mon": [["18:00", "09:00"]]}}, "settings.hours"),
        ({"hours": {"monday": []}}, "settings.hours"),
        ({"assistant": "x" * 101}, "settings.assistant"),
        ({"assistant": "two\nlines"}, "settings.assistant"),
        ({"marketing_per_day": -1}, "settings.marketing_per_day"),
        ({"marketing_per_day": True}, "settings.marketing_per_day"),
        ({"logo_url": "javascript:alert(1)"}, "settings.logo_url"),
        ({"store_credit": "always"}, "settings.store_credit"),
        ({"invoices": {"name": ""}}, "settings.invoices"),
        ({"suggestions": "yes"}, "settings.suggestions"),
    ],
)
def test_a_setting_that_makes_no_sense_is_refused_by_its_name(api: Api, settings: dict[str, Any], field: str) -> None:
    assert api("PATCH", "/shop", {"settings": settings}, 422)["details"]["field"] == field
    assert api("PATCH", "/shop", {"settings": {**dict.fromkeys(settings), "own": 1}})["settings"]["own"] == 1
