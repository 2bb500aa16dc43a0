"""The catalogue as a list to work through, and a product as a sheet that two people may change at once."""

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
        {"sku": "MUG-L", "minor": 1990, "options": {"Size": "L"}, "stock": 0},
    ],
    "texts": {"ru": {"title": "Красная кружка"}},
    "images": [{"src": "https://pictures.example/mug.jpg", "alt": {"en": "A red mug"}}],
}  # fmt: skip
LAMP: dict[str, Any] = {"title": "Lamp", "variants": [{"sku": "LAMP", "minor": 9900, "stock": 0}], "state": "draft"}


@pytest.fixture
def api(client: TestClient, ours: Shop) -> Api:
    return Api(client, ours)


@pytest.fixture
def backstage(backstage: Backstage, tmp_path: Any) -> Backstage:
    backstage.settings = Settings(data_dir=tmp_path)
    return backstage


def titles(api: Api, query: str = "") -> list[str]:
    return [row["title"] for row in api("GET", f"/products/rows{query}")["items"]]


def change(sheet: dict[str, Any], **changes: Any) -> dict[str, Any]:
    """As the desk sends a sheet back."""
    told = {**sheet, **changes}
    for name in ("id", "handle", "seller_id", "rating_average", "rating_count"):
        del told[name]
    told["variants"] = [{**each, "stock": each.get("moved", [])} for each in told["variants"]]
    for each in told["variants"]:
        each.pop("moved", None)
    return told


def test_the_list_is_narrowed_by_state_words_and_what_is_missing(api: Api) -> None:
    api("POST", "/products", MUG, 201)
    api("POST", "/products", LAMP, 201)
    gone = api("POST", "/products", {**LAMP, "title": "Old lamp", "variants": [{"sku": "OLD", "minor": 1}]}, 201)
    api("DELETE", f"/products/{gone['id']}", status=204)

    assert titles(api) == ["Lamp", "Red mug"]
    assert titles(api, "?sort=title") == ["Lamp", "Red mug"]
    assert titles(api, "?show=archived") == ["Old lamp"]
    assert titles(api, "?show=draft") == titles(api, "?show=sold_out") == titles(api, "?show=no_picture") == ["Lamp"]
    assert titles(api, "?show=untranslated&language=ru") == ["Lamp"]
    assert titles(api, "?q=mug-l") == titles(api, "?q=RED%20marlow") == titles(api, "?q=кружка") == ["Red mug"]
    assert titles(api, "?q=100%25") == []
    row = api("GET", "/products/rows?q=mug&language=ru")["items"][0]
    assert (row["title"], row["available"], row["collections"], row["languages"]) == (
        "Красная кружка", 3, ["For the table"], ["ru"],
    )  # fmt: skip


@pytest.mark.parametrize("sort", ["newest", "changed", "title"])
def test_pages_of_the_list_hold_each_product_once(api: Api, sort: str) -> None:
    for number in range(5):
        api("POST", "/products", {"title": f"Thing {number % 2}", "handle": f"thing-{number}",
                                  "variants": [{"sku": f"T{number}", "minor": 1}]}, 201)  # fmt: skip
    seen: list[str] = []
    cursor = ""
    while True:
        page = api("GET", f"/products/rows?sort={sort}&limit=2&cursor={cursor}")
        seen += [row["id"] for row in page["items"]]
        cursor = page["next_cursor"]
        if not cursor:
            break

    assert (len(seen), len(set(seen))) == (5, 5)
    api("GET", "/products/rows?cursor=WyJhIl0", status=400)
    api("GET", "/products/rows?sort=changed&cursor=WyJhIiwgImIiXQ", status=400)


def test_many_are_hidden_and_shown_at_once_or_none_is(api: Api, client: TestClient, theirs: Shop) -> None:
    ids = [api("POST", "/products", each, 201)["id"] for each in (MUG, LAMP)]

    assert api("POST", "/products/states", {"ids": ids, "state": "draft"}) == {"changed": 2}
    assert titles(api, "?show=active") == []
    api("POST", "/products/states", {"ids": [ids[0], "prd_nothing"], "state": "active"}, 404)
    assert titles(api, "?show=active") == []
    Api(client, theirs)("POST", "/products/states", {"ids": ids, "state": "active"}, 404)


def test_a_sheet_written_back_unchanged_is_the_same(api: Api) -> None:
    made = api("POST", "/products", MUG, 201)
    sheet = api("GET", f"/products/{made['id']}/sheet")

    assert api("PUT", f"/products/{made['id']}/sheet", change(sheet)) == sheet


def test_everything_of_a_sheet_can_be_changed(api: Api) -> None:
    made = api("POST", "/products", MUG, 201)
    api("POST", "/collections", {"title": "Gifts"}, 201)
    gifts = next(each["id"] for each in api("GET", "/collections")["items"] if each["title"] == "Gifts")
    sheet = api("GET", f"/products/{made['id']}/sheet")
    small = sheet["variants"][0]
    prices = [{**small["prices"][0], "minor": 1600, "compare_at_minor": 2000}]
    moved = [{"location_id": small["stock"][0]["location_id"], "on_hand": 8, "was": 3}]
    new = {"options": {"Size": "M"}, "prices": prices, "weight_grams": 300,
           "moved": [{"location_id": small["stock"][0]["location_id"], "on_hand": 2}]}  # fmt: skip
    after = api("PUT", f"/products/{made['id']}/sheet", change(
        sheet, title="Crimson mug", state="draft", tags=["warm"], collections=[gifts], size_chart={"unit": "cm"},
        texts={"fr": {"title": "Tasse", "attributes": {"care": "à la main"}}},
        variants=[{**small, "sku": "MUG-XS", "prices": prices, "moved": moved}, new],
        images=[{"url": "https://pictures.example/2.jpg"}, {**sheet["images"][0], "alt": {"en": "Mug"}}],
        relations={"goes_with": ["lamp"]}, attributes={"material": ["clay"]},
    ))  # fmt: skip

    assert (after["title"], after["state"], after["tags"], after["collections"]) == (
        "Crimson mug", "draft", ["warm"], [gifts],
    )  # fmt: skip
    assert [(each["sku"], each["prices"][0]["minor"], each["stock"][0]["on_hand"]) for each in after["variants"]] == [
        ("MUG-XS", 1600, 8), ("red-mug-m", 1600, 2),
    ]  # fmt: skip
    assert after["variants"][0]["id"] == small["id"]
    assert [each["alt"] for each in after["images"]] == [{}, {"en": "Mug"}]
    assert after["images"][1]["id"] == sheet["images"][0]["id"]
    assert (list(after["texts"]), after["relations"]["goes_with"]) == (["fr"], ["lamp"])
    assert after["handle"] == "red-mug"
    assert api("GET", f"/products/{made['id']}")["variants"][0]["sku"] == "MUG-XS"


def test_of_two_who_change_a_product_the_second_is_told(api: Api) -> None:
    made = api("POST", "/products", MUG, 201)
    path = f"/products/{made['id']}/sheet"
    sheet = api("GET", path)
    api("PUT", path, change(sheet, title="First"))

    refused = api("PUT", path, change(sheet, title="Second"), 409)
    assert refused["code"] == "conflict"
    assert api("GET", path)["title"] == "First"
    api("PUT", path, change(sheet, title="Second", version=refused["details"]["version"]))


def test_stock_that_moved_meanwhile_is_not_written_over(api: Api) -> None:
    made = api("POST", "/products", MUG, 201)
    path = f"/products/{made['id']}/sheet"
    sheet = api("GET", path)
    cell = {"location_id": sheet["variants"][0]["stock"][0]["location_id"], "on_hand": 9, "was": 3}
    api("PUT", "/variants/MUG-S/stock", {"on_hand": 2})
    variants = [{**sheet["variants"][0], "moved": [cell]}, sheet["variants"][1]]

    refused = api("PUT", path, change(sheet, title="Never", variants=variants), 409)
    assert (refused["details"]["sku"], refused["details"]["now"]) == ("MUG-S", 2)
    assert api("GET", path)["title"] == "Red mug"


def test_skus_may_change_places_and_an_archived_one_is_taken_up_again(api: Api) -> None:
    made = api("POST", "/products", MUG, 201)
    path = f"/products/{made['id']}/sheet"
    sheet = api("GET", path)
    small, large = sheet["variants"]
    after = api(
        "PUT", path, change(sheet, variants=[{**small, "sku": "MUG-L"}, {**large, "sku": "MUG-S"}])
    )  # fmt: skip
    assert [(each["id"], each["sku"]) for each in after["variants"]] == [(small["id"], "MUG-L"), (large["id"], "MUG-S")]

    after = api("PUT", path, change(after, variants=after["variants"][:1]))
    back = {**large, "id": "", "sku": "MUG-S"}
    after = api("PUT", path, change(after, variants=[after["variants"][0], back]))
    assert after["variants"][1]["id"] == large["id"]


def test_what_cannot_be_is_refused_and_nothing_of_it_is_written(api: Api) -> None:
    made = api("POST", "/products", MUG, 201)
    api("POST", "/products", LAMP, 201)
    path = f"/products/{made['id']}/sheet"
    sheet = api("GET", path)
    small, large = sheet["variants"]

    api("PUT", path, change(sheet, title="x", variants=[small, {**large, "options": {"Size": "S"}}]), 422)
    api("PUT", path, change(sheet, title="x", variants=[{**small, "options": {}}, large]), 422)
    api("PUT", path, change(sheet, title="x", variants=[{**small, "sku": "LAMP"}, large]), 409)
    api("PUT", path, change(sheet, title="x", variants=[{**small, "id": "var_else"}, large]), 422)
    api("PUT", path, change(sheet, title="x", collections=["col_nothing"]), 404)
    api("PUT", path, change(sheet, title="x", images=[{"file_id": "file_nothing"}]), 404)
    api("PUT", path, change(sheet, title="x", images=[{}]), 422)
    api("PUT", path, {**change(sheet), "title": ""}, 422)
    assert api("GET", path) == sheet


def test_a_sent_picture_gets_an_address_and_comes_back_when_it_is_undone(
    api: Api, client: TestClient, ours: Shop
) -> None:
    made = api("POST", "/products", LAMP, 201)
    path = f"/products/{made['id']}/sheet"
    out = io.BytesIO()
    Image.new("RGB", (40, 30), (200, 0, 0)).save(out, "PNG")
    sent = json_of(client.post("/api/v1/files", content=out.getvalue(), headers=ours.headers), 201)
    with_it = api("PUT", path, change(api("GET", path), images=[{"file_id": sent["id"], "alt": {"en": "Lamp"}}]))
    shown = with_it["images"][0]
    without = api("PUT", path, change(with_it, images=[]))
    back = api("PUT", path, change(without, images=with_it["images"]))

    assert client.get(shown["url"].partition("8000")[2]).content[:4] in (b"\x89PNG", b"\xff\xd8\xff\xe0")
    assert (back["images"][0]["file_id"], back["images"][0]["alt"]) == (sent["id"], {"en": "Lamp"})


def test_what_a_program_tells_again_is_written_over_what_a_person_changed(api: Api) -> None:
    made = api("POST", "/products", MUG, 201)
    path = f"/products/{made['id']}/sheet"
    api("PUT", path, change(api("GET", path), title="By hand"))

    assert api("PUT", f"/products/{made['id']}", MUG)["title"] == "Red mug"


def test_another_shops_sheet_is_not_there(api: Api, client: TestClient, theirs: Shop) -> None:
    made = api("POST", "/products", MUG, 201)
    path = f"/products/{made['id']}/sheet"
    sheet = api("GET", path)
    them = Api(client, theirs)

    them("GET", path, status=404)
    them("PUT", path, change(sheet), 404)
    assert titles(them) == []
