"""What one of a marketplace's sellers sees: their own things, and nothing of anybody else's, on both databases."""

import dataclasses
import json
from typing import Any

import pytest
from sqlalchemy import select
from starlette.testclient import TestClient

from chaffer.cli.every_table import every_table
from chaffer.records.reading import all_rows
from chaffer.runtime import transaction
from chaffer.runtime.database import Database
from chaffer.runtime.fences import CLOSED
from chaffer.runtime.fencing import BeyondFence
from chaffer.runtime.statements import Statement, given
from chaffer.runtime.transaction import Transaction
from chaffer.threads.tables import messages
from chaffer.web.routes import ROUTES
from chaffer.web.sellers.doors import AS_ALL, OWN, is_open, name_of
from tests.sellers.market import Market, open_market
from tests.web.conftest import Shop
from tests.web.test_every_route import address
from tests.web.test_route_matrix import body_of

FORGETFUL = Statement(
    "test.forgetful", select(messages.c.id, messages.c.part).where(messages.c.shop_id == given("shop_id"))
)


@pytest.fixture
def market(db: Database, ours: Shop) -> Market:
    return open_market(db, ours)


def seen(db: Database, market: Market, seller_id: str) -> dict[str, list[dict[str, Any]]]:
    def work(tx: Transaction) -> dict[str, list[dict[str, Any]]]:
        tx.fence(seller_id)
        return {table.name: list(all_rows(tx, table)) for table in every_table() if table.info.get("shop")}

    return db.read_now(market.shop.id, work)


def test_a_seller_sees_of_every_table_what_is_theirs(db: Database, market: Market) -> None:
    told = seen(db, market, market.first.seller_id)

    assert [row["id"] for row in told["products"]] == [market.first.product_id]
    assert [row["sku"] for row in told["variants"]] == [market.first.sku]
    assert [row["product_id"] for row in told["order_lines"]] == [market.first.product_id]
    assert [row["id"] for row in told["messages"]] == [market.first.message_id]
    assert [row["id"] for row in told["orders"]] == [market.order_id]
    assert [row["id"] for row in told["conversations"]] == [market.conversation_id]
    assert [row["id"] for row in told["staff"]] == [market.first.staff_id]


def test_nothing_of_another_sellers_is_in_any_row_a_seller_sees(db: Database, market: Market) -> None:
    told = json.dumps(seen(db, market, market.first.seller_id), default=str)

    for other in (
        market.second.words, market.second.seller_id, market.second.product_id, market.second.sku, market.second.staff_id,
        market.shops_words, "the bot alone says this", "+4915100000001", "HOUSE-1", "sud-1@shop.example",
    ):  # fmt: skip
        assert other not in told, other


def test_an_order_of_several_sellers_is_each_ones_part(client: TestClient, market: Market) -> None:
    whole = client.get(f"/api/v1/orders/{market.order_id}", headers=market.shop.headers).json()
    part = market.ask(client, market.first, "GET", f"/orders/{market.order_id}").json()

    assert len(whole["lines"]) == 3
    assert whole["address"]
    assert [line["sku"] for line in part["lines"]] == [market.first.sku]
    assert part["total"]["minor"] == part["lines"][0]["total"]["minor"] < whole["total"]["minor"]
    assert (part["address"], part["email"], part["checkout_id"]) == (None, "", "")


def test_whoever_ships_sees_where_to(client: TestClient, market: Market) -> None:
    answer = client.patch(
        f"/api/v1/sellers/{market.first.seller_id}", headers=market.shop.headers, json={"ships": True}
    )
    ships = market.ask(client, market.first, "GET", f"/orders/{market.order_id}").json()
    other = market.ask(client, market.second, "GET", f"/orders/{market.order_id}").json()

    assert answer.status_code == 200, answer.text
    assert ships["address"]["city"]
    assert other["address"] is None


def test_a_seller_who_was_closed_writes_to_nobody(client: TestClient, market: Market) -> None:
    path = f"/conversations/{market.conversation_id}/messages"
    before = market.ask(client, market.first, "POST", path, {"text": "It ships today."})
    client.patch(f"/api/v1/sellers/{market.first.seller_id}", headers=market.shop.headers, json={"state": "closed"})

    after = market.ask(client, market.first, "POST", path, {"text": "Buy from me elsewhere."})

    assert (before.status_code, after.status_code) == (202, 403)
    assert market.ask(client, market.second, "POST", path, {"text": "Mine too."}).status_code == 202


def test_row_security_blocks_where_the_statements_fence_is_forgotten(
    db: Database, market: Market, monkeypatch: pytest.MonkeyPatch
) -> None:
    if db.dialect == "sqlite":
        pytest.skip("SQLite has no row-level security")
    monkeypatch.setattr(transaction, "fenced_sql", lambda sql, *_: sql)

    def work(tx: Transaction) -> tuple[list[Any], list[Any]]:
        tx.fence(market.first.seller_id)
        return tx.rows(FORGETFUL), [row for table in every_table() for row in all_rows(tx, table)]

    mine, everything = db.read_now(market.shop.id, work)

    assert [row.id for row in mine] == [market.first.message_id]
    told = json.dumps(everything, default=str)
    for other in (market.second.words, market.second.product_id, market.second.staff_id, market.shops_words):
        assert other not in told, other


def test_the_fence_of_the_statements_holds_by_itself(db: Database, market: Market) -> None:
    if db.dialect == "postgresql":
        pytest.skip("there row security stands behind it")

    def work(tx: Transaction) -> list[Any]:
        tx.fence(market.first.seller_id)
        return tx.rows(FORGETFUL)

    assert [row.id for row in db.read_now(market.shop.id, work)] == [market.first.message_id]


def test_nothing_is_written_inside_the_fence(db: Database, market: Market) -> None:
    def work(tx: Transaction) -> None:
        tx.fence(market.first.seller_id)
        tx.run(
            Statement("test.write", messages.update().where(messages.c.shop_id == given("shop_id")).values(reason="x"))
        )

    with pytest.raises(BeyondFence):
        db.write_now(market.shop.id, work)


def test_a_connection_forgets_the_fence_with_its_transaction(db: Database, market: Market) -> None:
    for _ in range(8):
        seen(db, market, market.first.seller_id)
    for _ in range(8):
        assert len(db.read_now(market.shop.id, lambda tx: tx.rows(FORGETFUL))) == 4


def test_a_table_that_says_nothing_is_closed() -> None:
    told = {table.name: table.info["fence"] for table in every_table() if table.info.get("shop")}

    assert told["carts"] is told["payments"] is told["audit"] is told["identities"] is told["turns"] is CLOSED


def test_each_door_is_a_route() -> None:
    assert {*AS_ALL, *OWN} <= {name_of(route) for route in ROUTES}


def test_every_route_answers_a_seller_with_nothing_of_anybody_elses(
    client: TestClient, db: Database, ours: Shop, market: Market
) -> None:
    """Every route, asked by one seller for the other's things and for the shop's."""
    other = market.second
    ids = {
        "contacts": market.contact_id, "conversations": market.conversation_id, "orders": market.order_id, "products":
        other.product_id, "variants": other.sku, "messages": other.message_id, "staff": other.staff_id, "inbox":
        market.conversation_id, "sellers": other.seller_id,
    }  # fmt: skip
    secrets = (
        other.words,
        other.product_id,
        other.sku,
        other.staff_id,
        market.shops_words,
        "the bot alone",
        "49151000",
    )
    wrong, answered = [], 0
    for route in ROUTES:
        if route.permission == "public" or route.path.endswith("/stream") or name_of(route) == "DELETE /api/v1/session":
            continue
        things = route.path.removeprefix("/api/v1/").split("/")[0]
        path = address(route, ids.get(things, "nothing"))
        body = body_of(route) if route.takes_body else None
        headers = {**market.first.headers, "idempotency-key": db.clock.new_id("request")}
        answer = client.request(route.method, path, headers=headers, json=body)
        answered += answer.status_code == 200
        if any(each in answer.text for each in secrets if each not in path):
            wrong.append((name_of(route), answer.text[:300]))
        if not is_open(route) and answer.status_code != 403:
            wrong.append((name_of(route), str(answer.status_code)))
        if answer.status_code >= 500:
            wrong.append((name_of(route), answer.text))

    assert wrong == []
    assert answered > 20


def test_another_sellers_things_are_not_there(client: TestClient, market: Market) -> None:
    for path in (
        f"/products/{market.second.product_id}", f"/messages/{market.second.message_id}/proof",
    ):  # fmt: skip
        assert market.ask(client, market.first, "GET", path).status_code == 404, path
    assert [each["id"] for each in market.ask(client, market.first, "GET", "/products").json()["items"]] == [
        market.first.product_id
    ]


def test_a_seller_of_nobody_sees_nothing(client: TestClient, db: Database, ours: Shop, market: Market) -> None:
    stray = dataclasses.replace(market.first)
    client.put(f"/api/v1/sellers/{market.first.seller_id}/people", headers=ours.headers, json={"staff_ids": []})

    assert market.ask(client, stray, "GET", "/products").json()["items"] == []
    assert market.ask(client, stray, "GET", "/inbox").json()["items"] == []
    assert market.ask(client, stray, "GET", f"/conversations/{market.conversation_id}").status_code == 404
