import pytest
from starlette.testclient import TestClient

from chaffer.runtime.database import Database
from tests.web.conftest import Shop, json_of, stock


def test_a_product_is_found_by_a_sentence(client: TestClient, ours: Shop, db: Database) -> None:
    product_id = stock(db, ours.id, "MUG-RED", 1990)

    found = json_of(client.get("/api/v1/products/search", headers=ours.headers, params={"q": "red mug", "limit": 3}))

    (hit,) = found["hits"]
    assert (hit["id"], hit["skus"], hit["title"]) == (product_id, ["MUG-RED"], "Red mug")
    assert hit["price"] == {"minor": 1990, "currency": "USD"}
    assert hit["score"] > 0


def test_a_price_in_the_question_is_obeyed(client: TestClient, ours: Shop, db: Database) -> None:
    stock(db, ours.id, "MUG-RED", 9900)

    found = json_of(client.get("/api/v1/products/search", headers=ours.headers, params={"q": "red mug under $20"}))

    assert found["hits"] == [] or "price" in found["relaxed"]


def test_another_shops_products_are_not_found(client: TestClient, ours: Shop, theirs: Shop, db: Database) -> None:
    product_id = stock(db, ours.id)

    assert json_of(client.get("/api/v1/products/search", headers=theirs.headers, params={"q": "mug"}))["hits"] == []
    assert client.get(f"/api/v1/products/{product_id}", headers=theirs.headers).status_code == 404
    assert json_of(client.get("/api/v1/products", headers=theirs.headers))["items"] == []


@pytest.mark.parametrize(
    ("text", "language", "limit"),
    [
        ("I need a prom dress, blue or white, not over 200 dollars", "en", 20000),
        ("chemise bleue à moins de 60 dollars", "fr", 6000),
        ("рубашка до 60 долларов", "ru", 6000),
        ("60달러 이하 셔츠", "ko", 6000),
    ],
)
def test_a_text_is_understood(client: TestClient, ours: Shop, text: str, language: str, limit: int) -> None:
    meant = json_of(client.post("/api/v1/understand", headers=ours.headers, json={"text": text}))

    assert meant["language"] == language
    assert meant["slots"]["price_max"] == {"minor": limit, "currency": "USD"}
    assert set(meant["slots"]) >= {
        "price_min", "price_max", "colors", "not_colors", "materials", "sizes", "quantity", "occasion", "recipient",
        "age", "category", "brand", "sort", "ordinal", "order_number",
    }  # fmt: skip


@pytest.mark.parametrize("context", ["quantity", {"asked": "quantity"}, {"asked": "quantity", "other": 1}, None])
def test_context_says_what_a_text_answers(client: TestClient, ours: Shop, context: object) -> None:
    meant = json_of(
        client.post(
            "/api/v1/understand", headers=ours.headers, json={"text": "two", "language": "en", "context": context}
        )
    )

    assert meant["slots"]["quantity"] == 2 or context is None


def test_products_are_listed_in_pages(client: TestClient, ours: Shop, db: Database) -> None:
    ids = [stock(db, ours.id, f"MUG-{n}") for n in range(3)]

    first = json_of(client.get("/api/v1/products?limit=2", headers=ours.headers))
    second = json_of(client.get(f"/api/v1/products?cursor={first['next_cursor']}", headers=ours.headers))

    assert [each["id"] for each in first["items"] + second["items"]] == ids
    assert first["items"][0]["variants"][0]["price"] == {"minor": 1990, "currency": "USD"}


def test_stock_and_price_are_set_by_sku(client: TestClient, ours: Shop, theirs: Shop, db: Database) -> None:
    stock(db, ours.id)
    path, price = "/api/v1/variants/MUG-RED", {"minor": 2500, "currency": "USD", "compare_at_minor": 3000}

    put = json_of(client.put(f"{path}/stock", headers=ours.headers, json={"on_hand": 3}))
    priced = json_of(client.put(f"{path}/price", headers=ours.headers, json=price))

    assert put["available"] == 3
    assert (priced["price"]["minor"], priced["compare_at"]["minor"]) == (2500, 3000)
    assert client.put(f"{path}/stock", headers=theirs.headers, json={"on_hand": 3}).status_code == 404
    assert client.put(f"{path}/stock", headers=ours.headers, json={"on_hand": -1}).status_code == 422
