"""The catalogue written through the API: products, pictures, reviews, collections, places, vouchers."""

import io
from typing import Any

import pytest
from PIL import Image
from starlette.testclient import TestClient

from chaffer.runtime.settings import Settings
from chaffer.web.backstage import Backstage
from tests.web.api import Api
from tests.web.conftest import Shop, json_of

MUG: dict[str, Any] = {
    "title": "Red mug", "brand": "Marlow", "options": ["Size"], "collections": ["For the table"],
    "variants": [
        {"sku": "MUG-S", "minor": 1500, "options": {"Size": "S"}, "stock": 3},
        {"sku": "MUG-L", "minor": 1990, "options": {"Size": "L"}},
    ],
}  # fmt: skip


@pytest.fixture
def api(client: TestClient, ours: Shop) -> Api:
    return Api(client, ours)


@pytest.fixture
def backstage(backstage: Backstage, tmp_path: Any) -> Backstage:
    backstage.settings = Settings(data_dir=tmp_path)
    return backstage


def test_a_product_is_made_changed_taken_out_and_put_back(api: Api) -> None:
    made = api("POST", "/products", MUG, 201)
    api("POST", "/products", MUG, 409)
    changed = {**MUG, "title": "Crimson mug", "variants": MUG["variants"][:1]}
    after = api("PUT", f"/products/{made['id']}", changed)
    api("DELETE", f"/products/{made['id']}", status=204)
    gone = api("GET", f"/products/{made['id']}")
    back = api("POST", f"/products/{made['id']}/restore")

    assert (made["handle"], [each["available"] for each in made["variants"]]) == ("red-mug", [3, 1_000_000])
    assert (after["id"], after["handle"], after["title"]) == (made["id"], "red-mug", "Crimson mug")
    assert [each["sku"] for each in after["variants"]] == ["MUG-S"]
    assert (gone["state"], back["state"]) == ("archived", "active")


def test_what_was_archived_by_hand_comes_back_when_it_is_written_anew(api: Api) -> None:
    made = api("POST", "/products", MUG, 201)
    api("DELETE", f"/products/{made['id']}", status=204)

    assert api("PUT", f"/products/{made['id']}", MUG)["state"] == "active"
    assert api("PUT", f"/products/{made['id']}", {**MUG, "handle": "another"}, 409)["code"] == "conflict"


def test_another_shops_product_is_not_there(api: Api, client: TestClient, theirs: Shop) -> None:
    made = api("POST", "/products", MUG, 201)
    them = Api(client, theirs)

    them("PUT", f"/products/{made['id']}", MUG, 404)
    them("DELETE", f"/products/{made['id']}", status=404)
    them("GET", f"/products/{made['id']}/images", status=404)
    them("PUT", f"/products/{made['id']}/reviews/r1", {"rating": 5}, 404)


def test_a_picture_is_sent_named_shown_and_taken_away(api: Api, client: TestClient, ours: Shop) -> None:
    made = api("POST", "/products", MUG, 201)
    out = io.BytesIO()
    Image.new("RGB", (40, 30), (200, 0, 0)).save(out, "PNG")
    sent = json_of(client.post("/api/v1/files", content=out.getvalue(), headers=ours.headers), 201)
    images = api("POST", f"/products/{made['id']}/images", {"file_id": sent["id"], "alt": {"en": "Red"}}, 201)
    (shown,) = images["items"]

    assert sent["mime"].startswith("image/")
    assert client.get(shown["url"].partition("8000")[2]).content[:4] in (b"\x89PNG", b"\xff\xd8\xff\xe0")
    assert api("GET", f"/products/{made['id']}")["images"][0]["url"] == shown["url"]
    api("DELETE", f"/products/{made['id']}/images/{shown['id']}", status=204)
    assert api("GET", f"/products/{made['id']}/images")["items"] == []


@pytest.mark.parametrize(
    "content", [b"", b"<svg onload=alert(1)>", b"MZ\x90 a program", b"\x89PNG\r\n\x1a\n" + bytes(50)]
)
def test_what_cannot_be_shown_is_refused(client: TestClient, ours: Shop, content: bytes) -> None:
    assert client.post("/api/v1/files", content=content, headers=ours.headers).status_code == 422


def test_a_paper_is_no_picture_of_a_product(api: Api, client: TestClient, ours: Shop) -> None:
    made = api("POST", "/products", MUG, 201)
    sent = json_of(client.post("/api/v1/files", content=b"%PDF-1.7 pages", headers=ours.headers), 201)

    api("POST", f"/products/{made['id']}/images", {"file_id": sent["id"]}, 422)


def test_more_bytes_than_a_picture_may_have_are_refused(client: TestClient, ours: Shop) -> None:
    assert client.post("/api/v1/files", content=b"x" * 10_000_001, headers=ours.headers).status_code == 413


def test_a_products_rating_follows_its_reviews(api: Api) -> None:
    product = f"/products/{api('POST', '/products', MUG, 201)['id']}"
    api("PUT", f"{product}/reviews/r1", {"rating": 5, "text": "good"})
    api("PUT", f"{product}/reviews/r2", {"rating": 2})
    api("PUT", f"{product}/reviews/r2", {"rating": 3})
    both = api("GET", product)
    api("PATCH", f"{product}/reviews/r2", {"state": "hidden"})
    one = api("GET", product)

    assert (both["rating_average"], both["rating_count"]) == (4.0, 2)
    assert (one["rating_average"], one["rating_count"]) == (5.0, 1)
    assert {each["external_id"]: each["state"] for each in api("GET", f"{product}/reviews")["items"]} == {
        "r1": "shown", "r2": "hidden",
    }  # fmt: skip
    api("PUT", f"{product}/reviews/r3", {"rating": 6}, 422)
    api("PATCH", f"{product}/reviews/r9", {"state": "hidden"}, 404)


def test_a_collection_is_filled_in_its_order(api: Api) -> None:
    ids = [api("POST", "/products", {**MUG, "title": name, "collections": [],
                                     "variants": [{"sku": name, "minor": 100}]}, 201)["id"] for name in "abc"]  # fmt: skip
    made = api("POST", "/collections", {"title": "For Sunday", "titles": {"fr": "Dimanche"}}, 201)
    api("POST", "/collections", {"title": "For Sunday"}, 409)
    path = f"/collections/{made['id']}"
    filled = api("PUT", f"{path}/products", {"product_ids": [ids[2], ids[0], ids[2]]})
    api("PUT", f"{path}/products", {"product_ids": ["prd_nobody"]}, 422)

    assert (made["handle"], filled["count"]) == ("for-sunday", 2)
    assert [each["id"] for each in api("GET", f"{path}/products")["items"]] == [ids[2], ids[0]]
    assert api("GET", "/collections?language=fr")["items"][0]["title"] == "Dimanche"
    assert api("PUT", path, {"title": "Sundays"})["handle"] == "for-sunday"
    api("DELETE", path, status=204)
    api("GET", path, status=404)


def test_stock_and_prices_are_shown_by_place_and_list(api: Api) -> None:
    api("POST", "/products", MUG, 201)
    place = api("POST", "/locations", {"name": "Lyon", "country": "FR"}, 201)
    prices = api("POST", "/price-lists", {"name": "Trade", "currency": "USD"}, 201)
    api("PUT", "/variants/MUG-S/stock", {"on_hand": 7, "location_id": place["id"]})
    api("PUT", "/variants/MUG-S/price", {"minor": 900, "currency": "USD", "price_list_id": prices["id"]})

    assert {each["location_id"]: each["on_hand"] for each in api("GET", "/variants/MUG-S/stock")["items"]} == {
        "loc_main": 3, place["id"]: 7,
    }  # fmt: skip
    assert {each["minor"] for each in api("GET", "/variants/MUG-S/price")["items"]} == {1500, 900}
    assert len(api("GET", "/price-lists")["items"]) == 2
    closed = api("PATCH", f"/locations/{place['id']}", {"state": "closed"})
    assert (closed["state"], closed["name"], closed["country"]) == ("closed", "Lyon", "FR")


def test_a_voucher_is_made_shown_without_its_code_and_taken_out_of_use(api: Api) -> None:
    made = api("POST", "/vouchers", {"kind": "percent", "value": 100_000, "code": "SPRING-24"}, 201)
    api("POST", "/vouchers", {"kind": "percent", "value": 1, "code": "spring 24"}, 409)
    api("POST", "/vouchers", {"kind": "amount", "value": 500}, 422)
    drawn = api("POST", "/vouchers", {"kind": "amount", "value": 500, "currency": "USD"}, 201)

    assert (made["code"], made["voucher"]["hint"], len(drawn["code"])) == ("SPRING-24", "…G-24", 14)
    assert [each["id"] for each in api("GET", "/vouchers?limit=1")["items"]] == [drawn["voucher"]["id"]]
    assert api("POST", f"/vouchers/{made['voucher']['id']}/disable", {})["ends_at"] is not None
    assert "SPRING" not in str(api("GET", "/vouchers"))


@pytest.mark.parametrize("language", ["de", "jj", "tlh"])
def test_a_product_told_in_a_language_we_do_not_know_is_still_found(api: Api, language: str) -> None:
    told = {**MUG, "texts": {language: {"title": "Rote Tasse", "description": "Aus Ton gebrannt"}}}
    made = api("POST", "/products", told, 201)

    assert [hit["id"] for hit in api("GET", "/products/search?q=red mug")["hits"]] == [made["id"]]
    assert [hit["id"] for hit in api("GET", "/products/search?q=tasse")["hits"]] == [made["id"]]
