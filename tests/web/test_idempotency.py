import asyncio
from typing import Any

import httpx
import pytest
from sqlalchemy import select
from starlette.testclient import TestClient

from chaffer.runtime.database import Database
from chaffer.runtime.pruning import prune_idempotency
from chaffer.runtime.tables import idempotency
from chaffer.runtime.transaction import ANY_SHOP
from chaffer.testing import ManualClock
from chaffer.web.app import create_app
from chaffer.web.backstage import Backstage
from tests.web.conftest import Shop, json_of, meet, open_shop, stock


@pytest.fixture
def lines(client: TestClient, ours: Shop, db: Database) -> str:
    """Where to post lines of a fresh cart."""
    stock(db, ours.id)
    contact_id, _ = meet(db, ours.id)
    cart = json_of(client.post("/api/v1/carts", headers=ours.headers, json={"contact_id": contact_id}))
    return f"/api/v1/carts/{cart['id']}/lines"


def add(client: TestClient, shop: Shop, lines: str, quantity: int = 1, key: str = "k1") -> Any:
    headers = {**shop.headers, "idempotency-key": key} if key else shop.headers
    return client.post(lines, headers=headers, json={"sku": "MUG-RED", "quantity": quantity})


def test_a_repeat_gets_the_first_answer_and_changes_nothing(client: TestClient, ours: Shop, lines: str) -> None:
    first, second = add(client, ours, lines), add(client, ours, lines)
    now = json_of(client.get(lines.removesuffix("/lines"), headers=ours.headers))

    assert json_of(first) == json_of(second)
    assert "idempotent-replayed" not in first.headers
    assert second.headers["idempotent-replayed"] == "true"
    assert now["count"] == 1


def test_without_a_key_a_repeat_is_another_change(client: TestClient, ours: Shop, lines: str) -> None:
    add(client, ours, lines, key="")

    assert json_of(add(client, ours, lines, key=""))["count"] == 2


def test_a_key_used_for_another_request_is_refused(client: TestClient, ours: Shop, lines: str) -> None:
    add(client, ours, lines)

    assert json_of(add(client, ours, lines, quantity=2), 422)["code"] == "idempotency_key_reused"


def test_a_refused_request_is_looked_at_anew(client: TestClient, ours: Shop, lines: str, db: Database) -> None:
    assert json_of(add(client, ours, lines, quantity=6), 409)["details"]["left"] == 5
    stock(db, ours.id, left=9)

    assert json_of(add(client, ours, lines, quantity=6))["count"] == 6


def test_another_shops_same_key_is_another_key(client: TestClient, ours: Shop, lines: str, db: Database) -> None:
    theirs = open_shop(db, "theirs")
    stock(db, theirs.id)
    add(client, ours, lines)

    assert add(client, theirs, lines).status_code == 404


def test_rivals_with_one_key_change_once(backstage: Backstage, ours: Shop, lines: str) -> None:
    async def together() -> list[httpx.Response]:
        transport = httpx.ASGITransport(create_app(backstage))
        async with httpx.AsyncClient(transport=transport, base_url="http://test") as rival:
            headers = {**ours.headers, "idempotency-key": "same"}
            calls = [rival.post(lines, headers=headers, json={"sku": "MUG-RED"}) for _ in range(8)]
            return list(await asyncio.gather(*calls))

    answers = asyncio.run(together())

    assert {answer.status_code for answer in answers} == {200}
    assert {answer.json()["count"] for answer in answers} == {1}


def test_answers_are_forgotten_after_their_time(
    client: TestClient, ours: Shop, lines: str, db: Database, clock: ManualClock
) -> None:
    add(client, ours, lines)
    clock.forward(hours=25)

    assert db.write_now(ANY_SHOP, lambda tx: prune_idempotency(tx, 24)) == 1
    assert json_of(add(client, ours, lines))["count"] == 2


def test_numbers_are_numbers_on_every_database(client: TestClient, ours: Shop, lines: str) -> None:
    """A sum is a decimal on PostgreSQL, which JSON would show as a text."""
    (line,) = json_of(add(client, ours, lines))["lines"]
    (product,) = json_of(client.get("/api/v1/products", headers=ours.headers))["items"]

    assert (line["available"], product["variants"][0]["available"]) == (5, 5)


def test_a_voucher_code_rests_sealed_beside_its_key_and_comes_back_whole(
    client: TestClient, ours: Shop, db: Database
) -> None:
    headers = {**ours.headers, "idempotency-key": "v1"}
    asked = {"kind": "percent", "value": 10}
    first, second = (client.post("/api/v1/vouchers", headers=headers, json=asked).json() for _ in range(2))

    assert first == second
    kept = db.read_now(ours.id, lambda tx: tx.query("test.kept", select(idempotency.c.answer)))
    assert first["code"]
    assert first["code"] not in str([row.answer for row in kept])
    assert any(set(row.answer) == {"sealed"} for row in kept)
