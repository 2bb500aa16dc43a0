"""Changes, returns and the policy through the API."""

from typing import Any

from starlette.testclient import TestClient

from chaffer.commerce.payments.operations.settle import settle
from chaffer.commerce.payments.port import Truth
from chaffer.commerce.payments.queries import payment
from chaffer.runtime.database import Database
from tests.web.conftest import Shop, buy, buy_online, json_of
from tests.web.test_orders import get, post


def put(client: TestClient, shop: Shop, path: str, body: Any, status: int = 200) -> Any:
    return json_of(client.put(f"/api/v1/{path}", headers=shop.headers, json=body), status)


def paid(db: Database, shop: Shop) -> str:
    _, payment_id = buy_online(db, shop.id)
    view = db.read_now(shop.id, lambda tx: payment(tx, payment_id))
    truth = Truth("paid", view.amount.minor, view.amount.currency)
    db.write_now(shop.id, lambda tx: settle(tx, payment_id, truth))
    return db.read_now(shop.id, lambda tx: payment(tx, payment_id)).order_id


def line_of(client: TestClient, shop: Shop, order_id: str) -> str:
    line_id: str = get(client, shop, f"orders/{order_id}")["lines"][0]["id"]
    return line_id


def test_the_policy_is_set_as_a_whole_and_wrong_places_are_named(client: TestClient, ours: Shop, theirs: Shop) -> None:
    assert get(client, ours, "policy")["returns"]["window_days"] == 30

    kept = put(client, ours, "policy", {"returns": {"window_days": 14, "never": ["Swimwear"]}, "undo_minutes": 5})
    refused = put(client, ours, "policy", {"returns": {"window_days": -1}}, 422)
    contradicts = put(client, ours, "policy", {"returns": {"postage_minor": 500}}, 422)

    assert kept["returns"]["window_days"] == get(client, ours, "policy")["returns"]["window_days"] == 14
    assert kept["changes"]["cancel_until"] == "shipped"
    assert "$.returns.window_days" in str(refused)
    assert "$.returns.postage_minor" in str(contradicts)
    assert get(client, theirs, "policy")["returns"]["window_days"] == 30


def test_a_dry_run_tells_what_is_allowed_and_why_not(client: TestClient, ours: Shop, db: Database) -> None:
    order_id = buy(db, ours.id)
    before = post(client, ours, f"orders/{order_id}/options", {})
    post(client, ours, f"orders/{order_id}/shipments", {}, 201)
    after = post(client, ours, f"orders/{order_id}/options", {})

    assert (before["cancel"]["allowed"], before["change_address"]["allowed"]) == (True, True)
    assert before["lines"][0]["give_back"] == {"allowed": False, "why": "not_there"}
    assert (after["cancel"]["why"], after["lines"][0]["give_back"]["allowed"]) == ("left", True)
    assert get(client, ours, f"orders/{order_id}")["refunded"]["minor"] == 0


def test_what_is_asked_is_done_once_and_listed(client: TestClient, ours: Shop, db: Database) -> None:
    order_id = buy(db, ours.id, quantity=3)
    wish = {"kind": "cancel_lines", "lines": {line_of(client, ours, order_id): 1}}

    first = post(client, ours, f"orders/{order_id}/actions", {"wish": wish, "key": "k1"})
    again = post(client, ours, f"orders/{order_id}/actions", {"wish": wish, "key": "k1"})

    assert (first["state"], first["id"]) == ("done", again["id"])
    assert get(client, ours, f"orders/{order_id}")["lines"][0]["refunded_quantity"] == 1
    assert [each["id"] for each in get(client, ours, f"orders/{order_id}/actions")["items"]] == [first["id"]]
    assert [each["id"] for each in get(client, ours, "actions?state=done")["items"]] == [first["id"]]
    assert post(client, ours, f"actions/{first['id']}/take-back", {}, 409)["code"] == "action_over"
    assert post(client, ours, f"actions/{first['id']}/approve", {})["state"] == "done"


def test_what_the_policy_forbids_takes_a_word_more(client: TestClient, ours: Shop, db: Database) -> None:
    put(client, ours, "policy", {"changes": {"cancel_until": "never"}})
    order_id = buy(db, ours.id)
    wish = {"kind": "cancel"}

    refused = post(client, ours, f"orders/{order_id}/actions", {"wish": wish, "key": "a"}, 409)
    done = post(client, ours, f"orders/{order_id}/actions", {"wish": wish, "key": "a", "despite_policy": True})

    assert (refused["code"], done["state"]) == ("not_allowed", "done")
    assert get(client, ours, f"orders/{order_id}")["state"] == "cancelled"


def test_a_return_is_labelled_received_and_paid_out(client: TestClient, ours: Shop, db: Database) -> None:
    order_id = paid(db, ours)
    post(client, ours, f"orders/{order_id}/shipments", {}, 201)
    wish = {"kind": "return", "lines": {line_of(client, ours, order_id): 1}, "reason": "too_big"}
    return_id = post(client, ours, f"orders/{order_id}/actions", {"wish": wish, "key": "r"})["result"]["return_id"]

    labelled = post(client, ours, f"returns/{return_id}/label", {"carrier": "post", "label_url": "https://l.example/1"})
    received = post(client, ours, f"returns/{return_id}/receive", {})

    assert (labelled["state"], received["state"]) == ("labelled", "done")
    assert received["given"] == received["worth"]
    assert [each["id"] for each in get(client, ours, "returns?state=done")["items"]] == [return_id]
    assert get(client, ours, f"returns/{return_id}")["lines"][0]["resellable"] == 1
    assert post(client, ours, f"returns/{return_id}/cancel", {}, 409)["code"] == "action_over"


def test_another_shops_orders_and_returns_are_not_there(
    client: TestClient, ours: Shop, theirs: Shop, db: Database
) -> None:
    order_id = buy(db, ours.id)
    wish = {"wish": {"kind": "cancel"}, "key": "x"}
    assert post(client, theirs, f"orders/{order_id}/options", {}, 404)["code"] == "not_found"
    assert post(client, theirs, f"orders/{order_id}/actions", wish, 404)["code"] == "not_found"
    assert get(client, theirs, "returns/ret_none", 404)["code"] == "not_found"
