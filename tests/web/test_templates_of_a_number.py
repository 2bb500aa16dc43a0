"""Templates of a number over the API: checked, handed in, taken over, taken back."""

from collections.abc import Mapping
from typing import Any

import msgspec
import pytest
from starlette.testclient import TestClient

from chaffer.accounts.operations.add_channel_account import AddChannelAccount, add_channel_account
from chaffer.kernel.http import Reply
from chaffer.runtime.clock import SystemClock
from chaffer.runtime.database import Database
from chaffer.sandbox.graph import Graph
from chaffer.sandbox.graph.errors import GraphError
from chaffer.web.backstage import Backstage
from tests.web.api import Api
from tests.web.conftest import Shop

WABA = "100000000000007"
BODY = {"type": "BODY", "text": "Hello {{name}}, it is here.",
        "example": {"body_text_named_params": [{"param_name": "name", "example": "Ana"}]}}  # fmt: skip
NEW = {"name": "it_is_here", "language": "en", "category": "UTILITY", "components": [BODY]}


class Meta:
    """The stand-in's templates, without a network between."""

    def __init__(self) -> None:
        self.templates = Graph(SystemClock(), seed=1).templates

    async def get(self, url: str, *, headers: Mapping[str, str] | None = None, timeout_seconds: float = 0) -> Reply:
        return _said(self.templates.page(WABA, 100, ""))

    async def post(self, url: str, *, json: Any = None, headers: Any = None, timeout_seconds: float = 0) -> Reply:
        try:
            if url.endswith("message_templates"):
                return _said(self.templates.create(WABA, json, "PENDING"))
            _, found = self.templates.by_id(url.rpartition("/")[2])
            self.templates.edit(found, json, "PENDING")
        except GraphError as refused:
            return Reply(refused.status, {}, msgspec.json.encode(refused.body("t")))
        return _said({"success": True})

    async def delete(self, url: str, *, json: Any = None, headers: Any = None, timeout_seconds: float = 0) -> Reply:
        self.templates.drop(WABA, "it_is_here", url.rpartition("hsm_id=")[2])
        return _said({"success": True})


def _said(told: Any) -> Reply:
    return Reply(200, {}, msgspec.json.encode(told))


@pytest.fixture
def meta(backstage: Backstage) -> Meta:
    backstage.http = meta = Meta()  # type: ignore[assignment]
    return meta


@pytest.fixture
def api(client: TestClient, ours: Shop, meta: Meta) -> Api:
    return Api(client, ours)


@pytest.fixture
def path(db: Database, ours: Shop, backstage: Backstage) -> str:
    settings = {"business_account_id": WABA}
    command = AddChannelAccount("whatsapp", "1007", settings, {"access_token": "x", "app_secret": "y"})
    made = db.write_now(ours.id, lambda tx: add_channel_account(tx, command, backstage.secrets))
    return f"/channels/{made}/templates"


def test_one_is_handed_in_changed_and_taken_back(api: Api, path: str, meta: Meta) -> None:
    (made,) = api("POST", path, NEW, 201)["items"]
    assert (made["state"], made["preview"]) == ("pending", "Hello Ana, it is here.")
    assert made["variables"] == {"body": ["name"]}

    meta.templates.review(WABA, "it_is_here", "en", status="REJECTED", rejected_reason="PROMOTIONAL")
    (told,) = api("POST", path + "/refresh", {})["items"]
    assert (told["state"], told["reason"]) == ("rejected", "PROMOTIONAL")

    body = {**BODY, "text": "Hello {{name}}, your parcel is here."}
    (changed,) = api("PATCH", f"{path}/{made['id']}", {"components": [body]})["items"]
    assert (changed["state"], changed["preview"]) == ("pending", "Hello Ana, your parcel is here.")

    (gone,) = api("DELETE", f"{path}/{made['id']}")["items"]
    assert gone["state"] == "disabled"
    actions = [each["action"] for each in api("GET", "/audit?action=template")["items"]]
    assert actions == ["template.remove", "template.change", "template.add"]


def test_what_would_be_refused_is_told_and_not_handed_in(api: Api, path: str, meta: Meta) -> None:
    wrong = {**NEW, "name": "It is here", "components": [{"type": "BODY", "text": "Hello {{name}}, it is here."}]}

    told = api("POST", path + "/check", wrong)
    refused = api("POST", path, wrong, 422)

    assert any("example" in each for each in told["problems"])
    assert any(each.startswith("name:") for each in told["problems"])
    assert refused["details"]["problems"] == told["problems"]
    assert meta.templates.of(WABA) == []
    assert api("POST", path + "/check", NEW) == {"problems": [], "preview": "Hello Ana, it is here."}


def test_metas_own_words_come_through(api: Api, path: str, meta: Meta) -> None:
    meta.templates.create(WABA, {**NEW, "parameter_format": "named"})

    refused = api("POST", path, NEW, 409)

    assert refused["code"] == "platform_said_no"
    assert "already" in refused["detail"]


def test_news_of_orders_are_handed_in_once(api: Api, path: str, meta: Meta) -> None:
    first = api("POST", path + "/order-news", {"language": "fr"})["items"]
    again = api("POST", path + "/order-news", {"language": "fr"})["items"]

    assert len(first) > 3
    assert {each["language"] for each in first} == {"fr"}
    assert [each["id"] for each in again] == [each["id"] for each in first]


def test_a_price_list_of_any_shape_is_read(api: Api, path: str) -> None:
    api("POST", path, NEW, 201)
    for prices, price in (
        ({"currency": "EUR", "countries": {"US": {"utility": "0.004"}}}, "0.004"),
        ({"currency": "EUR", "countries": {"*": {"utility": 0.5}}}, "0.5"),
        ({"currency": "EUR", "countries": {"US": "a lot"}}, ""),
        (["nothing"], ""),
        ("nothing", ""),
    ):
        api("PATCH", "/shop", {"settings": {"template_prices": prices}})
        assert api("GET", path)["items"][0]["price"] == price


def test_another_shop_reaches_none_of_it(client: TestClient, theirs: Shop, api: Api, path: str) -> None:
    (made,) = api("POST", path, NEW, 201)["items"]
    other = Api(client, theirs)

    for method, end, body in (
        ("GET", "", None),
        ("POST", "", NEW), ("POST", "/check", NEW), ("POST", "/refresh", {}), ("POST", "/order-news", {"language": "en"}),
        ("PATCH", f"/{made['id']}", {"components": [BODY]}), ("DELETE", f"/{made['id']}", None),
    ):  # fmt: skip
        other(method, path + end, body, 404)
