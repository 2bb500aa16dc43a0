"""Every route of the list × every role, another shop's things, pages that prove nothing: made from the list itself."""

from collections.abc import Iterator
from secrets import token_hex
from typing import Any

import pytest
from starlette.testclient import TestClient

from chaffer.accounts.staff.built_in_roles import BUILT_IN, SELLER
from chaffer.accounts.staff.operations.begin_session import BeginSession, begin_session
from chaffer.accounts.staff.sessions import end_sessions
from chaffer.cli.every_table import every_table
from chaffer.commerce.search.indexes import Indexes
from chaffer.records.reading import all_rows
from chaffer.runtime.database import Database
from chaffer.runtime.secrets import Secrets
from chaffer.runtime.settings import Settings
from chaffer.testing import ManualClock
from chaffer.web.app import create_app
from chaffer.web.backstage import Backstage
from chaffer.web.examples import example_of
from chaffer.web.openapi import describe
from chaffer.web.route import PERSON, PUBLIC, Route
from chaffer.web.routes import ROUTES
from chaffer.web.sellers.doors import is_open
from chaffer.web.signing_in.csrf import csrf_of
from tests.web.api import Api
from tests.web.conftest import Shop, buy, check_out, meet
from tests.web.furnished import failed_refund, furnish
from tests.web.people import hire
from tests.web.test_every_route import address

CLOSED = [route for route in ROUTES if route.permission != PUBLIC]
DESCRIBED = describe(ROUTES, "http://testserver")
SAME_IN_EACH_SHOP = ("shipping-rates",)


@pytest.fixture
def backstage(db: Database) -> Backstage:
    return Backstage(
        Settings(requests_per_minute=10**6, requests_burst=10**6), db, Secrets([bytes(range(32))]), indexes=Indexes(db)
    )


@pytest.fixture
def client(backstage: Backstage) -> Iterator[TestClient]:
    with TestClient(create_app(backstage), raise_server_exceptions=False) as client:
        yield client


def headers_of(db: Database, shop_id: str, staff_id: str) -> dict[str, str]:
    """Of somebody who signed in just now."""
    made = db.write_now(shop_id, lambda tx: begin_session(tx, BeginSession(staff_id, "test", 60)))
    return {"cookie": f"chaffer_session={made.token}", "x-chaffer-csrf": csrf_of(made.token)}


def call(client: TestClient, route: Route, headers: dict[str, str], path: str = "", body: Any = None) -> Any:
    asked = {"topics": "nothing of ours"} if route.path.endswith("/stream") else {}
    json = ({} if body is None else body) if route.takes_body else None
    named = {
        "idempotency-key": token_hex(8),
        **headers,
    }  # without one a person's press is refused before it is looked at
    return client.request(route.method, path or address(route), headers=named, json=json, params=asked)


@pytest.mark.parametrize("role", BUILT_IN)
def test_each_role_gets_through_exactly_where_it_may(role: str, client: TestClient, db: Database, ours: Shop) -> None:
    staff_id = hire(db, ours.id, role)
    may = {*BUILT_IN[role][1], PERSON}
    wrong = []
    for route in CLOSED:
        status = call(client, route, headers_of(db, ours.id, staff_id)).status_code
        open_to_them = role != SELLER or is_open(route)
        if (
            (status == 403) != (route.permission not in may or not open_to_them)
            or status in (401, 429)
            or status >= 500
        ):
            wrong.append((route.method, route.path, status))

    assert wrong == []


def test_a_cookie_without_the_sessions_own_token_changes_nothing(client: TestClient, db: Database, ours: Shop) -> None:
    staff_id, elsewhere = hire(db, ours.id), hire(db, ours.id, email="bo@shop.example")
    foreign = headers_of(db, ours.id, elsewhere)["x-chaffer-csrf"]
    unsafe = [route for route in CLOSED if route.method != "GET"]
    wrong = []
    for route in unsafe:
        cookie = {"cookie": headers_of(db, ours.id, staff_id)["cookie"]}
        for headers in (cookie, {**cookie, "x-chaffer-csrf": foreign}):
            answer = call(client, route, headers)
            if answer.status_code != 403 or answer.json()["code"] != "csrf":
                wrong.append((route.method, route.path, answer.status_code))

    assert len(unsafe) > 50
    assert wrong == []


def test_a_cookie_that_another_page_uses_is_worth_nothing(client: TestClient, db: Database, ours: Shop) -> None:
    staff_id = hire(db, ours.id)
    wrong = []
    for route in CLOSED:
        headers = {**headers_of(db, ours.id, staff_id), "origin": "https://evil.example"}
        if call(client, route, headers).status_code != 403:
            wrong.append((route.method, route.path))

    assert wrong == []


def test_nobody_and_who_was_signed_out_get_nowhere(
    client: TestClient, db: Database, ours: Shop, clock: ManualClock
) -> None:
    staff_id = hire(db, ours.id)
    ended = headers_of(db, ours.id, staff_id)
    db.write_now(ours.id, lambda tx: end_sessions(tx, staff_id))
    made_up = {"cookie": "chaffer_session=wrong", "x-chaffer-csrf": csrf_of("wrong")}
    wrong = []
    for route in CLOSED:
        clock.forward(minutes=1)
        statuses = [call(client, route, headers).status_code for headers in ({}, ended, made_up)]
        if statuses != [401, 401, 401]:
            wrong.append((route.method, route.path, statuses))

    assert wrong == []


def everything(client: TestClient, db: Database, shop: Shop) -> dict[str, str]:
    """One of each thing in a shop: its id by the first word of a path, or by the name of the value in it."""
    api = Api(client, shop)
    contact_id, conversation_id = meet(db, shop.id)
    order_id = buy(db, shop.id)
    payment_id, refund_id = failed_refund(db, shop)
    checkout_id = check_out(db, shop.id)
    hook = api("POST", "/webhooks", {"url": "https://shop.example/hook"}, 201)["id"]
    known = {
        "contacts": contact_id, "conversations": conversation_id, "orders": order_id, "checkouts": checkout_id,
        "products": api("GET", "/products")["items"][0]["id"], "variants": "MUG-RED", "webhooks": hook,
        "carts": api("GET", f"/checkouts/{checkout_id}")["cart_id"],
        "collections": api("POST", "/collections", {"title": "Best"}, 201)["id"],
        "vouchers": api("POST", "/vouchers", {"kind": "shipping", "value": 0}, 201)["voucher"]["id"],
        "payments": payment_id, "refunds": refund_id, "keys": shop.key_id,
        "delivery_id": api("POST", f"/webhooks/{hook}/ping", {}, 202)["id"],
        "staff": hire(db, shop.id, "agent", "theirs@shop.example"),
        "roles": api("POST", "/roles", {"name": "Packer", "permissions": []}, 201)["id"],
        "messages": api("POST", f"/conversations/{conversation_id}/messages", {"text": "Hi"}, 202)["ids"][0],
        "saved-replies": api("POST", "/saved-replies", {"shortcut": "hi", "title": "Hi", "text": "Hi"}, 201)["id"],
        "sellers": api("POST", "/sellers", {"name": "Atelier Nord"}, 201)["id"],
        "invitations": api("POST", "/invitations", {"email": "new@shop.example", "role": "agent"}, 201)["id"],
    }  # fmt: skip
    more = {name: ids[0] for name, ids in furnish(api, db, shop).items() if name not in SAME_IN_EACH_SHOP}
    return known | more


def path_with(route: Route, known: dict[str, str]) -> str:
    things = route.path.removeprefix("/api/v1/").split("/")[0]
    filled = {name: known.get(things if name in ("id", "sku") else name, "nothing") for name in _names(route)}
    return route.path.format(**filled)


def _names(route: Route) -> list[str]:
    return [part[1:-1] for part in route.path.split("/") if part.startswith("{")]


def body_of(route: Route) -> Any:
    described = DESCRIBED["paths"][route.path][route.method.lower()]
    schema = described.get("requestBody", {}).get("content", {}).get("application/json", {}).get("schema")
    return example_of(schema, DESCRIBED["components"]["schemas"]) if schema else {}


def held(db: Database, shop_id: str) -> dict[str, list[dict[str, Any]]]:
    tables = [table for table in every_table() if table.info.get("shop")]
    return {table.name: db.read_now(shop_id, lambda tx, table=table: list(all_rows(tx, table))) for table in tables}  # type: ignore[misc]


def test_another_shops_things_are_not_there_and_stay_as_they_are(
    client: TestClient, db: Database, ours: Shop, theirs: Shop
) -> None:
    """As our owner, who may do everything, with ids that are good in the other shop."""
    known = everything(client, db, theirs)
    staff_id = hire(db, ours.id)
    before = held(db, theirs.id)
    wrong, looked_at = [], 0
    for route in [each for each in CLOSED if _names(each)]:
        path, name = path_with(route, known), f"{route.method} {route.path}"
        looked_at += "nothing" not in path
        answer = call(client, route, headers_of(db, ours.id, staff_id), path, body_of(route))
        nowhere = call(client, route, headers_of(db, ours.id, staff_id), body=body_of(route))
        if answer.status_code not in (404, 422) or answer.status_code != nowhere.status_code:
            wrong.append((name, answer.status_code, nowhere.status_code, answer.text[:200]))

    assert wrong == []
    assert looked_at > 60, "few ids were good ones"
    assert held(db, theirs.id) == before
