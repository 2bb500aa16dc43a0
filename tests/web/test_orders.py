from typing import Any

from starlette.testclient import TestClient

from chaffer.commerce.payments.operations.finish_refund import fail_refund
from chaffer.commerce.payments.operations.settle import settle
from chaffer.commerce.payments.port import Truth
from chaffer.runtime.database import Database
from tests.web.conftest import Shop, buy, buy_online, json_of


def post(client: TestClient, shop: Shop, path: str, body: Any, status: int = 200) -> Any:
    return json_of(client.post(f"/api/v1/{path}", headers=shop.headers, json=body), status)


def get(client: TestClient, shop: Shop, path: str, status: int = 200) -> Any:
    return json_of(client.get(f"/api/v1/{path}", headers=shop.headers), status)


def test_an_order_is_packed_shipped_and_delivered(client: TestClient, ours: Shop, db: Database) -> None:
    order_id = buy(db, ours.id)
    tracking = {"carrier": "swift", "tracking_number": "SP-1", "tracking_url": "https://track.example/SP-1"}

    parcel = post(client, ours, f"orders/{order_id}/shipments", tracking, 201)
    scan = {"external_id": "s1", "code": "delivered", "carrier": "swift", "tracking_number": "SP-1", "place": "Austin"}
    first, second = post(client, ours, "scans", scan), post(client, ours, "scans", scan)

    order = get(client, ours, f"orders/{order_id}")
    assert (parcel["state"], sum(parcel["lines"].values())) == ("shipped", 1)
    assert (first, second) == ({"new": True}, {"new": False})
    assert (order["state"], order["fulfilment_state"]) == ("completed", "delivered")
    assert order["shipments"][0]["scans"][0]["place"] == "Austin"
    assert order["total"] == {"minor": 1990, "currency": "USD"}


def test_packing_and_shipping_can_be_two_steps(client: TestClient, ours: Shop, db: Database) -> None:
    order_id = buy(db, ours.id)

    packed = post(client, ours, f"orders/{order_id}/shipments", {"ship": False}, 201)
    shipped = post(
        client, ours, f"orders/{order_id}/shipments/{packed['id']}/ship", {"carrier": "x", "tracking_number": "1"}
    )

    assert (packed["state"], shipped["state"], shipped["carrier"]) == ("packed", "shipped", "x")
    assert post(client, ours, f"orders/{order_id}/shipments", {}, 409)["code"] == "nothing_to_ship"


def test_an_empty_body_ships_everything(client: TestClient, ours: Shop, db: Database) -> None:
    order_id = buy(db, ours.id, quantity=3)

    parcel = json_of(client.post(f"/api/v1/orders/{order_id}/shipments", headers=ours.headers), 201)

    assert list(parcel["lines"].values()) == [3]


def test_an_order_can_be_cancelled_until_it_left(client: TestClient, ours: Shop, db: Database) -> None:
    early, late = buy(db, ours.id), buy(db, ours.id)
    post(client, ours, f"orders/{late}/shipments", {}, 201)

    assert post(client, ours, f"orders/{early}/cancel", {"reason": "changed my mind"})["state"] == "cancelled"
    assert post(client, ours, f"orders/{late}/cancel", {}, 409)["code"] == "already_shipped"


def test_a_paid_order_is_refunded_once_for_each_key(client: TestClient, ours: Shop, db: Database) -> None:
    _, payment_id = buy_online(db, ours.id)
    db.write_now(ours.id, lambda tx: settle(tx, payment_id, Truth("paid", 1990, "USD")))
    (order,) = get(client, ours, "orders")["items"]

    first = post(client, ours, f"orders/{order['id']}/refunds", {"key": "r1", "minor": 500}, 202)
    again = post(client, ours, f"orders/{order['id']}/refunds", {"key": "r1", "minor": 500}, 202)
    too_much = post(client, ours, f"orders/{order['id']}/refunds", {"key": "r2", "minor": 5000}, 422)

    assert first == again
    assert first["amount"] == {"minor": 500, "currency": "USD"}
    assert too_much["code"] == "refund_too_large"
    assert len(get(client, ours, f"orders/{order['id']}/refunds")["items"]) == 1


def test_a_failed_refund_is_listed_as_due_and_tried_again(client: TestClient, ours: Shop, db: Database) -> None:
    _, payment_id = buy_online(db, ours.id)
    db.write_now(ours.id, lambda tx: settle(tx, payment_id, Truth("paid", 1990, "USD")))
    (order,) = get(client, ours, "orders")["items"]
    first = post(client, ours, f"orders/{order['id']}/refunds", {"key": "r1", "minor": 500}, 202)
    post(client, ours, f"refunds/{first['id']}/retry", {}, 409)
    db.write_now(ours.id, lambda tx: fail_refund(tx, first["id"], "expired_card"))

    (due,) = get(client, ours, "refunds/due")["items"]
    again = post(client, ours, f"refunds/{due['id']}/retry", {"method": "store_credit"}, 202)

    assert (due["id"], due["error"], due["due"]) == (first["id"], "expired_card", True)
    assert (again["state"], again["amount"]) == ("done", due["amount"])
    assert get(client, ours, "refunds/due")["items"] == []


def test_orders_are_filtered_and_paged(client: TestClient, ours: Shop, db: Database) -> None:
    ids = [buy(db, ours.id) for _ in range(3)]
    post(client, ours, f"orders/{ids[0]}/cancel", {})

    first = get(client, ours, "orders?limit=2")
    second = get(client, ours, f"orders?limit=2&cursor={first['next_cursor']}")

    assert [each["id"] for each in first["items"] + second["items"]] == ids[::-1]
    assert [each["id"] for each in get(client, ours, "orders?state=cancelled")["items"]] == [ids[0]]


def test_another_shop_can_do_nothing_to_an_order(client: TestClient, ours: Shop, theirs: Shop, db: Database) -> None:
    order_id = buy(db, ours.id)
    parcel = post(client, ours, f"orders/{order_id}/shipments", {"carrier": "c", "tracking_number": "1"}, 201)
    scan = {"external_id": "s1", "code": "delivered"}

    get(client, theirs, f"orders/{order_id}", 404)
    get(client, theirs, f"orders/{order_id}/refunds", 404)
    post(client, theirs, f"orders/{order_id}/shipments", {}, 404)
    post(client, theirs, f"orders/{order_id}/cancel", {}, 404)
    post(client, theirs, f"orders/{order_id}/refunds", {"key": "k"}, 404)
    post(client, theirs, "scans", {**scan, "shipment_id": parcel["id"]}, 404)
    post(client, theirs, "scans", {**scan, "carrier": "c", "tracking_number": "1"}, 404)

    assert get(client, theirs, "orders")["items"] == []
    assert get(client, ours, f"orders/{order_id}")["fulfilment_state"] == "shipped"
