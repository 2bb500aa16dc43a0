"""What is laid out at its hour: made anew then, moved, taken back; and told to its author where it is gone by then."""

from datetime import timedelta
from typing import Any

import pytest
from starlette.testclient import TestClient

from chaffer.runtime.database import Database
from chaffer.testing import ManualClock
from chaffer.wiring import reactions
from tests.web.api import Api
from tests.web.conftest import Shop, buy, check_out, meet, stock
from tests.web.night_shift import claims, timers_ring


@pytest.fixture
def api(client: TestClient, ours: Shop) -> Api:
    return Api(client, ours)


@pytest.fixture
def thread(db: Database, ours: Shop) -> str:
    db.reactions = reactions("https://shop.example")
    stock(db, ours.id, "MUG-RED")
    return meet(db, ours.id)[1]


def at(clock: ManualClock, hours: float) -> str:
    return (clock.now() + timedelta(hours=hours)).isoformat()


def page(api: Api, thread: str) -> Any:
    return api("GET", f"/conversations/{thread}/messages")


def later(api: Api, thread: str, wish: dict[str, Any], hour: str, status: int = 202) -> Any:
    return api("POST", f"/conversations/{thread}/messages", {**wish, "send_at": hour}, status)


def passed(db: Database, clock: ManualClock, hours: float) -> list[Any]:
    """What leaves once so many hours are over."""
    clock.forward(hours=hours)
    timers_ring(db)
    return [each.outbound.part for each in claims(db).departures]


def test_a_board_leaves_at_its_hour_at_the_price_of_then(
    api: Api, db: Database, ours: Shop, thread: str, clock: ManualClock
) -> None:
    later(api, thread, {"products": ["MUG-RED"], "text": "As promised:"}, at(clock, 2))
    (waiting,) = page(api, thread)["items"]
    assert claims(db).departures == []

    stock(db, ours.id, "MUG-RED", minor=1550)
    sent = passed(db, clock, 2)

    assert (waiting["state"], "19.90" in str(waiting["parts"])) == ("scheduled", True)
    assert "As promised:" in str(sent)
    assert "15.50" in str(sent)
    assert "19.90" not in str(sent)
    assert page(api, thread)["items"][-1]["id"] == waiting["id"]
    assert passed(db, clock, 1) == []


def test_what_is_sold_out_by_its_hour_is_told_to_its_author_and_not_sent(
    api: Api, db: Database, ours: Shop, thread: str, clock: ManualClock
) -> None:
    (message_id,) = later(api, thread, {"products": ["MUG-RED"]}, at(clock, 2))["ids"]
    stock(db, ours.id, "MUG-RED", left=0)

    assert passed(db, clock, 2) == []

    told = page(api, thread)
    (message,) = told["items"]
    assert (message["state"], message["failure"]["code"], message["failure"]["again"]) == (
        "withdrawn", "laid_sold_out", False,
    )  # fmt: skip
    assert "sold out" in told["notes"][0]["text"]
    api("POST", f"/messages/{message_id}/retry", None, 409)


def test_a_cart_that_is_gone_by_its_hour_is_not_sent(
    api: Api, db: Database, ours: Shop, thread: str, clock: ManualClock
) -> None:
    check_out(db, ours.id)
    for what in ("cart", "payment"):
        later(api, thread, {"show": what, "keep": True}, at(clock, 2))
    cart = api("GET", f"/conversations/{thread}/messages")["items"]
    contact = api("GET", f"/conversations/{thread}")["contact_id"]
    held = api("GET", f"/contacts/{contact}/cart")
    for line in held["lines"]:
        api("DELETE", f"/carts/{held['id']}/lines/{line['id']}", None, 200)

    assert len(cart) == 2
    assert passed(db, clock, 2) == []
    assert [each["failure"]["code"] for each in page(api, thread)["items"]] == ["laid_cart_gone"] * 2


def test_a_page_to_pay_on_is_begun_at_its_hour_only(
    api: Api, db: Database, ours: Shop, thread: str, clock: ManualClock
) -> None:
    check_out(db, ours.id)
    later(api, thread, {"show": "payment", "text": "Here you go"}, at(clock, 1))
    (waiting,) = page(api, thread)["items"]
    assert (waiting["parts"][0]["type"], waiting["parts"][0]["url"]) == ("payment_request", "")

    sent = passed(db, clock, 1)

    assert len(sent) == 1
    assert "Here you go" in str(sent[0])
    assert api("GET", f"/conversations/{thread}")["owner_kind"] == "bot"


def test_an_order_is_shown_at_its_hour_and_a_strangers_never(
    api: Api, db: Database, ours: Shop, thread: str, clock: ManualClock
) -> None:
    order_id = buy(db, ours.id)
    _, other = meet(db, ours.id, "+4915100000002")
    claims(db)

    later(api, thread, {"show": "order", "order_id": order_id}, at(clock, 1))
    later(api, other, {"show": "order", "order_id": order_id}, at(clock, 1), 404)

    assert len(passed(db, clock, 1)) == 1


def test_another_hour_is_kept_and_the_old_one_passes_by(
    api: Api, db: Database, thread: str, clock: ManualClock
) -> None:
    (board,) = later(api, thread, {"products": ["MUG-RED"]}, at(clock, 1))["ids"]
    (words,) = later(api, thread, {"text": "Good morning"}, at(clock, 1))["ids"]

    for each in (board, words):
        api("PATCH", f"/messages/{each}", {"send_at": at(clock, 3)}, 200)

    assert passed(db, clock, 1.5) == []
    sent = passed(db, clock, 1.6)
    sent += passed(db, clock, 0.01)
    assert "Good morning" in str(sent)
    assert "Red mug" in str(sent)
    api("PATCH", f"/messages/{board}", {"send_at": at(clock, 3)}, 409)


@pytest.mark.parametrize("wrong", [{"send_at": "2020-01-01T00:00:00Z"}, {"send_at": "2099-01-01T00:00:00Z"}, {}])
def test_an_hour_that_is_none_is_refused(api: Api, thread: str, clock: ManualClock, wrong: dict[str, str]) -> None:
    (board,) = later(api, thread, {"products": ["MUG-RED"]}, at(clock, 1))["ids"]

    api("PATCH", f"/messages/{board}", wrong, 422)


def test_another_shops_message_keeps_its_hour(
    api: Api, client: TestClient, theirs: Shop, thread: str, clock: ManualClock
) -> None:
    (board,) = later(api, thread, {"products": ["MUG-RED"]}, at(clock, 1))["ids"]

    Api(client, theirs)("PATCH", f"/messages/{board}", {"send_at": at(clock, 3)}, 404)


def test_what_is_taken_back_does_not_leave(api: Api, db: Database, thread: str, clock: ManualClock) -> None:
    (board,) = later(api, thread, {"products": ["MUG-RED"]}, at(clock, 1))["ids"]

    api("DELETE", f"/messages/{board}", None, 204)

    assert passed(db, clock, 2) == []
    assert page(api, thread)["items"][0]["failure"]["code"] == "taken_back"


def test_past_the_window_nothing_is_laid_out(api: Api, db: Database, thread: str, clock: ManualClock) -> None:
    later(api, thread, {"products": ["MUG-RED"]}, at(clock, 30))

    assert passed(db, clock, 30) == []
    assert page(api, thread)["items"][0]["failure"]["code"] == "laid_too_late"


def test_what_is_sold_out_already_is_refused_at_once(
    api: Api, db: Database, ours: Shop, thread: str, clock: ManualClock
) -> None:
    stock(db, ours.id, "MUG-RED", left=0)

    assert later(api, thread, {"products": ["MUG-RED"]}, at(clock, 1), 409)["code"] == "sold_out"
    assert page(api, thread)["items"] == []
