"""Wishes and quotes through the API."""

import io
from collections.abc import Iterator
from typing import Any

import pytest
from PIL import Image
from starlette.testclient import TestClient

from chaffer.commerce.quotes.operations.open_inquiry import OpenInquiry, open_inquiry
from chaffer.kernel.money import Money
from chaffer.runtime.database import Database
from chaffer.runtime.opening import open_database
from chaffer.runtime.settings import Settings
from chaffer.testing import ManualClock
from chaffer.web.backstage import Backstage
from chaffer.wiring import reactions
from tests.web.api import Api
from tests.web.conftest import Shop, json_of, meet

POT = {"title": "A teapot for the left hand", "price": {"minor": 7400, "currency": "USD"}}


@pytest.fixture
def db(database_url: str, clock: ManualClock) -> Iterator[Database]:
    """One that tells the shopper, as the server does."""
    database = open_database(database_url, clock, reactions("http://localhost:8000"))
    yield database
    database.close()


@pytest.fixture
def backstage(backstage: Backstage, tmp_path: Any) -> Backstage:
    backstage.settings = Settings(data_dir=tmp_path)
    return backstage


@pytest.fixture
def api(client: TestClient, ours: Shop) -> Api:
    return Api(client, ours)


@pytest.fixture
def thread(db: Database, ours: Shop) -> tuple[str, str]:
    """The ids of contact and conversation."""

    return meet(db, ours.id)


def test_a_wish_is_listed_answered_and_closed(
    api: Api, db: Database, ours: Shop, thread: tuple[str, str], theirs: Shop, client: TestClient
) -> None:
    wish = OpenInquiry(*thread, "a left-handed teapot", {"category": "teapot"}, Money(8000, "USD"), "2026-05-10", "en")
    inquiry_id = db.write_now(ours.id, lambda tx: open_inquiry(tx, wish))

    (listed,) = api("GET", "/inquiries?state=open")["items"]
    made = api("POST", f"/conversations/{thread[1]}/quotes", {**POT, "inquiry_id": inquiry_id}, 201)

    assert listed == api("GET", f"/inquiries/{inquiry_id}") | {"state": "open"}
    assert (listed["words"], listed["budget"]["minor"], listed["needed_by"]) == (
        "a left-handed teapot", 8000, "2026-05-10",
    )  # fmt: skip
    assert api("GET", f"/inquiries/{inquiry_id}")["state"] == "quoted"
    assert (made["inquiry_id"], made["state"], made["contact_id"]) == (inquiry_id, "open", thread[0])
    assert api("POST", f"/inquiries/{inquiry_id}/close")["state"] == "closed"
    assert api("GET", "/inquiries?state=open")["items"] == []
    assert Api(client, theirs)("GET", "/inquiries")["items"] == []
    Api(client, theirs)("GET", f"/inquiries/{inquiry_id}", status=404)


def test_a_quote_stands_in_the_thread_with_its_picture(api: Api, thread: tuple[str, str], client: TestClient) -> None:
    out = io.BytesIO()
    Image.new("RGB", (40, 30), (0, 0, 200)).save(out, "PNG")
    sent = json_of(client.post("/api/v1/files", content=out.getvalue(), headers=api.shop.headers), 201)
    told = {
        **POT, "text": "Blue, half a litre.", "file_id": sent["id"], "quantity_limit": 2, "tax_class": "none",
        "lead_days": 3, "recipient": "my mum", "valid_until": "2126-03-09T12:00:00Z",
    }  # fmt: skip
    made = api("POST", f"/conversations/{thread[1]}/quotes", told, 201)
    (message,) = api("GET", f"/conversations/{thread[1]}/messages")["items"]

    assert client.get(made["image_url"].partition("8000")[2]).headers["content-type"].startswith("image/")
    (part,) = message["parts"]
    assert (message["author_kind"], message["direction"]) == ("staff", "out")
    assert made["image_url"] in str(part)
    assert f"quote:{made['id']}" in str(part)
    for piece in ("A teapot for the left hand", "$74", "Blue, half a litre.", "my mum"):
        assert piece in str(part)
    assert api("GET", f"/quotes/{made['id']}") == made
    assert api("GET", f"/quotes?conversation_id={thread[1]}")["items"] == [made]


def test_whoever_quotes_gives_the_thread_to_the_bot_or_keeps_it(api: Api, thread: tuple[str, str]) -> None:
    path = f"/conversations/{thread[1]}"
    api("POST", path + "/take-over")
    api("POST", path + "/quotes", POT, 201)
    first = api("GET", path)["owner_kind"]
    api("POST", path + "/quotes", {**POT, "keep": True}, 201)

    assert (first, api("GET", path)["owner_kind"]) == ("bot", "person")


def test_a_quote_is_replaced_and_withdrawn(api: Api, thread: tuple[str, str]) -> None:
    path = f"/conversations/{thread[1]}/quotes"
    old = api("POST", path, POT, 201)
    new = api("POST", path, {**POT, "price": {"minor": 6900, "currency": "USD"}, "replaces": old["id"]}, 201)

    assert api("GET", f"/quotes/{old['id']}")["replaced_by"] == new["id"]
    assert api("POST", f"/quotes/{new['id']}/withdraw")["state"] == "withdrawn"
    assert api("POST", f"/quotes/{new['id']}/withdraw")["state"] == "withdrawn"
    assert api("POST", f"/quotes/{old['id']}/withdraw", status=409)["code"] == "conflict"
    api("POST", "/quotes/quo_none/withdraw", status=404)


@pytest.mark.parametrize(
    "wrong",
    [
        {"price": {"minor": 0, "currency": "USD"}}, {"price": {"minor": 7400, "currency": "EUR"}}, {"title": " "},
        {"quantity_limit": 0}, {"valid_until": "2001-01-01T00:00:00Z"}, {"valid_until": "2126-01-01T00:00:00"},
        {"tax": "x"}, {"lead_days": -1},
    ],
    ids=str,
)  # fmt: skip
def test_what_makes_no_quote_is_refused(api: Api, thread: tuple[str, str], wrong: dict[str, Any]) -> None:
    api("POST", f"/conversations/{thread[1]}/quotes", {**POT, **wrong}, 422)
    assert api("GET", "/quotes")["items"] == []
    assert api("GET", f"/conversations/{thread[1]}/messages")["items"] == []


def test_a_quote_needs_a_conversation_and_known_things(api: Api, thread: tuple[str, str]) -> None:
    api("POST", "/conversations/cnv_none/quotes", POT, 404)
    for name in ("file_id", "inquiry_id", "replaces"):
        api("POST", f"/conversations/{thread[1]}/quotes", {**POT, name: "x_none"}, 404)
