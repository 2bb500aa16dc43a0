"""The client of one file against a whole server, and against one that fails."""

import importlib.util
import itertools
import sys
import threading
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import ModuleType
from typing import Any

import httpx
import pytest
from standardwebhooks.webhooks import Webhook

from chaffer.runtime.streams import Streams
from tests.open.conftest import Open
from tests.open.receiver import Receiver
from tests.web.conftest import buy, meet, stock

ROOT = Path(__file__).parent.parent.parent


@pytest.fixture(scope="module")
def client() -> ModuleType:
    """As somebody would import it who copied it."""
    spec = importlib.util.spec_from_file_location("chaffer_client", ROOT / "clients/python/chaffer_client.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["chaffer_client"] = module
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def shop(client: ModuleType, opened: Open) -> Iterator[Any]:
    with client.Chaffer(opened.street.town.app.url, opened.key) as made:
        yield made


def test_goods_orders_and_talk(shop: Any, opened: Open, client: ModuleType) -> None:
    db, shop_id = opened.street.db, opened.street.shop_id
    order_id = buy(db, shop_id)
    (order,) = shop.orders(state="placed")
    shop.set_stock("MUG-RED", 7)
    shop.set_price("MUG-RED", {"minor": 2500, "currency": "USD"})
    (contact,) = shop.contacts()
    (conversation,) = shop.conversations(contact_id=contact["id"])
    shop.say(conversation["id"], "It leaves today.")
    parcel = shop.ship(order_id, carrier="dhl", tracking_number="T1")

    assert (order["id"], order["lines"][0]["sku"], contact["name"]) == (order_id, "MUG-RED", "Anna")
    assert parcel["tracking_number"] == "T1"
    assert any(part["text"] == "It leaves today." for each in shop.messages(conversation["id"])
               for part in each["parts"] if part["type"] == "text")  # fmt: skip
    assert shop.order(order_id)["fulfilment_state"] == "shipped"
    with pytest.raises(client.NotFound) as gone:
        shop.order("ord_nobody")
    assert (gone.value.code, gone.value.request_id[:4]) == ("not_found", "req_")
    with pytest.raises(client.Refused) as wrong:
        shop.put("/variants/MUG-RED/stock", {"on_hand": -1})
    assert wrong.value.errors[0]["path"] == "$.on_hand"
    with client.Chaffer(shop.url, "chf_wrong") as stranger, pytest.raises(client.NotAllowed):
        stranger.order(order_id)


def test_a_list_is_walked_to_its_end(shop: Any, opened: Open) -> None:
    for number in range(130):
        meet(opened.street.db, opened.street.shop_id, f"+4915100001{number:03}")

    names = [each["id"] for each in shop.contacts()]

    assert len(names) == len(set(names)) == 130


def test_a_post_that_is_repeated_is_done_once(shop: Any, opened: Open, client: ModuleType) -> None:
    """The answer is lost on its way back: the client asks again, the server does it once."""
    lost = iter([True, True, False])

    class Loses(httpx.HTTPTransport):
        def handle_request(self, request: httpx.Request) -> httpx.Response:
            answer = super().handle_request(request)
            if request.method == "POST" and next(lost):
                answer.read()
                raise httpx.ReadError("cut")
            return answer

    waits: list[float] = []
    with client.Chaffer(shop.url, opened.key, sleep=waits.append) as unlucky:
        unlucky.http._transport = Loses()
        unlucky.post("/collections", {"title": "Once"})

    assert [each["title"] for each in shop.get("/collections")["items"]] == ["Once"]
    assert len(waits) == 2
    assert waits[0] <= 0.5 < 2 * waits[1]


def test_what_the_server_asks_to_wait_is_waited_and_a_dead_one_is_given_up(client: ModuleType) -> None:
    answers = iter(
        [httpx.Response(429, headers={"retry-after": "7"}), httpx.Response(503), httpx.Response(200, json={})]
    )
    waits: list[float] = []
    made = client.Chaffer("http://shop.example", "chf_x", sleep=waits.append, tries=3)
    made.http._transport = httpx.MockTransport(lambda _request: next(answers))
    made.get("/shop")
    broken = client.Chaffer("http://127.0.0.1:1", "chf_x", sleep=waits.append, tries=2)

    assert waits[0] == 7.0
    with pytest.raises(client.Unreachable):
        broken.get("/shop")


def test_events_are_told_in_batches(shop: Any, opened: Open) -> None:
    contact_id, _ = meet(opened.street.db, opened.street.shop_id)
    events = [{"id": f"e{number}", "type": "order", "who": {"contact_id": contact_id}} for number in range(230)]

    became = shop.tell_events(events)

    assert (len(became), set(became.values())) == (230, {"kept"})
    assert sum(1 for each in shop.timeline(contact_id) if each["kind"] == "order") == 230


def test_the_stream_goes_on_where_it_broke_off(shop: Any, opened: Open) -> None:
    street = opened.street
    heard: list[Any] = []

    def change(name: str) -> None:
        street.db.write_now(street.shop_id, lambda tx: tx.changed("order", name))

    def listen() -> None:
        for each in itertools.islice(shop.stream("order"), 3):
            heard.append(each)  # noqa: PERF402 — one by one, as they come

    shop.sleep = lambda _seconds: None
    thread = threading.Thread(target=listen, daemon=True)
    thread.start()
    backstage = street.town.assembled.app.state.backstage
    street.until(lambda: backstage.open_streams.count)
    change("one")
    street.until(lambda: heard)
    street.town.app.do(street.server.streams.end)  # the server hangs up on everybody
    street.until(lambda: not backstage.open_streams.count)
    change("two")
    backstage.streams = Streams()
    change("three")
    thread.join(20)
    street.town.app.do(backstage.streams.end)

    assert [each.id for each in heard] == ["one", "two", "three"]


def test_webhooks_are_verified_as_the_standards_own_library_does(
    shop: Any, opened: Open, receiver: Receiver, client: ModuleType
) -> None:
    made = shop.add_webhook(receiver.url, "stock.moved")
    opened.street.until(lambda: opened.street.shop_id not in opened.street.server.subscriptions._by_shop)
    stock(opened.street.db, opened.street.shop_id)
    shop.set_stock("MUG-RED", 3)
    opened.street.until(lambda: receiver.taken)
    headers, body = receiver.taken[-1]

    event = client.verify_webhook(made["secret"], headers, body)

    assert Webhook(made["secret"]).verify(body, headers)["id"] == event.id == headers["webhook-id"]
    assert (event.type, event.data["sku"], event.version) == ("stock.moved", "MUG-RED", 1)
    later = datetime.now(UTC) + timedelta(minutes=10)
    other = "whsec_" + "A" * 43 + "="
    assert client.verify_webhook([other, made["secret"]], headers, body).id == event.id
    for secrets, changed, sent, now in (
        (other, headers, body, None), (made["secret"], headers, body + b" ", None), (made["secret"], {}, body, None),
        (made["secret"], headers, body, later), (made["secret"], {**headers, "webhook-id": "evt_x"}, body, None),
        (made["secret"], {**headers, "webhook-signature": "v2,abc v1,"}, body, None), ("nonsense!", headers, body, None),
    ):  # fmt: skip
        with pytest.raises(client.BadSignature):
            client.verify_webhook(secrets, changed, sent, now=now)
