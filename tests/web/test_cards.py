"""Cards that shoppers keep and what they allow with them, through the API."""

from typing import Any

import pytest
from starlette.testclient import TestClient

from chaffer.accounts.operations.change_shop import ChangeShop, change_shop
from chaffer.commerce.payments.jobs.open_setup import OPEN_SETUP
from chaffer.commerce.payments.methods import keep_method
from chaffer.commerce.payments.operations.settle_setup import settle_setup
from chaffer.commerce.payments.permissions import permission_of
from chaffer.commerce.payments.port import OpenedSetup, SavedMethod, SetupTruth
from chaffer.commerce.payments.tables import card_setups, mandates
from chaffer.runtime.database import Database
from chaffer.runtime.tables import jobs
from chaffer.testing import ManualClock
from tests.web.api import Api
from tests.web.conftest import Shop, json_of, meet

SETTINGS = {"saved_cards": {"order_minor": 20_000, "month_minor": 50_000}, "payment_methods": ["stripe"]}
VISA = SavedMethod("pm_1", "cus_1", "card", "Visa", "4242", (2034, 12))
ASKED = {"wording": "Can you keep my card?", "proof": {"call": "2026-03-02 14:10", "agent": "Mia"}}


@pytest.fixture
def api(client: TestClient, ours: Shop, db: Database) -> Api:
    db.write_now(ours.id, lambda tx: change_shop(tx, ChangeShop(settings=SETTINGS)))
    return Api(client, ours)


@pytest.fixture
def anna(api: Api, db: Database, ours: Shop) -> str:
    return meet(db, ours.id)[0]


def keep(db: Database, shop: Shop, contact_id: str, saved: SavedMethod = VISA) -> str:
    return db.write_now(shop.id, lambda tx: keep_method(tx, contact_id, "", "stripe", saved))


def allowed(method_id: str, minor: int = 8000, **other: Any) -> dict[str, Any]:
    return {
        "payment_method_id": method_id, "limit": {"minor": minor, "currency": "USD"}, "period": "month",
        "wording": "You may buy for up to 80 a month", "proof": {"call": "17"}, **other,
    }  # fmt: skip


def test_a_link_leads_to_a_kept_card_which_is_listed_and_forgotten(
    api: Api, db: Database, ours: Shop, anna: str, client: TestClient
) -> None:
    path = f"/contacts/{anna}/payment-methods"
    made = api("POST", f"{path}/setups", ASKED, 201)
    assert (made["state"], made["provider"], made["method_id"]) == ("asked", "stripe", "")
    answer = OpenedSetup("cs_1", "seti_1", "https://pay.example/c/cs_1")
    db.write_now(ours.id, lambda tx: OPEN_SETUP.finish(tx, {"setup_id": made["id"]}, answer))
    page = client.get(made["url"].partition("/card/")[1] + made["url"].partition("/card/")[2])
    assert page.status_code == 200
    assert "https://pay.example/c/cs_1" in page.text
    assert "$200 an order" in page.text
    assert client.get("/card/nobodyknows").status_code == 404

    db.write_now(ours.id, lambda tx: settle_setup(tx, made["id"], SetupTruth("kept", made["id"], saved=VISA)))
    (card,) = api("GET", path)["items"]
    assert (card["label"], card["last4"], card["provider"]) == ("Visa", "4242", "stripe")
    seen = api("GET", f"{path}/setups/{made['id']}")
    assert (seen["state"], seen["method_id"], seen["url"]) == ("kept", card["id"], "")
    assert "saved" in client.get(f"/card/back/{made['id']}").text

    api("DELETE", f"{path}/{card['id']}", status=204)
    api("DELETE", f"{path}/{card['id']}", status=404)
    assert api("GET", path)["items"] == []
    kinds = [row.kind for row in db.read_now(ours.id, lambda tx: tx.query("test.jobs", jobs.select()))]
    assert kinds.count("payments.detach") == 1
    trail = [each["action"] for each in api("GET", f"/audit?target_kind=contact&target_id={anna}")["items"]]
    assert trail == ["card.forget", "card.setup"]


def test_the_proof_of_a_link_is_kept_and_a_repeat_makes_no_second_one(
    db: Database, ours: Shop, anna: str, client: TestClient
) -> None:
    headers = {**ours.headers, "idempotency-key": "once"}
    path = f"/api/v1/contacts/{anna}/payment-methods/setups"
    first = json_of(client.post(path, json=ASKED, headers=headers), 201)
    again = json_of(client.post(path, json=ASKED, headers=headers), 201)
    another = json_of(client.post(path, json=ASKED, headers=ours.headers), 201)

    assert again == first
    assert (another["id"], another["url"] != first["url"]) == (first["id"], True)  # the page that is open is used
    rows = db.read_now(ours.id, lambda tx: tx.query("test.setups", card_setups.select()))
    assert [row.proof for row in rows] == [{**ASKED, "actor_kind": "key", "actor_id": ours.key_id}]


def test_a_shop_that_keeps_no_cards_gives_no_link(api: Api, db: Database, ours: Shop, anna: str) -> None:
    path = f"/contacts/{anna}/payment-methods/setups"
    db.write_now(ours.id, lambda tx: change_shop(tx, ChangeShop(settings={"payment_methods": ["trial"]})))
    assert api("POST", path, ASKED, 422)["code"] == "not_offered"
    settings = {"payment_methods": ["stripe"], "saved_cards": None}
    db.write_now(ours.id, lambda tx: change_shop(tx, ChangeShop(settings=settings)))
    assert api("POST", path, ASKED, 422)["code"] == "not_offered"
    api("POST", path, {**ASKED, "proof": {}}, 422)
    api("POST", "/contacts/per_nobody/payment-methods/setups", ASKED, 404)


def test_a_permission_is_recorded_with_its_proof_shown_and_taken_back(
    api: Api, db: Database, ours: Shop, anna: str, clock: ManualClock
) -> None:
    path, method = f"/contacts/{anna}/spending-permissions", keep(db, ours, anna)
    given = api("POST", path, allowed(method), 201)
    assert (given["state"], given["limit"]["minor"], given["left"]["minor"]) == ("active", 8000, 8000)
    assert given["proof"]["said"] == "You may buy for up to 80 a month"
    assert given["proof"]["actor_id"] == ours.key_id
    found = db.read_now(ours.id, lambda tx: permission_of(tx, anna))
    assert found is not None
    assert (found.id, found.last4) == (given["id"], "4242")

    newer = api("POST", path, allowed(method, 9000, period="week"), 201)
    assert [each["state"] for each in api("GET", path)["items"]] == ["active", "ended"]
    ended = api("POST", f"{path}/{newer['id']}/take-back", {})
    assert (ended["state"], ended["left"]["minor"], ended["ended_at"] is not None) == ("ended", 0, True)
    assert api("POST", f"{path}/{newer['id']}/take-back", {})["ended_at"] == ended["ended_at"]
    assert db.read_now(ours.id, lambda tx: permission_of(tx, anna)) is None

    last = api("POST", path, allowed(method), 201)
    clock.forward(days=366)
    assert api("GET", path)["items"][0] | {"state": ""} == {**last, "state": "", "left": last["spent"]}
    assert api("GET", path)["items"][0]["state"] == "over"


def test_a_forgotten_card_ends_what_was_allowed_with_it(api: Api, db: Database, ours: Shop, anna: str) -> None:
    method = keep(db, ours, anna)
    api("POST", f"/contacts/{anna}/spending-permissions", allowed(method), 201)
    api("DELETE", f"/contacts/{anna}/payment-methods/{method}", status=204)
    assert [each["state"] for each in api("GET", f"/contacts/{anna}/spending-permissions")["items"]] == ["ended"]


@pytest.mark.parametrize(("change", "code"), [
    ({"limit": {"minor": 60_000, "currency": "USD"}}, "mandate_too_small"),
    ({"limit": {"minor": 8000, "currency": "EUR"}}, "invalid"),
    ({"limit": {"minor": 0, "currency": "USD"}}, "invalid"),
    ({"period": "year"}, "invalid"),
    ({"proof": {}}, "invalid"),
    ({"wording": ""}, "invalid"),
    ({"payment_method_id": "pmt_nobodys"}, "method_gone"),
])  # fmt: skip
def test_a_permission_that_cannot_be_is_refused(
    api: Api, db: Database, ours: Shop, anna: str, change: dict[str, Any], code: str
) -> None:
    told = {**allowed(keep(db, ours, anna)), **change}
    assert api("POST", f"/contacts/{anna}/spending-permissions", told, 422)["code"] == code
    assert db.read_now(ours.id, lambda tx: tx.query("test.mandates", mandates.select())) == []


def test_nobody_reaches_the_cards_of_another_person_or_shop(
    api: Api, db: Database, ours: Shop, theirs: Shop, anna: str, client: TestClient
) -> None:
    method = keep(db, ours, anna)
    setup = api("POST", f"/contacts/{anna}/payment-methods/setups", ASKED, 201)["id"]
    permission = api("POST", f"/contacts/{anna}/spending-permissions", allowed(method), 201)["id"]
    eve, _ = meet(db, ours.id, "+4915100000002")
    api("DELETE", f"/contacts/{eve}/payment-methods/{method}", status=404)
    api("GET", f"/contacts/{eve}/payment-methods/setups/{setup}", status=404)
    api("POST", f"/contacts/{eve}/spending-permissions/{permission}/take-back", {}, 404)
    assert api("POST", f"/contacts/{eve}/spending-permissions", allowed(method), 422)["code"] == "method_gone"
    assert keep(db, ours, eve) == "", "the card stays hers, whoever brings its id"

    others = Api(client, theirs)
    for path in ("payment-methods", f"payment-methods/setups/{setup}", "spending-permissions"):
        others("GET", f"/contacts/{anna}/{path}", status=404)
    others("DELETE", f"/contacts/{anna}/payment-methods/{method}", status=404)
    others("POST", f"/contacts/{anna}/payment-methods/setups", ASKED, 404)
    others("POST", f"/contacts/{anna}/spending-permissions", allowed(method), 404)
    others("POST", f"/contacts/{anna}/spending-permissions/{permission}/take-back", {}, 404)
    assert [each["id"] for each in api("GET", f"/contacts/{anna}/payment-methods")["items"]] == [method]
    assert api("GET", f"/contacts/{anna}/spending-permissions")["items"][0]["state"] == "active"
