"""What holds for each route in the list, whatever it does."""

import re

import pytest
from starlette.testclient import TestClient

from chaffer.accounts.operations.create_api_key import CreateApiKey, create_api_key
from chaffer.accounts.operations.revoke_api_key import RevokeApiKey, revoke_api_key
from chaffer.accounts.permissions import PERMISSIONS
from chaffer.runtime.database import Database
from chaffer.testing import ManualClock
from chaffer.web.route import PERSON, PUBLIC, Route
from chaffer.web.routes import ROUTES
from tests.web.conftest import Shop
from tests.web.people import signed_in

NAMES = [f"{route.method} {route.path}" for route in ROUTES]
every_route = pytest.mark.parametrize("route", ROUTES, ids=NAMES)


def address(route: Route, value: str = "nothing") -> str:
    return re.sub(r"{\w+}", lambda _: value, route.path)


def call(client: TestClient, route: Route, headers: dict[str, str], body: bytes = b"{}") -> int:
    sent = {"content-type": "application/json", **headers}
    content = body if route.takes_body else None
    status: int = client.request(route.method, address(route), headers=sent, content=content).status_code
    return status


def test_no_two_routes_answer_the_same_call() -> None:
    assert len(set(NAMES)) == len(NAMES)


@every_route
def test_each_route_names_a_permission_that_exists(route: Route) -> None:
    assert route.permission in PERMISSIONS or route.permission in (PUBLIC, PERSON)
    assert route.method == "GET" or not route.permission.endswith(".read")
    assert route.summary


def test_only_keys_that_may_get_through(client: TestClient, ours: Shop, db: Database, clock: ManualClock) -> None:
    """Every route with no key, a wrong one, a revoked one, one without and one with just its permission."""
    revoked = db.write_now(ours.id, lambda tx: create_api_key(tx, CreateApiKey("revoked")))
    db.write_now(ours.id, lambda tx: revoke_api_key(tx, RevokeApiKey(revoked.id)))
    for route in [each for each in ROUTES if each.permission in PERMISSIONS]:
        clock.forward(minutes=1)  # else the many wrong keys would be slowed down
        others = tuple(name for name in PERMISSIONS if name != route.permission)
        without = db.write_now(ours.id, lambda tx, others=others: create_api_key(tx, CreateApiKey("x", others)))  # type: ignore[misc]
        only = db.write_now(ours.id, lambda tx, route=route: create_api_key(tx, CreateApiKey("x", (route.permission,))))  # type: ignore[misc]
        statuses = [
            call(client, route, headers)
            for headers in (
                {},
                {"authorization": "Bearer chf_wrong"},
                {"authorization": f"Bearer {revoked.key}"},
                {"authorization": f"Bearer {without.key}"},
            )
        ]
        allowed = call(client, route, {"authorization": f"Bearer {only.key}"})

        assert statuses == [401, 401, 401, 403], route.path
        assert allowed in {200, 201, 202, 404, 422}, (route.path, allowed)


@every_route
def test_hostile_bodies_are_refused_in_order(route: Route, client: TestClient, ours: Shop, db: Database) -> None:
    if not route.takes_body:
        pytest.skip("takes no body")
    headers = signed_in(db, ours.id) if route.permission == PERSON else ours.headers
    bodies = [
        b"{",
        b"\xff\xfe",
        b"[]",
        b"null",
        b'"x"',
        b"[" * 100_000,
        b'{"a":' * 5_000,
        b'{"unknown_field": 1}',
        b'{"x": "\\u0000"}',
        b'{"x": "\\ud800"}',
        b"1e999999",
    ]

    statuses = [call(client, route, headers, body) for body in bodies]

    assert set(statuses) <= {400, 404, 422}, statuses  # 404: some pass over what they do not know
    assert call(client, route, {**headers, "content-type": "text/plain"}, b"{}") == 415
    assert call(client, route, headers, b" " * 1_000_001) == 413


@every_route
def test_hostile_paths_and_queries_are_no_fault_of_ours(route: Route, client: TestClient, ours: Shop) -> None:
    for hostile in ("%00", "..%2F..%2Fetc", "'%20OR%201=1--", "x" * 3000, "%F0%9F%92%A9", "%ff"):
        path = address(route, hostile)
        status = client.request(
            route.method, path, headers=ours.headers, params={"cursor": "AA", "q": "\0"}
        ).status_code
        assert status < 500, (path[:80], status)
