"""A product as a message: what the server would really send, without sending it."""

from typing import Any

import pytest
from starlette.testclient import TestClient

from tests.web.api import Api
from tests.web.conftest import Shop

MUG: dict[str, Any] = {
    "title": "Red mug", "description": "Thrown by hand.", "options": ["Size"],
    "variants": [{"sku": "MUG-S", "minor": 1500, "options": {"Size": "S"}, "stock": 3}],
    "texts": {"fr": {"title": "Tasse rouge", "description": "Tournée à la main."}},
    "images": [{"src": f"https://pictures.example/{n}.jpg", "alt": {"en": f"Side {n}"}} for n in (1, 2)],
}  # fmt: skip


@pytest.fixture
def api(client: TestClient, ours: Shop) -> Api:
    return Api(client, ours)


def test_whatsapp_is_shown_what_whatsapp_would_be_sent(api: Api) -> None:
    made = api("POST", "/products", MUG, 201)
    seen = api("GET", f"/products/{made['id']}/preview?channel=whatsapp")

    assert [each["moment"] for each in seen["moments"]] == ["found", "details", "photos"]
    details = seen["moments"][1]["messages"][0]["payload"]
    assert details["type"] == "interactive"
    assert details["interactive"]["header"]["image"]["link"] == "https://pictures.example/1.jpg"
    assert "Thrown by hand." in details["interactive"]["body"]["text"]
    assert not seen["moments"][1]["shortened"]
    assert api("GET", "/conversations")["items"] == []


def test_the_web_chat_is_shown_in_the_shoppers_language(api: Api) -> None:
    made = api("POST", "/products", MUG, 201)
    seen = api("GET", f"/products/{made['id']}/preview?channel=web&language=fr")

    assert "Tasse rouge" in str(seen["moments"][0]["messages"][0]["payload"])
    assert "Tournée à la main." in str(seen["moments"][1]["messages"][0]["part"])


def test_what_is_too_long_comes_in_several_messages_and_what_is_cut_is_told(api: Api) -> None:
    long = [{"src": each["src"], "alt": {"en": "A mug from the side. " * 12}} for each in MUG["images"]]
    made = api("POST", "/products", {**MUG, "images": long, "description": "Long. " * 900}, 201)
    _, details, photos = api("GET", f"/products/{made['id']}/preview?channel=whatsapp")["moments"]

    assert len(details["messages"]) > 3
    assert str(details["messages"]).count("Long.") >= 900
    assert (details["shortened"], photos["shortened"]) == (False, True)


def test_a_hidden_product_is_shown_too_and_another_shops_is_not(api: Api, client: TestClient, theirs: Shop) -> None:
    made = api("POST", "/products", {**MUG, "state": "draft"}, 201)

    assert api("GET", f"/products/{made['id']}/preview")["moments"]
    Api(client, theirs)("GET", f"/products/{made['id']}/preview", status=404)
    api("GET", f"/products/{made['id']}/preview?channel=pigeon", status=422)
