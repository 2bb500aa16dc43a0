"""Orders as a list shows them, and what the books say of one."""

from typing import Any

import pytest

from chaffer.runtime.database import Database
from tests.web.api import Api
from tests.web.conftest import Shop, buy
from tests.web.test_order_service import paid


@pytest.fixture
def api(client: Any, ours: Shop) -> Api:
    return Api(client, ours)


def ids(api: Api, query: str) -> list[str]:
    return [row["id"] for row in api("GET", f"/order-rows?{query}")["items"]]


def test_orders_are_found_by_how_they_stand_number_and_day(api: Api, db: Database, ours: Shop) -> None:
    first, second = buy(db, ours.id, quantity=2), paid(db, ours)
    number = api("GET", f"/orders/{second}")["number"]
    row = api("GET", "/order-rows")["items"][1]

    assert ids(api, "") == [second, first]
    assert ids(api, "payment_state=paid") == [second]
    assert ids(api, f"q=%23{number}") == [second]
    assert ids(api, "q=nobody") == ids(api, "channel=web") == ids(api, "since=2100-01-01T00:00:00Z") == []
    assert ids(api, "channel=whatsapp&fulfilment_state=open") == [second, first]
    assert (row["contact_name"], row["units"], row["channel"]) == ("Anna", 2, "whatsapp")
    assert api("GET", "/order-rows?since=2026-01-01", status=422)["code"] == "invalid"


def test_the_books_of_an_order_add_up_to_nothing(api: Api, db: Database, ours: Shop, theirs: Shop) -> None:
    order_id = paid(db, ours)
    api("POST", f"/orders/{order_id}/refunds", {"key": "a", "minor": 500, "method": "store_credit"}, 202)

    lines = api("GET", f"/orders/{order_id}/ledger")["items"]

    assert {line["kind"] for line in lines} >= {"capture", "credit_given"}
    assert sum(line["amount"]["minor"] for line in lines) == 0
    assert Api(api.client, theirs)("GET", f"/orders/{order_id}/ledger", status=404)["code"] == "not_found"
