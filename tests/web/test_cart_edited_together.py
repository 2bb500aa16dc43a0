"""One cart, two who edit it: what the shopper did last is never overwritten by what the desk saw before."""

from typing import Any

import pytest

from chaffer.commerce.cart.operations.set_quantity import set_quantity_in_open
from chaffer.runtime.database import Database
from tests.rivals import in_the_middle
from tests.web.api import Api
from tests.web.conftest import Shop, meet, stock


@pytest.fixture
def api(client: Any, ours: Shop) -> Api:
    return Api(client, ours)


def filled(api: Api, db: Database, ours: Shop, units: int = 2) -> tuple[str, dict[str, Any]]:
    """The shopper's id, and their cart with so many red mugs."""
    contact_id, conversation_id = meet(db, ours.id)
    stock(db, ours.id, left=9)
    cart = api("POST", "/carts", {"contact_id": contact_id, "conversation_id": conversation_id})
    return contact_id, api("POST", f"/carts/{cart['id']}/lines", {"sku": "MUG-RED", "quantity": units})


def line_path(cart: dict[str, Any]) -> str:
    return f"/carts/{cart['id']}/lines/{cart['lines'][0]['id']}"


def shopper_says(db: Database, ours: Shop, contact_id: str, cart: dict[str, Any], units: int) -> None:
    line_id = cart["lines"][0]["id"]
    db.write_now(ours.id, lambda tx: set_quantity_in_open(tx, contact_id, line_id, units, "en"))


def test_what_the_shopper_did_meanwhile_is_told_and_kept(api: Api, db: Database, ours: Shop) -> None:
    contact_id, seen = filled(api, db, ours)
    shopper_says(db, ours, contact_id, seen, 4)

    moved = api("PATCH", line_path(seen), {"quantity": 1, "seen": 2}, 409)
    again = api("PATCH", line_path(seen), {"quantity": 5, "seen": 4})

    assert moved["code"] == "cart_moved"
    assert [line["quantity"] for line in moved["details"]["cart"]["lines"]] == [4]
    assert again["lines"][0]["quantity"] == 5
    assert again["version"] == moved["details"]["cart"]["version"] + 1


def test_a_line_the_shopper_took_out_is_not_put_back(api: Api, db: Database, ours: Shop) -> None:
    contact_id, seen = filled(api, db, ours)
    shopper_says(db, ours, contact_id, seen, 0)

    moved = api("PATCH", line_path(seen), {"quantity": 3, "seen": 2}, 409)
    gone = api("DELETE", f"{line_path(seen)}?seen=2", status=409)

    assert moved["details"]["cart"]["lines"] == gone["details"]["cart"]["lines"] == []


def test_a_change_of_another_line_is_no_conflict(api: Api, db: Database, ours: Shop) -> None:
    contact_id, seen = filled(api, db, ours)
    stock(db, ours.id, "CUP")
    with_cup = api("POST", f"/carts/{seen['id']}/lines", {"sku": "CUP"})
    shopper_says(db, ours, contact_id, with_cup, 3)

    after = api("DELETE", f"/carts/{seen['id']}/lines/{with_cup['lines'][1]['id']}?seen=1")

    assert [(line["sku"], line["quantity"]) for line in after["lines"]] == [("MUG-RED", 3)]


def test_of_a_shopper_and_a_person_at_the_same_moment_the_shopper_is_heard(api: Api, db: Database, ours: Shop) -> None:
    contact_id, seen = filled(api, db, ours)
    line_id = seen["lines"][0]["id"]

    told: dict[str, Any] = {}
    in_the_middle(
        db, ours.id,
        lambda tx: set_quantity_in_open(tx, contact_id, line_id, 7, "en"),
        lambda tx: told.update(result="free to go"),
    )  # fmt: skip
    moved = api("PATCH", line_path(seen), {"quantity": 1, "seen": 2}, 409)

    assert moved["details"]["cart"]["lines"][0]["quantity"] == 7


def test_another_size_takes_the_place_of_one(api: Api, db: Database, ours: Shop) -> None:
    contact_id, conversation_id = meet(db, ours.id)
    shirt = {
        "title": "Shirt", "options": ["Size"],
        "variants": [
            {"sku": "S", "minor": 3000, "stock": 5, "options": {"Size": "S"}},
            {"sku": "M", "minor": 3200, "stock": 1, "options": {"Size": "M"}},
        ],
    }  # fmt: skip
    api("POST", "/products", shirt, 201)
    stock(db, ours.id)
    cart = api("POST", "/carts", {"contact_id": contact_id, "conversation_id": conversation_id})
    api("POST", f"/carts/{cart['id']}/lines", {"sku": "S"})
    held = api("POST", f"/carts/{cart['id']}/lines", {"sku": "MUG-RED"})

    other = api("PATCH", line_path(held), {"sku": "M", "seen": 1})
    short = api("PATCH", line_path(held), {"sku": "S", "seen": 1}, 409)
    foreign = api("PATCH", f"/carts/{cart['id']}/lines/{other['lines'][0]['id']}", {"sku": "MUG-RED"}, 422)

    assert [line["sku"] for line in other["lines"]] == ["M", "MUG-RED"]
    assert (short["code"], foreign["code"]) == ("cart_moved", "invalid")
    assert api("GET", f"/carts/{cart['id']}")["version"] == other["version"]


def test_notes_and_discounts_stand_on_the_cart(api: Api, db: Database, ours: Shop) -> None:
    _, seen = filled(api, db, ours)
    cart = f"/carts/{seen['id']}"

    noted = api("PATCH", cart, {"note": "wraps it herself", "seen": ""})
    late = api("PATCH", cart, {"note": "never mind", "seen": ""}, 409)
    less = api("PUT", f"{cart}/discount", {"minor": 500, "label": "For waiting"})
    much = api("PUT", f"{cart}/discount", {"minor": 99_999, "label": "All"}, 422)
    full = api("PUT", f"{cart}/discount", {"minor": 0})

    assert (noted["note"], late["code"], much["code"]) == ("wraps it herself", "cart_moved", "invalid")
    assert less["off"] == [
        {"kind": "discount", "code": "by_hand", "label": "For waiting", "amount": {"minor": 500, "currency": "USD"}}
    ]
    assert (less["total"]["minor"], full["total"]["minor"]) == (2 * 1990 - 500, 2 * 1990)


def test_a_large_discount_needs_a_second_person(api: Api, db: Database, ours: Shop) -> None:
    _, seen = filled(api, db, ours)
    api("PUT", "/money-rules", {"limits": {"price": {"USD": 300}}})

    asked = api("PUT", f"/carts/{seen['id']}/discount", {"minor": 500}, 202)["approval"]

    assert (asked["state"], asked["kind"]) == ("waiting", "price")
    assert api("GET", f"/carts/{seen['id']}")["off"] == []


def test_open_carts_are_listed_with_what_they_are_worth(api: Api, db: Database, ours: Shop, clock: Any) -> None:
    _, seen = filled(api, db, ours)
    other, _ = meet(db, ours.id, "+4915100000002")
    clock.forward(hours=3)
    empty = api("POST", "/carts", {"contact_id": other})
    first = api("GET", "/carts?limit=1")
    api("POST", f"/carts/{empty['id']}/lines", {"sku": "MUG-RED"})

    page = api("GET", "/carts?limit=1")
    rest = api("GET", f"/carts?limit=1&cursor={page['next_cursor']}")

    assert [row["id"] for row in first["items"]] == [seen["id"]]
    assert ([row["id"] for row in page["items"]], [row["id"] for row in rest["items"]]) == ([empty["id"]], [seen["id"]])
    assert rest["items"][0]["total"] == {"minor": 3980, "currency": "USD"}
    assert (rest["items"][0]["contact_name"], rest["items"][0]["channel"]) == ("Anna", "whatsapp")
    assert [row["id"] for row in api("GET", "/carts?idle_hours=2")["items"]] == [seen["id"]]
