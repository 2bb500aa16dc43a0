"""A day, a recipient and a card, set and read through the API alone."""

import pytest
from starlette.testclient import TestClient

from chaffer.people.operations.keep_recipient import KeepRecipient, keep_recipient
from chaffer.runtime.database import Database
from tests.web.api import Api
from tests.web.conftest import Shop, meet, stock
from tests.web.test_people_and_checkout import ADDRESS

PLAN = {"cut_off": "14:00", "weekdays": [1, 2, 3, 4, 5, 6], "closed": ["12-25"], "slots": ["morning"], "ahead_days": 90}


@pytest.fixture
def api(client: TestClient, ours: Shop) -> Api:
    return Api(client, ours)


def test_a_gift_is_ordered_for_a_day(api: Api, db: Database, ours: Shop) -> None:
    contact_id, _ = meet(db, ours.id)
    stock(db, ours.id)
    [rate] = api("GET", "/shipping-rates")["items"]
    api("PUT", f"/shipping-rates/{rate['id']}/plan", {**PLAN, "cut_off": "soon"}, 422)
    api("PUT", f"/shipping-rates/{rate['id']}/plan", {**PLAN, "lead_days": -1}, 422)
    api("PUT", "/shipping-rates/nothing/plan", PLAN, 404)
    assert api("PUT", f"/shipping-rates/{rate['id']}/plan", PLAN)["items"][0]["plan"]["ahead_days"] == 90
    cart = api("POST", "/carts", {"contact_id": contact_id})
    api("POST", f"/carts/{cart['id']}/lines", {"sku": "MUG-RED"})
    begun = api("POST", f"/carts/{cart['id']}/checkout", {}, 201)
    checkout = f"/checkouts/{begun['id']}"
    assert api("PUT", f"{checkout}/address", ADDRESS)["missing"] == ["day", "payment"]

    days = api("GET", f"{checkout}/delivery-days")
    api("PUT", f"{checkout}/delivery-day", {"day": "2020-01-01"}, 422)
    api("PUT", f"{checkout}/delivery-day", {"day": "tomorrow"}, 422)
    api("PUT", f"{checkout}/delivery-day", {"day": days["items"][5], "slot": "evening"}, 422)
    told = api("PUT", f"{checkout}/delivery-day", {"day": days["items"][5], "slot": "morning"})
    assert (told["missing"], days["slots"]) == (["payment"], ["morning"])
    api("PUT", f"{checkout}/recipient", {"name": "Marie Lee", "label": "mum"})
    api("PUT", f"{checkout}/gift-note", {"note": "x" * 301}, 422)
    api("PUT", f"{checkout}/gift-note", {"note": "With love"})
    paid = api("POST", f"{checkout}/pay", {"method": "cash_on_delivery"})
    order = api("GET", f"/orders/{paid['order_id']}")

    assert (order["delivery_date"], order["delivery_slot"]) == (days["items"][5], "morning")
    assert (order["recipient"]["name"], order["gift_note"]) == ("Marie Lee", "With love")
    parcel = api("POST", f"/orders/{order['id']}/shipments", {"ship": False}, 201)
    assert (parcel["gift_note"], parcel["hide_prices"]) == ("With love", True)
    api("PUT", f"{checkout}/gift-note", {"note": "Too late"}, 409)
    assert api("DELETE", f"/shipping-rates/{rate['id']}/plan")["items"][0]["plan"] is None


def test_recipients_are_seen_and_forgotten(api: Api, db: Database, ours: Shop) -> None:
    contact_id, _ = meet(db, ours.id)
    db.write_now(ours.id, lambda tx: keep_recipient(tx, KeepRecipient(contact_id, "mother", "mum", likes=("tea",))))

    [mother] = api("GET", f"/contacts/{contact_id}/recipients")["items"]

    assert (mother["key"], mother["likes"]) == ("mother", ["tea"])
    api("DELETE", f"/contacts/{contact_id}/recipients/mother", status=204)
    api("DELETE", f"/contacts/{contact_id}/recipients/mother", status=404)
    assert api("GET", f"/contacts/{contact_id}/recipients")["items"] == []


def test_a_place_says_how_far_it_delivers_the_same_day(api: Api) -> None:
    place = api("POST", "/locations", {"name": "Corner", "reach": {"postcodes": ["972"]}}, 201)

    changed = api("PATCH", f"/locations/{place['id']}", {"reach": {"km": 8, "at": "45.5,-122.6"}})

    assert (place["reach"]["postcodes"], changed["reach"]["km"]) == (["972"], 8)
    api("PATCH", f"/locations/{place['id']}", {"reach": {"km": 8, "at": "here"}}, 422)
