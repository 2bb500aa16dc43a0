"""Webhooks out through a whole server, verified by the library of Standard Webhooks."""

import json
from typing import Any

import pytest
from sqlalchemy import select
from standardwebhooks.webhooks import Webhook

from chaffer.integrations.webhooks_out.tables import webhook_deliveries
from chaffer.people.operations.opt_out import OptOut, opt_out
from tests.open.conftest import Open
from tests.open.receiver import Receiver
from tests.web.conftest import meet, stock

TEXT = {"type": "text", "text": {"body": "hello"}}


def secret_of(opened: Open, endpoint: str) -> str:
    return str(opened.get(f"/webhooks/{endpoint}/secrets")["items"][0]["secret"])


def types_of(receiver: Receiver) -> list[str]:
    return [json.loads(body)["type"] for _, body in receiver.taken]


def deliveries(opened: Open) -> list[Any]:
    return opened.street.rows(select(webhook_deliveries).order_by(webhook_deliveries.c.id))


def settled(opened: Open) -> bool:
    return all(row.state in ("delivered", "failed") for row in deliveries(opened))


def test_what_a_shopper_writes_and_we_answer_is_told_and_verifies(opened: Open, receiver: Receiver) -> None:
    endpoint = opened.endpoint(receiver.url)
    opened.street.says(TEXT)

    wanted = {"contact.added", "conversation.opened", "message.received", "message.sent", "message.delivered"}
    opened.street.until(lambda: wanted <= set(types_of(receiver)) and settled(opened))

    verifier = Webhook(secret_of(opened, endpoint))
    for headers, body in receiver.taken:
        told = verifier.verify(body, headers)
        assert (told["id"], told["shop_id"]) == (headers["webhook-id"], opened.street.shop_id)
        assert (told["version"], headers["content-type"]) == (1, "application/json")
    assert len({headers["webhook-id"] for headers, _ in receiver.taken}) == len(receiver.taken)
    by_type = {json.loads(body)["type"]: json.loads(body)["data"] for _, body in receiver.taken}
    assert by_type["message.received"]["parts"] == [{"type": "text", "text": "hello"}]
    assert by_type["message.delivered"]["contact_id"] == by_type["contact.added"]["contact_id"]
    assert sorted(types_of(receiver)).count("message.delivered") == types_of(receiver).count("message.sent")


def test_only_what_was_asked_for_is_told(opened: Open, receiver: Receiver) -> None:
    opened.endpoint(receiver.url, "message.received")
    opened.street.says(TEXT)

    opened.street.until(lambda: receiver.taken and settled(opened))

    assert types_of(receiver) == ["message.received"]


def test_stock_and_consent_are_told_with_what_others_know_things_by(opened: Open, receiver: Receiver) -> None:
    stock(opened.street.db, opened.street.shop_id)
    opened.endpoint(receiver.url, "stock.moved", "consent.withdrawn")
    contact_id, _ = meet(opened.street.db, opened.street.shop_id)
    opened.put("/variants/MUG-RED/stock", {"on_hand": 3})
    gone = OptOut(contact_id, "whatsapp", "keyword", "STOP")
    opened.street.db.write_now(opened.street.shop_id, lambda tx: opt_out(tx, gone))

    opened.street.until(lambda: len(receiver.taken) == 2)

    by_type = {json.loads(body)["type"]: json.loads(body)["data"] for _, body in receiver.taken}
    assert (by_type["stock.moved"]["sku"], by_type["stock.moved"]["left"]) == ("MUG-RED", 3)
    assert by_type["consent.withdrawn"] == {"contact_id": contact_id, "channel": "whatsapp"}


def test_a_failed_delivery_comes_again_under_the_same_id_and_is_logged(opened: Open, receiver: Receiver) -> None:
    receiver.answers, receiver.body = [500, 302], b"x" * 5000
    endpoint = opened.endpoint(receiver.url)
    made = opened.post(f"/webhooks/{endpoint}/ping", status=202)
    log = f"/webhooks/{endpoint}/deliveries/{made['id']}"

    opened.street.until(lambda: opened.get(log)["delivery"]["attempts"] == 1 and opened.get(log)["tries"])
    failed = opened.get(log)
    opened.street.town.clock.forward(seconds=10)
    opened.street.until(lambda: len(opened.get(log)["tries"]) == 2)
    opened.street.town.clock.forward(seconds=60)
    opened.street.until(lambda: opened.get(log)["delivery"]["state"] == "delivered")

    assert (failed["delivery"]["status"], failed["delivery"]["answer"]) == (500, "x" * 1024)
    assert [each["status"] for each in opened.get(log)["tries"]] == [500, 302, 200]
    ids = {headers["webhook-id"] for headers, _ in receiver.taken}
    assert ids == {made["event_id"]}
    assert len(receiver.taken) == 3
    assert len({body for _, body in receiver.taken}) == 1


def test_an_endpoint_that_fails_for_days_is_disabled_with_a_notice(opened: Open, receiver: Receiver) -> None:
    receiver.answers = [503] * 100
    endpoint = opened.endpoint(receiver.url)
    watcher = Receiver().open()
    opened.endpoint(watcher.url, "webhook.disabled")
    opened.post(f"/webhooks/{endpoint}/ping", status=202)

    def state() -> str:
        return str(opened.get(f"/webhooks/{endpoint}")["state"])

    for tries in range(1, 20):
        opened.street.until(lambda tries=tries: len(receiver.taken) >= tries or state() == "disabled")  # type: ignore[misc]
        opened.street.until(lambda: deliveries(opened)[0].state != "sending")
        if state() == "disabled":
            break
        opened.street.town.clock.forward(hours=16)

    assert opened.get(f"/webhooks/{endpoint}")["trouble"] == "nothing arrived there for three days"
    opened.street.until(lambda: types_of(watcher) == ["webhook.disabled"])
    watcher.close()
    count = len(receiver.taken)
    opened.street.says(TEXT)
    opened.street.until(lambda: opened.street.rows(select(webhook_deliveries)))
    assert len(receiver.taken) == count

    receiver.answers = []
    opened.patch(f"/webhooks/{endpoint}", {"state": "active"})
    again = opened.post(f"/webhooks/{endpoint}/resend-failed", {"since": "2020-01-01T00:00:00Z"}, 202)
    assert again["count"] == 1
    opened.street.until(lambda: len(receiver.taken) == count + 1)
    assert receiver.taken[-1][0]["webhook-id"] == receiver.taken[0][0]["webhook-id"]


def test_one_that_says_it_is_gone_is_believed(opened: Open, receiver: Receiver) -> None:
    receiver.answers = [410]
    endpoint = opened.endpoint(receiver.url)
    opened.post(f"/webhooks/{endpoint}/ping", status=202)

    opened.street.until(lambda: opened.get(f"/webhooks/{endpoint}")["state"] == "disabled")

    assert deliveries(opened)[0].state == "failed"


def test_while_a_secret_changes_both_sign(opened: Open, receiver: Receiver) -> None:
    endpoint = opened.endpoint(receiver.url)
    old = secret_of(opened, endpoint)
    opened.post(f"/webhooks/{endpoint}/rotate-secret", {"keep_hours": 24})
    new = secret_of(opened, endpoint)
    opened.post(f"/webhooks/{endpoint}/ping", status=202)
    opened.street.until(lambda: len(receiver.taken) == 1)
    opened.street.town.clock.forward(hours=25)
    opened.post(f"/webhooks/{endpoint}/ping", status=202)
    opened.street.until(lambda: len(receiver.taken) == 2)

    (first, first_body), (second, second_body) = receiver.taken
    for secret in (old, new):
        Webhook(secret).verify(first_body, first)
    assert len(first["webhook-signature"].split()) == 2
    assert len(second["webhook-signature"].split()) == 1
    assert new != old
    assert len(opened.get(f"/webhooks/{endpoint}/secrets")["items"]) == 1
    assert second_body


def test_one_that_hangs_holds_up_no_other(opened: Open, receiver: Receiver) -> None:
    receiver.hangs = True
    slow = opened.endpoint(receiver.url)
    quick_one = Receiver().open()
    quick = opened.endpoint(quick_one.url, "order.paid")
    for _ in range(30):
        opened.post(f"/webhooks/{slow}/ping", status=202)
    opened.street.until(lambda: len(receiver.taken) == 4)
    opened.post(f"/webhooks/{quick}/ping", status=202)

    opened.street.until(lambda: quick_one.taken, 5)

    assert len(receiver.taken) == 4
    receiver.hangs = False
    opened.street.until(lambda: len(receiver.taken) == 30, 30)
    quick_one.close()


def test_a_removed_endpoint_is_told_nothing_and_leaves_nothing(opened: Open, receiver: Receiver) -> None:
    receiver.answers = [500]
    endpoint = opened.endpoint(receiver.url)
    opened.post(f"/webhooks/{endpoint}/ping", status=202)
    opened.street.until(lambda: receiver.taken and deliveries(opened)[0].tries)

    opened.delete(f"/webhooks/{endpoint}")

    assert deliveries(opened) == []
    opened.get(f"/webhooks/{endpoint}", 404)


@pytest.mark.parametrize(
    ("body", "says"),
    [
        ({"url": "ftp://shop.example/"}, "url"),
        ({"url": "http://user:word@shop.example/"}, "url"),
        ({"url": "https://shop.example:25/"}, "url"),
        ({"url": "https://shop.example/", "types": ["order.stolen"]}, "types"),
    ],
)
def test_what_cannot_be_an_endpoint_is_refused(opened: Open, body: dict[str, Any], says: str) -> None:
    refused = opened.post("/webhooks", body, 422)

    assert refused["detail"].startswith(says)


def test_a_shop_has_so_many_endpoints_and_no_more(opened: Open) -> None:
    for number in range(20):
        opened.post("/webhooks", {"url": f"https://shop.example/{number}"}, 201)

    opened.post("/webhooks", {"url": "https://shop.example/21"}, 409)
    assert len(opened.get("/webhooks", limit=50)["items"]) == 20
