"""Schemathesis over our own description: nothing it makes up is a fault of ours, and what we answer is what we describe.

CHAFFER_FUZZ sets the examples an operation (4 by default, some seconds in all); CHAFFER_FUZZ_SEED another run.
"""

import os
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import hypothesis
import jsonschema_rs
import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from starlette.applications import Starlette
from starlette.testclient import TestClient

from chaffer.accounts.staff.operations.begin_session import BeginSession, begin_session
from chaffer.commerce.search.indexes import Indexes
from chaffer.runtime.database import Database
from chaffer.runtime.opening import open_database
from chaffer.runtime.secrets import Secrets
from chaffer.runtime.settings import Settings
from chaffer.testing import ManualClock
from chaffer.web.app import api_routes, create_app
from chaffer.web.backstage import Backstage
from chaffer.web.endpoint import Gate
from chaffer.web.openapi import describe
from chaffer.web.route import PUBLIC, Nothing, Route
from chaffer.web.routes import ROUTES
from chaffer.web.signing_in.csrf import csrf_of
from chaffer.wiring import reactions
from tests.web.api import Api
from tests.web.conftest import Shop, buy, check_out, meet, open_shop
from tests.web.furnished import failed_refund, furnish
from tests.web.no_network import NoNetwork
from tests.web.people import hire

EXAMPLES = int(os.environ.get("CHAFFER_FUZZ", "4"))
SEED = int(os.environ.get("CHAFFER_FUZZ_SEED", "1"))
ENDLESS = {"/api/v1/stream"}
WITHOUT_A_KEY = {route.path for route in ROUTES if route.permission == PUBLIC}
DESCRIBED = describe(ROUTES, "http://testserver")
OPERATIONS = [
    found.ok() for found in schemathesis.openapi.from_dict(DESCRIBED).get_all_operations()
    if found.ok().path not in ENDLESS
]  # fmt: skip


@dataclass
class Fuzzed:
    """known: ids that exist, by the first word of a path."""

    client: TestClient
    shop: Shop
    clock: ManualClock
    known: dict[str, list[str]]
    statuses: Counter[int]
    db: Database
    person: str

    def headers(self, operation: Any) -> dict[str, str]:
        """Of the key; of somebody who signed in just now where it is about a person."""
        if {"session": []} not in operation.definition.raw.get("security", ()):
            return self.shop.headers
        made = self.db.write_now(self.shop.id, lambda tx: begin_session(tx, BeginSession(self.person, "test", 60)))
        return {"cookie": f"chaffer_session={made.token}", "x-chaffer-csrf": csrf_of(made.token)}


@pytest.fixture(scope="module")
def fuzzed(migrated_sqlite: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Fuzzed]:
    """One shop with something of everything, for all operations: what one leaves behind the next one meets."""
    folder, clock = tmp_path_factory.mktemp("fuzz"), ManualClock()
    path = folder / "chaffer.db"
    path.write_bytes(migrated_sqlite.read_bytes())
    db = open_database(f"sqlite:///{path}", clock, reactions("http://testserver"))
    shop = open_shop(db, "ours")
    contact_id, conversation_id = meet(db, shop.id)
    order_id = buy(db, shop.id)
    payment_id, refund_id = failed_refund(db, shop)
    checkout_id = check_out(db, shop.id)
    backstage = Backstage(
        Settings(data_dir=folder, requests_per_minute=10**6, requests_burst=10**6), db, Secrets([bytes(range(32))]),
        indexes=Indexes(db), http=NoNetwork(),
    )  # fmt: skip
    with TestClient(create_app(backstage), raise_server_exceptions=False) as client:
        api = Api(client, shop)
        product = api("GET", "/products")["items"][0]
        hook = api("POST", "/webhooks", {"url": "https://shop.example/hook"}, 201)
        ping = api("POST", f"/webhooks/{hook['id']}/ping", {}, 202)
        more = furnish(api, db, shop)
        known = {
            "contacts": [contact_id], "conversations": [conversation_id], "orders": [order_id],
            "checkouts": [checkout_id], "products": [product["id"]], "variants": ["MUG-RED"],
            "carts": [api("GET", f"/checkouts/{checkout_id}")["cart_id"]], "webhooks": [hook["id"]],
            "collections": [api("POST", "/collections", {"title": "Best"}, 201)["id"]],
            "vouchers": [api("POST", "/vouchers", {"kind": "shipping", "value": 0}, 201)["voucher"]["id"]],
            "locations": ["loc_main"], "payments": [payment_id], "refunds": [refund_id], "delivery_id": [ping["id"]],
        } | more  # fmt: skip
        yield Fuzzed(client, shop, clock, known, Counter(), db, hire(db, shop.id))
    db.close()


def schema_of(operation: Any, status: int) -> Any:
    """What we say of this answer; None if nothing."""
    described = DESCRIBED["paths"][operation.path][operation.method.lower()]["responses"]
    answer = described.get(str(status))
    content = (answer or {}).get("content", {}).get("application/json", {})
    return {**content["schema"], "components": DESCRIBED["components"]} if "schema" in content else None


def call(fuzzed: Fuzzed, operation: Any, case: Any, use_known: bool) -> Any:
    things = operation.path.removeprefix("/api/v1/").split("/")[0]
    values = dict(case.path_parameters or {})
    for name in values:
        ids = fuzzed.known.get(things if name in ("id", "sku") else name)
        if use_known and ids:
            values[name] = ids[0]
    case.path_parameters = values
    asked = case.as_transport_kwargs(base_url="http://testserver")
    made_up = {name.lower(): str(value) for name, value in dict(asked.get("headers") or {}).items()}
    sendable = {name: value for name, value in made_up.items() if value.isascii() and value.isprintable()}
    headers = {**sendable, **fuzzed.headers(operation)}
    sent = {name: asked[name] for name in ("params", "json", "data") if asked.get(name) is not None}
    if isinstance(sent.get("data"), bytes):
        sent["content"] = sent.pop("data")
    return fuzzed.client.request(asked["method"], asked["url"], headers=headers, **sent)


@pytest.mark.parametrize("operation", OPERATIONS, ids=lambda each: f"{each.method.upper()} {each.path}")
def test_nothing_made_up_is_a_fault_of_ours(operation: Any, fuzzed: Fuzzed) -> None:
    wrong: list[str] = []

    @hypothesis.seed(SEED)
    @settings(
        max_examples=EXAMPLES, deadline=None, database=None, phases=[Phase.explicit, Phase.generate],
        suppress_health_check=list(HealthCheck),
    )  # fmt: skip
    @given(case=operation.as_strategy(), use_known=st.booleans())
    def one(case: Any, use_known: bool) -> None:
        fuzzed.clock.forward(minutes=1)
        answer = call(fuzzed, operation, case, use_known)
        if operation.path not in WITHOUT_A_KEY:
            fuzzed.statuses[answer.status_code] += 1
        if answer.status_code >= 500 and answer.status_code != 507:
            wrong.append(f"{answer.status_code}: {case.path_parameters} {str(case.body)[:300]} {answer.text[:200]}")
        answers = DESCRIBED["paths"][operation.path][operation.method.lower()]["responses"]
        if str(answer.status_code) not in answers and not ("default" in answers and answer.status_code >= 400):
            wrong.append(f"{answer.status_code} is not described: {answer.text[:300]}")
        described = schema_of(operation, answer.status_code)
        if described is not None and not jsonschema_rs.is_valid(described, answer.json()):
            wrong.append(f"not as described: {answer.text[:500]}")

    one()

    assert wrong == []


def test_what_was_made_up_got_somewhere(fuzzed: Fuzzed) -> None:
    """Else the fuzzing shows nothing: refused at the door, everything is safe."""
    calls, done = fuzzed.statuses.total(), sum(n for status, n in fuzzed.statuses.items() if status < 300)

    if calls < len(OPERATIONS):
        pytest.skip("the operations were not called in this run")
    assert done > calls / 5, fuzzed.statuses
    assert fuzzed.statuses[401] == fuzzed.statuses[429] == 0


def test_a_fault_would_be_seen(backstage: Backstage, ours: Shop) -> None:
    async def broken(_call: Any, _asked: Any) -> None:
        raise ValueError("a defect")

    route = Route("GET", "/api/v1/broken", broken, "shop.read", "Breaks", Nothing)
    app = Starlette(routes=api_routes([route], Gate(backstage)))
    with TestClient(app, raise_server_exceptions=False) as client:
        answer = client.get("/api/v1/broken", headers=ours.headers)

    assert answer.status_code == 500
    assert "a defect" not in answer.text
