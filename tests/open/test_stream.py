"""The live stream over HTTP: nothing is missed across a reconnect, and a key is told only what it may see."""

import json
import threading
from collections.abc import Iterator

import httpx
import pytest

from chaffer.accounts.operations.create_api_key import ApiKey, CreateApiKey, create_api_key
from chaffer.accounts.operations.revoke_api_key import RevokeApiKey, revoke_api_key
from chaffer.runtime.pruning import prune_changes
from chaffer.runtime.transaction import Transaction
from tests.open.conftest import Open
from tests.open.listener import Listener


def change(opened: Open, topic: str, name: str, shop_id: str = "") -> None:
    opened.street.db.write_now(shop_id or opened.street.shop_id, lambda tx: tx.changed(topic, name))


def things(listener: Listener) -> list[str]:
    return [json.loads(each.data)["id"] for each in listener.heard if each.name not in ("open", "reset")]


def another_key(opened: Open, *permissions: str) -> tuple[httpx.Client, ApiKey]:
    made = opened.street.db.write_now(
        opened.street.shop_id, lambda tx: create_api_key(tx, CreateApiKey("narrow", permissions))
    )  # fmt: skip
    return httpx.Client(base_url=opened.api.base_url, headers={"authorization": f"Bearer {made.key}"}), made


@pytest.fixture
def listener(opened: Open) -> Iterator[Listener]:
    begun = Listener(opened.api, asked={"topics": "message,order"}).begin()
    opened.street.until(lambda: begun.heard)
    yield begun
    begun.stop()


def test_what_changes_is_told_as_it_changes_and_to_its_own_shop_only(opened: Open, listener: Listener) -> None:
    change(opened, "order", "theirs", "shp_other")
    change(opened, "order", "ord_1")
    change(opened, "cart", "not asked for")
    change(opened, "message", "msg_1")

    opened.street.until(lambda: len(things(listener)) == 2)

    assert [each.name for each in listener.heard] == ["open", "order", "message"]
    assert things(listener) == ["ord_1", "msg_1"]


def test_nothing_is_missed_or_told_twice_across_a_reconnect(opened: Open, listener: Listener) -> None:
    for number in range(5):
        change(opened, "order", f"before_{number}")
    opened.street.until(lambda: len(things(listener)) == 5)
    last = listener.stop()
    for number in range(600):  # more than is read in one go
        change(opened, "order", f"between_{number}")

    again = Listener(opened.api, last, {"topics": "order"}).begin()
    opened.street.until(lambda: len(things(again)) == 600)
    change(opened, "order", "after")
    opened.street.until(lambda: len(things(again)) == 601)

    assert things(again) == [*(f"between_{number}" for number in range(600)), "after"]
    again.stop()


def test_a_writer_that_is_slow_to_commit_is_not_passed_over(opened: Open, listener: Listener) -> None:
    if opened.street.db.dialect == "sqlite":
        pytest.skip("one writer: numbers are drawn in the order of commits")
    change(opened, "order", "first")
    opened.street.until(lambda: things(listener) == ["first"])
    inside, may_end = threading.Event(), threading.Event()

    def slow(tx: Transaction) -> None:
        tx.changed("order", "slow")
        tx.settle()  # draws its number now
        inside.set()
        may_end.wait(10)

    thread = threading.Thread(target=lambda: opened.street.db.write_now(opened.street.shop_id, slow))
    thread.start()
    inside.wait(10)
    change(opened, "order", "quick")
    last = listener.stop()
    again = Listener(opened.api, last, {"topics": "order"}).begin()
    opened.street.until(lambda: again.heard)
    assert things(again) == [], "the quick one's number is higher: telling it would lose the slow one"
    may_end.set()
    thread.join()

    opened.street.until(lambda: len(things(again)) == 2)
    assert things(again) == ["slow", "quick"]
    again.stop()


def test_a_number_that_is_forgotten_says_so(opened: Open, listener: Listener) -> None:
    change(opened, "order", "old")
    opened.street.until(lambda: things(listener) == ["old"])
    last = listener.stop()
    opened.street.town.clock.forward(hours=49)
    opened.street.db.write_now("*", prune_changes)

    again = Listener(opened.api, last, {"topics": "order"}).begin()
    opened.street.until(lambda: again.heard)
    change(opened, "order", "new")
    opened.street.until(lambda: things(again))

    assert [each.name for each in again.heard] == ["reset", "order"]
    again.stop()


def test_a_key_is_told_only_what_it_may_see(opened: Open) -> None:
    api, _ = another_key(opened, "stream.read", "orders.read")
    listener = Listener(api).begin()
    opened.street.until(lambda: listener.heard)

    change(opened, "message", "msg_1")
    change(opened, "order", "ord_1")
    opened.street.until(lambda: things(listener))

    assert things(listener) == ["ord_1"]
    assert api.get("/stream", params={"topics": "message"}).status_code == 403
    assert api.get("/stream", params={"topics": "nonsense"}).status_code == 422
    assert api.get("/stream", headers={"last-event-id": "x"}).status_code == 400
    listener.stop()


def test_a_revoked_key_is_told_nothing_more(opened: Open) -> None:
    opened.street.server.streams.keep_alive_seconds = 0.2
    api, made = another_key(opened, "stream.read", "orders.read")
    listener = Listener(api).begin()
    opened.street.until(lambda: listener.heard)

    opened.street.db.write_now(opened.street.shop_id, lambda tx: revoke_api_key(tx, RevokeApiKey(made.id)))

    opened.street.until(lambda: listener.ended)


def test_a_key_has_so_many_streams_and_gets_its_places_back(opened: Open) -> None:
    listeners = [Listener(opened.api).begin() for _ in range(8)]
    opened.street.until(lambda: all(each.heard for each in listeners))

    assert opened.api.get("/stream").status_code == 429
    for each in listeners:
        each.stop()
    change(opened, "order", "ord_1")  # whoever has hung up is noticed at the next event

    backstage = opened.street.town.assembled.app.state.backstage
    opened.street.until(lambda: not backstage.open_streams.count, 20)
