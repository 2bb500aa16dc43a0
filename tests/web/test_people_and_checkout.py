"""Shoppers, notes, the trail and the whole way from cart to order, through the API alone."""

import pytest
from starlette.testclient import TestClient

from chaffer.accounts.staff.built_in_roles import BUILT_IN
from chaffer.accounts.tables import staff
from chaffer.people.tables import suppressions
from chaffer.runtime.database import Database
from chaffer.runtime.statements import Statement, insert_all
from tests.web.api import Api
from tests.web.conftest import Shop, buy, meet, stock

ADDRESS = {"name": "Anna Berg", "lines": ["12 Main Street"], "city": "Austin", "region": "TX", "postcode": "78701",
           "country": "US"}  # fmt: skip
_HIRE = Statement("test.hire", insert_all(staff, "id", "name", "email", "role", "created_at"))


@pytest.fixture
def api(client: TestClient, ours: Shop) -> Api:
    return Api(client, ours)


def test_a_cart_becomes_an_order_through_the_api_alone(api: Api, db: Database, ours: Shop) -> None:
    contact_id, _ = meet(db, ours.id)
    stock(db, ours.id)
    cart = api("POST", "/carts", {"contact_id": contact_id})
    api("POST", f"/carts/{cart['id']}/lines", {"sku": "MUG-RED", "quantity": 2})
    voucher = api("POST", "/vouchers", {"kind": "percent", "value": 500_000}, 201)
    api("PUT", f"/carts/{cart['id']}/voucher", {"code": "NONSENSE"}, 422)
    api("PUT", f"/carts/{cart['id']}/voucher", {"code": voucher["code"]})
    begun = api("POST", f"/carts/{cart['id']}/checkout", {}, 201)
    checkout = f"/checkouts/{begun['id']}"
    api("POST", f"{checkout}/pay", {"method": "cash_on_delivery"}, 422)
    api("PUT", f"{checkout}/address", ADDRESS)
    rates = api("GET", f"{checkout}/delivery-choices")["items"]
    api("PUT", f"{checkout}/delivery", {"rate_id": rates[0]["rate_id"]})
    api("PUT", f"{checkout}/email", {"email": "not an address"}, 422)
    api("PUT", f"{checkout}/email", {"email": "anna@shop.example"})
    assert "cash_on_delivery" in api("GET", f"{checkout}/payment-choices")["items"]

    paid = api("POST", f"{checkout}/pay", {"method": "cash_on_delivery"})
    order = api("GET", f"/orders/{paid['order_id']}")

    assert (order["email"], order["discount"]["minor"], order["lines"][0]["quantity"]) == ("anna@shop.example", 1990, 2)
    assert api("POST", f"{checkout}/pay", {"method": "cash_on_delivery"})["order_id"] == order["id"]
    assert "/order/" in api("POST", f"/orders/{order['id']}/link", {}, 201)["url"]


def test_a_checkout_that_is_given_up_leaves_the_cart(api: Api, db: Database, ours: Shop) -> None:
    contact_id, _ = meet(db, ours.id)
    stock(db, ours.id)
    cart = api("POST", "/carts", {"contact_id": contact_id})
    api("POST", f"/carts/{cart['id']}/lines", {"sku": "MUG-RED"})
    begun = api("POST", f"/carts/{cart['id']}/checkout", {}, 201)

    assert api("POST", f"/checkouts/{begun['id']}/cancel", {})["state"] == "cancelled"
    assert api("GET", f"/carts/{cart['id']}")["count"] == 1
    api("POST", "/checkouts/nobody/cancel", {}, 404)
    api("PUT", "/checkouts/nobody/email", {"email": "a@b.example"}, 404)


def test_a_shopper_is_set_right_and_the_trail_tells_which_fields(api: Api, db: Database, ours: Shop) -> None:
    contact_id, _ = meet(db, ours.id)
    path = f"/contacts/{contact_id}"
    changed = api("PATCH", path, {"email": "anna@shop.example", "custom": {"tier": "gold"}})
    api("PATCH", path, {"time_zone": "Mars/Base"}, 422)

    assert (changed["email"], changed["name"]) == ("anna@shop.example", "Anna")
    trail = api("GET", f"/audit?target_kind=contact&target_id={contact_id}")["items"]
    assert [line["after"] for line in trail] == [["custom", "email"]]
    assert "anna@shop.example" not in str(trail)
    assert api("GET", "/audit/chain")["broken_at"] == ""


def test_consent_from_elsewhere_is_kept_with_its_proof(api: Api, db: Database, ours: Shop) -> None:
    contact_id, _ = meet(db, ours.id)
    path = f"/contacts/{contact_id}/consents"
    told = {"channel": "whatsapp", "state": "confirmed", "wording": "Yes, offers please", "proof": {"form": "f_1"}}
    given = api("POST", path, told, 201)
    api("POST", path, {**told, "proof": {}}, 422)
    api("POST", path, {**told, "state": "withdrawn", "scope": "channel", "wording": "no more"}, 201)
    tracked = api("POST", path, {**told, "channel": "web", "purpose": "tracking"}, 201)

    assert (given["state"], given["wording"], given["actor_kind"]) == ("confirmed", "Yes, offers please", "key")
    assert [each["state"] for each in api("GET", path)["items"]] == ["confirmed", "withdrawn", "confirmed"]
    assert tracked["purpose"] == "tracking"
    rows = db.read_now(ours.id, lambda tx: tx.query("test.rows", suppressions.select()))
    assert len(rows) == 1, "withdrawing the channel suppresses its address, tracking does not lift it"


def test_addresses_are_kept_once_and_forgotten(api: Api, db: Database, ours: Shop) -> None:
    contact_id, _ = meet(db, ours.id)
    path = f"/contacts/{contact_id}/addresses"
    api("POST", path, ADDRESS, 201)
    (one,) = api("POST", path, ADDRESS, 201)["items"]
    api("DELETE", f"{path}/{one['id']}", status=204)

    assert one["lines"] == ["12 Main Street"]
    assert api("GET", path)["items"] == []
    api("DELETE", f"{path}/{one['id']}", status=404)
    assert api("DELETE", f"/contacts/{contact_id}/files") == {"count": 0}


@pytest.mark.parametrize("kind", ["contacts", "conversations", "orders"])
def test_notes_are_written_read_and_taken_away(api: Api, db: Database, ours: Shop, kind: str) -> None:
    contact_id, conversation_id = meet(db, ours.id)
    thing = {"contacts": contact_id, "conversations": conversation_id, "orders": buy(db, ours.id)}[kind]
    path = f"/{kind}/{thing}/notes"
    first = api("POST", path, {"text": "prefers mornings"}, 201)
    api("POST", path, {"text": "called"}, 201)

    assert [each["text"] for each in api("GET", path)["items"]] == ["called", "prefers mornings"]
    api("DELETE", f"{path}/{first['id']}", status=204)
    assert len(api("GET", path)["items"]) == 1
    api("POST", f"/{kind}/nobody/notes", {"text": "x"}, 404)


def test_a_conversation_is_closed_labelled_and_given_to_somebody(api: Api, db: Database, ours: Shop) -> None:
    _, conversation_id = meet(db, ours.id)
    hired = {"id": "stf_1", "name": "Bea", "email": "bea@shop.example", "role": "agent", "created_at": db.clock.now()}
    db.write_now(ours.id, lambda tx: tx.run(_HIRE, **hired))
    path = f"/conversations/{conversation_id}"
    api("PATCH", path, {"assign_to": "stf_nobody"}, 422)

    assert api("PATCH", path, {"assign_to": "stf_1"})["owner_id"] == "stf_1"
    closed = api("PATCH", path, {"state": "closed", "labels": ["vip", "vip", "late"]})
    assert (closed["state"], closed["labels"], closed["owner_kind"]) == ("closed", ["late", "vip"], "person")
    assert [each["name"] for each in api("GET", "/staff")["items"]] == ["Bea"]
    assert "password" not in str(api("GET", "/staff"))


def test_keys_are_listed_without_themselves_and_can_be_revoked(api: Api, ours: Shop) -> None:
    (key,) = api("GET", "/keys")["items"]

    assert ours.key not in str(key)
    assert api("GET", "/channels") == {"items": []}
    assert {role["id"] for role in api("GET", "/roles")["items"]} == set(BUILT_IN)
    assert api("DELETE", f"/keys/{key['id']}")["revoked_at"] is not None
    api("GET", "/keys", status=401)
