"""A seller's people at work: their inbox, their answers, what the shopper and the shop see of it."""

import asyncio
import json
from typing import Any

import pytest
from starlette.testclient import TestClient

from chaffer.accounts.actor import SYSTEM
from chaffer.accounts.holder import Holder
from chaffer.accounts.sellers.write_seller import WriteSeller, change_seller
from chaffer.accounts.shops import own_shop
from chaffer.commerce.fulfilment.operations.create_shipment import CreateShipment, create_shipment
from chaffer.commerce.orders.queries import order
from chaffer.commerce.search.indexes import Indexes
from chaffer.conversations.skills.ctx import Ctx
from chaffer.conversations.skills.sellers import who_answers
from chaffer.runtime.database import Database
from chaffer.runtime.live import Change
from chaffer.runtime.presence import Presence
from chaffer.web.backstage import Backstage
from chaffer.web.call import Call
from chaffer.web.sellers.hearing import is_theirs, of_theirs
from tests.sellers.market import Market, Stall, open_market, said, sell_for
from tests.web.conftest import Shop
from tests.web.people import hire


@pytest.fixture
def market(db: Database, ours: Shop) -> Market:
    return open_market(db, ours)


def test_an_answer_stands_on_the_sellers_side_under_their_name(client: TestClient, market: Market) -> None:
    thread = f"/conversations/{market.conversation_id}/messages"
    answer = market.ask(client, market.first, "POST", thread, {"text": "By hand."})
    whole = client.get(f"/api/v1{thread}", headers=market.shop.headers).json()["items"]

    assert answer.status_code == 202, answer.text
    assert (whole[0]["parts"][0]["text"], whole[0]["author_kind"]) == ("Atelier Nord: By hand.", "seller")
    assert (whole[0]["seller_name"], whole[0]["author_name"]) == ("Atelier Nord", "Ana")
    assert "By hand." in market.ask(client, market.first, "GET", thread).text
    assert "By hand." not in market.ask(client, market.second, "GET", thread).text


def test_the_conversation_stays_with_whoever_has_it(client: TestClient, market: Market) -> None:
    market.ask(client, market.first, "POST", f"/conversations/{market.conversation_id}/messages", {"text": "Hello."})
    there = client.get(f"/api/v1/conversations/{market.conversation_id}", headers=market.shop.headers).json()

    assert there["owner_kind"] == "bot"
    mine = market.ask(client, market.first, "GET", f"/conversations/{market.conversation_id}").json()
    assert (mine["owner_kind"], mine["owner_id"]) == ("person", market.first.staff_id)


def test_a_seller_waits_in_their_inbox_until_answered(client: TestClient, market: Market) -> None:
    before = market.ask(client, market.first, "GET", "/inbox").json()["items"][0]
    counted = market.ask(client, market.first, "GET", "/inbox/counts").json()
    market.ask(client, market.first, "POST", f"/conversations/{market.conversation_id}/messages", {"text": "Hello."})
    after = market.ask(client, market.first, "GET", "/inbox").json()["items"][0]
    other = market.ask(client, market.second, "GET", "/inbox").json()["items"][0]

    assert before["due_at"] > before["waiting_since"]
    assert (before["unread"], before["last"]["text"], counted["views"]["all"]) == (1, market.first.words, 1)
    assert (after["waiting_since"], after["unread"]) == (None, 0)
    assert other["waiting_since"]
    assert other["unread"] == 1


def test_what_is_for_a_seller_does_not_wait_for_the_shop(client: TestClient, market: Market) -> None:
    told = client.get(f"/api/v1/conversations/{market.conversation_id}/sides", headers=market.shop.headers).json()

    assert [each["seller_name"] for each in told["items"]] == ["Atelier Nord", "Maison Sud"]
    assert all(each["due_at"] for each in told["items"])


def test_of_two_who_take_a_side_one_gets_it(client: TestClient, db: Database, market: Market) -> None:
    _, headers = sell_for(db, market.shop.id, market.first.seller_id, "second@shop.example")
    colleague = Stall(market.first.seller_id, "", "", "", "", headers)
    path = f"/conversations/{market.conversation_id}/take-over"

    assert market.ask(client, market.first, "POST", path, {}).status_code == 200
    late = market.ask(client, colleague, "POST", path, {})
    assert (late.status_code, late.json()["details"]["owner"]["id"]) == (409, market.first.staff_id)
    assert market.ask(client, market.first, "POST", path.replace("take-over", "hand-back")).status_code == 200
    assert market.ask(client, colleague, "POST", path, {}).status_code == 200


def test_a_side_that_is_closed_opens_again_when_the_shopper_writes(client: TestClient, market: Market) -> None:
    path = f"/conversations/{market.conversation_id}"
    closed = market.ask(client, market.first, "PATCH", path, {"state": "closed"})
    assert closed.json()["state"] == "closed"
    assert market.ask(client, market.second, "GET", path).json()["state"] == "open"
    assert market.ask(client, market.first, "PATCH", path, {"labels": ["x"]}).status_code == 422


@pytest.mark.parametrize(
    "body", [{"text": " "}, {"text": "x", "file_id": "fil_1"}, {"products": ["a"]}, {"text": "x", "then": "close"}]
)
def test_a_seller_answers_in_words_only(client: TestClient, market: Market, body: dict[str, Any]) -> None:
    assert (
        market.ask(client, market.first, "POST", f"/conversations/{market.conversation_id}/messages", body).status_code
        == 422
    )


def test_a_seller_cannot_quote_what_they_do_not_see(client: TestClient, market: Market) -> None:
    body = {"text": "about that", "reply_to": market.second.message_id}
    assert (
        market.ask(client, market.first, "POST", f"/conversations/{market.conversation_id}/messages", body).status_code
        == 404
    )


def test_a_note_is_for_the_sellers_own_people_and_the_shop(client: TestClient, market: Market) -> None:
    path = f"/conversations/{market.conversation_id}/notes"
    assert market.ask(client, market.first, "POST", path, {"text": "tall"}).status_code == 201

    assert "tall" in market.ask(client, market.first, "GET", path).text
    assert market.ask(client, market.second, "GET", path).json()["items"] == []
    assert "tall" in client.get(f"/api/v1{path}", headers=market.shop.headers).text


def test_words_are_found_by_whom_they_are_for(client: TestClient, db: Database, market: Market) -> None:
    client.get("/api/v1/inbox", headers=market.shop.headers)
    found = market.ask(client, market.first, "GET", "/find?q=question").json()
    assert all(market.second.words not in json.dumps(each) for each in found.values())


def test_a_parcel_is_shown_to_the_seller_whose_things_it_holds(
    client: TestClient, db: Database, market: Market
) -> None:
    lines = {line.sku: line.id for line in db.read_now(market.shop.id, lambda tx: order(tx, market.order_id)).lines}
    for skus in ((market.first.sku,), (market.second.sku, "HOUSE-1")):
        command = CreateShipment(market.order_id, {lines[sku]: 1 for sku in skus}, "post", f"T-{skus[0]}")
        db.write_now(market.shop.id, lambda tx, command=command: create_shipment(tx, command))  # type: ignore[misc]

    first = market.ask(client, market.first, "GET", f"/orders/{market.order_id}").json()["shipments"]
    second = market.ask(client, market.second, "GET", f"/orders/{market.order_id}").json()["shipments"]

    assert [each["tracking_number"] for each in first] == [f"T-{market.first.sku}"]
    assert second == [], "it holds the shop's things too"


def test_the_stream_tells_a_seller_of_their_side_only(backstage: Backstage, db: Database, market: Market) -> None:
    async def heard() -> list[Any]:
        holder = Holder(market.shop.id, "staff", market.first.staff_id, frozenset(), seller_id=market.first.seller_id)
        call = Call(backstage, holder, {}, None, "")
        changes = [
            ("side_thread", f"{market.first.seller_id}/{market.conversation_id}"),
            ("side_thread", f"{market.second.seller_id}/{market.conversation_id}"),
            ("conversation", market.conversation_id), ("message", market.first.message_id), ("message", market.second.message_id),
            ("order", market.order_id), ("product", market.second.product_id), ("cart", "crt_1"), ("contact", market.contact_id),
        ]  # fmt: skip
        told = [await of_theirs(call, Change(n, market.shop.id, topic, id_)) for n, (topic, id_) in enumerate(changes)]
        signs = [
            Presence(market.shop.id, market.conversation_id, who, "typing")
            for who in (market.first.staff_id, market.second.staff_id, "stf_x")
        ]
        return [[each for each in told if each], [await is_theirs(call, sign) for sign in signs]]

    told, signs = asyncio.run(heard())

    assert told == [
        ("conversation", market.conversation_id),
        ("message", market.first.message_id),
        ("order", market.order_id),
    ]
    assert signs == [True, False, False]


def test_while_a_seller_is_away_the_shops_people_answer(db: Database, market: Market) -> None:
    def who() -> Any:
        return db.read_now(
            market.shop.id,
            lambda tx: who_answers(
                Ctx(tx, own_shop(tx), "", "", "web", "en", Indexes(db)),
                {"product_id": market.first.product_id, "said": "a person"},
            )["sellers"],
        )

    assert [each["name"] for each in who()] == ["Atelier Nord"]
    db.write_now(
        market.shop.id, lambda tx: change_seller(tx, market.first.seller_id, WriteSeller(state="away"), SYSTEM)
    )
    assert who() == []


def test_an_owner_sells_for_nobody(client: TestClient, db: Database, market: Market) -> None:
    owner = hire(db, market.shop.id, "owner", "boss@shop.example")
    path = f"/api/v1/sellers/{market.first.seller_id}/people"
    answer = client.put(path, headers=market.shop.headers, json={"staff_ids": [owner]})
    taken = client.put(path, headers=market.shop.headers, json={"staff_ids": [market.second.staff_id]})

    assert (answer.status_code, taken.status_code) == (422, 422)


def test_who_stops_selling_sees_nothing_at_the_next_call(client: TestClient, market: Market) -> None:
    path = f"/api/v1/sellers/{market.first.seller_id}/people"
    assert client.put(path, headers=market.shop.headers, json={"staff_ids": []}).json()["people"] == []
    said(market, "later words", market.first.seller_id)

    assert market.ask(client, market.first, "GET", "/inbox").json()["items"] == []
