"""Connecting WhatsApp numbers and web chats over the API, and how they do."""

import hashlib
import hmac
import time
from collections.abc import Iterator, Mapping
from typing import Any

import msgspec
import pytest
from starlette.testclient import TestClient

from chaffer.channels.registry import CHANNELS
from chaffer.channels.whatsapp.handshake import answer_handshake
from chaffer.kernel.http import Reply
from chaffer.runtime.database import Database
from chaffer.web.app import create_app
from chaffer.web.backstage import Backstage
from chaffer.web.webhooks import Hook
from tests.web.api import Api
from tests.web.conftest import Shop
from tests.web.test_webhooks import PATH, Kept, webhook

TOKEN = "a-good-token"
NUMBER = {"phone_number_id": "10650001", "app_secret": "a-secret-of-the-app", "access_token": TOKEN}
HOW = {"verified_name": "Marlow", "display_phone_number": "+1 555 000 1111", "quality_rating": "YELLOW",
       "status": "CONNECTED", "messaging_limit_tier": "TIER_1K", "throughput": {"level": "STANDARD"}}  # fmt: skip


class Graph:
    """Knows one token, and says how its number does."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.token = TOKEN

    async def get(self, url: str, *, headers: Mapping[str, str] | None = None, timeout_seconds: float = 0) -> Reply:
        self.asked.append(url)
        if (headers or {})["authorization"] == f"Bearer {self.token}":
            return Reply(200, {}, msgspec.json.encode(HOW))
        told = {"error": {"code": 190, "message": "The access token could not be decrypted"}}
        return Reply(401, {}, msgspec.json.encode(told))


@pytest.fixture
def graph(backstage: Backstage) -> Graph:
    backstage.http = graph = Graph()  # type: ignore[assignment]
    return graph


@pytest.fixture
def hooked(backstage: Backstage) -> Iterator[TestClient]:
    backstage.inlet = Kept()
    app = create_app(backstage, [Hook(PATH, CHANNELS["whatsapp"], answer_handshake)])
    with TestClient(app, raise_server_exceptions=False) as client:
        yield client


@pytest.fixture
def api(hooked: TestClient, ours: Shop, graph: Graph) -> Api:
    return Api(hooked, ours)


def signed(client: TestClient, secret: str) -> int:
    body = webhook(("10650001", "wamid.1"))
    sign = "sha256=" + hmac.new(secret.encode(), body, hashlib.sha256).hexdigest()
    headers = {"content-type": "application/json", "x-hub-signature-256": sign}
    return client.post(PATH, content=body, headers=headers).status_code


def health(api: Api, account: str, wanted: str) -> Any:
    """Once this sign is there: it is noted beside the call."""
    for _ in range(100):
        told = api("GET", f"/channels/{account}")["health"]
        if told[wanted]:
            return told
        time.sleep(0.02)
    raise AssertionError(told)


def test_a_number_is_connected_and_its_platform_calls(api: Api, hooked: TestClient) -> None:
    made = api("POST", "/channels/whatsapp", NUMBER, 201)
    form = api("GET", f"/channels/{made['id']}/webhook")

    assert made["health"]["quality"] == "yellow"
    assert made["name"] == "Marlow"
    assert form["address"].endswith(PATH)
    assert len(form["verify_token"]) > 20
    assert TOKEN not in str(api("GET", "/channels"))

    asked = {"hub.mode": "subscribe", "hub.verify_token": form["verify_token"], "hub.challenge": "7"}
    assert hooked.get(PATH, params=asked).text == "7"
    assert health(api, made["id"], "shaken_at")["heard_at"] is None

    assert signed(hooked, "another secret") == 403
    assert health(api, made["id"], "refused_at")["heard_at"] is None
    assert signed(hooked, "a-secret-of-the-app") == 200
    assert health(api, made["id"], "heard_at")


def test_a_token_that_does_not_open_the_number_is_told_at_once(api: Api, graph: Graph) -> None:
    refused = api("POST", "/channels/whatsapp", {**NUMBER, "access_token": "a-bad-token"}, 409)

    assert refused["code"] == "platform_said_no"
    assert "could not be decrypted" in refused["detail"]
    assert api("GET", "/channels")["items"] == []


def test_secrets_are_replaced_and_the_account_is_paused(api: Api, graph: Graph, db: Database, ours: Shop) -> None:
    made = api("POST", "/channels/whatsapp", NUMBER, 201)
    path = f"/channels/{made['id']}"
    graph.token = "the-next-token"

    assert api("PATCH", path, {"access_token": TOKEN}, 409)["code"] == "platform_said_no"
    assert (
        api("PATCH", path, {"access_token": graph.token, "catalog_id": "777777"})["settings"]["catalog_id"] == "777777"
    )
    assert api("PATCH", path, {"state": "paused", "name": "Front desk"})["state"] == "paused"
    assert api("PATCH", path, {"state": "active", "catalog_id": ""})["settings"] == {}
    api("PATCH", path, {"app_secret": ""}, 422)
    api("PATCH", path, {"origins": ["https://x.example"]}, 422)
    told = api("GET", f"/audit?target_id={made['id']}")["items"]
    assert [each["action"] for each in told] == ["channel.change"] * 3 + ["channel.add"]
    assert "token" not in str([each["after"].get("settings") for each in told])

    api("DELETE", path, status=204)
    api("GET", path, status=404)
    api("PATCH", path, {"name": "x"}, 404)


def test_what_the_platform_will_not_say_is_shown(api: Api, graph: Graph) -> None:
    made = api("POST", "/channels/whatsapp", NUMBER, 201)
    graph.token = "another"

    told = api("POST", f"/channels/{made['id']}/look")["health"]

    assert "could not be decrypted" in told["refusal"]
    assert told["quality"] == ""


def test_a_shop_cannot_have_us_call_addresses_of_its_choice(api: Api, graph: Graph) -> None:
    for address in ("http://169.254.169.254", "https://graph.facebook.com.evil.example", "https://10.0.0.1/v25.0"):
        api("POST", "/channels/whatsapp", {**NUMBER, "api_base_url": address}, 422)

    assert graph.asked == []


def test_a_web_chat_shows_its_identity_key_once(api: Api) -> None:
    made = api("POST", "/channels/web", {"origins": ["https://Shop.example/", "https://shop.example"]}, 201)
    path = f"/channels/{made['channel']['id']}"

    assert made["channel"]["origins"] == ["https://shop.example"]
    assert made["identity_key"] not in str(api("GET", path))
    assert api("POST", path + "/identity-key", {}, 201)["identity_key"] not in ("", made["identity_key"])
    assert api("PATCH", path, {"origins": ["https://m.shop.example"]})["origins"] == ["https://m.shop.example"]
    api("POST", "/channels/web", {"origins": ["not an address"]}, 422)


def test_another_shop_sees_and_changes_nothing(api: Api, theirs: Shop, hooked: TestClient) -> None:
    made = api("POST", "/channels/whatsapp", NUMBER, 201)
    other = Api(hooked, theirs)

    assert other("GET", "/channels")["items"] == []
    for method, end in (("GET", ""), ("PATCH", ""), ("DELETE", ""), ("GET", "/webhook"), ("POST", "/look")):
        other(method, f"/channels/{made['id']}{end}", None if method == "GET" else {}, 404)
    assert other("POST", "/channels/whatsapp", NUMBER, 409)["code"] == "account_taken"
