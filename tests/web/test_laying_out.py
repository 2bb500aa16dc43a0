"""Products, the cart, an order and a page to pay on, laid out by a person through the API."""

from typing import Any

import pytest
from starlette.testclient import TestClient

from chaffer.runtime.database import Database
from chaffer.testing import ManualClock
from chaffer.wiring import reactions
from tests.web.api import Api
from tests.web.conftest import Shop, buy, check_out, meet, stock
from tests.web.night_shift import claims


@pytest.fixture
def api(client: TestClient, ours: Shop) -> Api:
    return Api(client, ours)


@pytest.fixture
def thread(db: Database, ours: Shop) -> str:
    db.reactions = reactions("https://shop.example")
    stock(db, ours.id, "MUG-RED")
    return meet(db, ours.id)[1]


def shown(api: Api, thread: str) -> Any:
    return api("GET", f"/conversations/{thread}/messages")["items"]


def owner(api: Api, thread: str) -> str:
    return str(api("GET", f"/conversations/{thread}")["owner_kind"])


def test_a_look_board_shows_products_by_id_or_sku_in_the_persons_words(
    api: Api, db: Database, ours: Shop, thread: str
) -> None:
    other = stock(db, ours.id, "MUG-BLUE")

    api("POST", f"/conversations/{thread}/messages", {"text": "For your kitchen:", "products": [other, "MUG-RED"]}, 202)

    (message,) = shown(api, thread)
    (board,) = message["parts"]
    assert (message["author_kind"], message["author_name"]) == ("staff", "all")
    assert "For your kitchen:" in str(board)
    assert str(board).count("Red mug") >= 2
    assert owner(api, thread) == "person"


def test_what_is_sold_to_the_bot_has_the_next_move_unless_the_person_keeps_it(
    api: Api, db: Database, ours: Shop, thread: str
) -> None:
    check_out(db, ours.id)
    path = f"/conversations/{thread}/messages"

    api("POST", path, {"show": "cart", "text": "So far:"}, 202)
    assert owner(api, thread) == "bot"
    api("POST", path, {"show": "cart", "keep": True}, 202)
    assert owner(api, thread) == "person"
    api("POST", path, {"products": ["MUG-RED"], "keep": False}, 202)
    assert owner(api, thread) == "bot"
    assert "So far:" in str(shown(api, thread)[-1]["parts"])


def test_an_order_is_shown_to_whose_it_is_only(api: Api, db: Database, ours: Shop, thread: str) -> None:
    order_id = buy(db, ours.id)
    _, other = meet(db, ours.id, "+4915100000002")
    said = len(shown(api, thread))

    api("POST", f"/conversations/{thread}/messages", {"show": "order", "order_id": order_id}, 202)
    api("POST", f"/conversations/{other}/messages", {"show": "order", "order_id": order_id}, 404)

    assert len(shown(api, thread)) == said + 1
    assert shown(api, other) == []


def test_an_empty_cart_is_refused_to_the_person_and_not_told_to_the_shopper(api: Api, thread: str) -> None:
    path = f"/conversations/{thread}/messages"

    refused = [api("POST", path, {"show": what}, 422)["code"] for what in ("cart", "payment")]

    assert refused == ["empty_cart", "empty_cart"]
    assert shown(api, thread) == []
    assert owner(api, thread) == "bot"


@pytest.mark.parametrize(
    ("wrong", "status"),
    [
        ({"products": ["MUG-NONE"]}, 404),
        ({"products": ["prd_none"]}, 404),
        ({"products": ["MUG-RED"] * 11}, 422),
        ({"products": [""]}, 422),
        ({"products": ["MUG-RED"], "show": "cart"}, 422),
        ({"products": ["MUG-RED"], "file_id": "fil_1"}, 422),
        ({"products": ["MUG-RED"], "reaction": "❤️"}, 422),
        ({"products": ["MUG-RED"], "send_at": "2020-03-02T20:00:00Z"}, 422),
        ({"products": ["MUG-RED"], "reply_to": "msg_none"}, 404),
        ({"show": "order"}, 422),
        ({"show": "order", "order_id": "ord_none"}, 404),
        ({"show": "cart", "order_id": "ord_1"}, 422),
        ({"show": "everything"}, 422),
    ],
)
def test_what_cannot_be_laid_out_is_refused_and_says_nothing(
    api: Api, thread: str, wrong: dict[str, Any], status: int
) -> None:
    api("POST", f"/conversations/{thread}/messages", wrong, status)

    assert shown(api, thread) == []
    assert owner(api, thread) == "bot"


def test_nothing_is_laid_out_where_only_a_template_would_pass(api: Api, thread: str, clock: ManualClock) -> None:
    clock.forward(hours=25)

    api("POST", f"/conversations/{thread}/messages", {"products": ["MUG-RED"]}, 409)


def test_another_shops_product_is_not_shown(api: Api, db: Database, theirs: Shop, thread: str) -> None:
    product_id = stock(db, theirs.id, "THEIRS")

    api("POST", f"/conversations/{thread}/messages", {"products": [product_id]}, 404)
    api("POST", f"/conversations/{thread}/messages", {"products": ["THEIRS"]}, 404)


def test_a_page_to_pay_on_goes_out_when_nothing_is_missing(api: Api, db: Database, ours: Shop, thread: str) -> None:
    check_out(db, ours.id)

    api("POST", f"/conversations/{thread}/messages", {"show": "payment", "text": "Here you go"}, 202)

    sent = [each.outbound.part for each in claims(db).departures]
    assert len(sent) == 1
    assert "Here you go" in str(sent[0])
    assert owner(api, thread) == "bot"
