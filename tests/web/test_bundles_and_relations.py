"""What goes with what, and what is sold together, through the API."""

from typing import Any

import pytest
from starlette.testclient import TestClient

from tests.web.api import Api
from tests.web.conftest import Shop


def thing(sku: str, minor: int) -> dict[str, Any]:
    return {"title": f"The {sku}", "variants": [{"sku": sku, "minor": minor, "stock": 3}]}


@pytest.fixture
def api(client: TestClient, ours: Shop) -> Api:
    return Api(client, ours)


def test_relations_are_told_with_a_product_and_anew(api: Api) -> None:
    made = api("POST", "/products", {**thing("MUG", 1800), "relations": {"goes_with": ["the-candle"]}}, 201)
    told = api("GET", f"/products/{made['id']}/relations")
    api("PUT", f"/products/{made['id']}", thing("MUG", 1900))
    stayed = api("GET", f"/products/{made['id']}/relations")
    anew = api("PUT", f"/products/{made['id']}/relations", {"better": ["category:Home > Cups", "collection:Home"]})
    api("GET", "/products/prd_none/relations", status=404)
    api("PUT", f"/products/{made['id']}/relations", {"worse": []}, 422)

    assert told == {"goes_with": ["the-candle"], "better": [], "alternative": [], "bought_together": []}
    assert stayed == told
    assert anew == {
        "goes_with": [], "better": ["category:Home > Cups", "collection:home"], "alternative": [], "bought_together": [],
    }  # fmt: skip


def test_a_bundle_is_offered_changed_and_ended(api: Api) -> None:
    api("POST", "/products", thing("MUG", 1800), 201)
    api("POST", "/products", thing("CANDLE", 2200), 201)
    told = {"title": "Quiet evening", "parts": [{"sku": "CANDLE"}, {"sku": "MUG", "quantity": 2}], "minor": 5000}
    made = api("PUT", "/bundles/quiet-evening", told)
    cheaper = api("PUT", "/bundles/quiet-evening", {**told, "minor": None, "percent_ppm": 500_000})
    listed = api("GET", "/bundles")
    api("DELETE", "/bundles/quiet-evening", status=204)
    api("DELETE", "/bundles/quiet-evening", status=404)
    api("PUT", "/bundles/none", {**told, "parts": [{"sku": "NO", "quantity": 2}]}, 422)

    assert (made["price"], made["full"]) == ({"minor": 5000, "currency": "USD"}, {"minor": 5800, "currency": "USD"})
    assert (cheaper["id"], cheaper["price"]["minor"]) == (made["id"], 2900)
    assert [each["handle"] for each in listed["items"]] == ["quiet-evening"]
    assert api("GET", "/bundles")["items"] == []
