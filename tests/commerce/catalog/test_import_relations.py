"""What goes with what, and bundles, as catalogue files tell them."""

import io
import json
from typing import Any

from tests.commerce.catalog.test_import_jsonl import SHOP, problems

from chaffer.commerce.bundles.queries import bundles_offered
from chaffer.commerce.bundles.views import BundleView
from chaffer.commerce.catalog.operations.import_products import ImportFile, Progress, import_products
from chaffer.commerce.catalog.queries import product_by_handle
from chaffer.commerce.relations.queries import related
from chaffer.commerce.relations.told import relations_of
from chaffer.runtime.database import Database


def bring(db: Database, text: str, file_format: str = "jsonl") -> Progress:
    return list(import_products(db, SHOP, ImportFile(file_format), io.BytesIO(text.encode())))[-1]


def lines(*told: dict[str, Any]) -> str:
    return "\n".join(json.dumps(each) for each in told)


def product_id(db: Database, handle: str) -> str:
    found = db.read_now(SHOP, lambda tx: product_by_handle(tx, handle))
    assert found is not None
    return found.id


def others(db: Database, handle: str, kind: str) -> list[tuple[str, str]]:
    about = product_id(db, handle)
    return db.read_now(SHOP, lambda tx: [(each.product.handle, each.why) for each in related(tx, kind, [about])])


def bundles(db: Database) -> list[BundleView]:
    return db.read_now(SHOP, bundles_offered)


def thing(handle: str, category: str = "", **more: Any) -> dict[str, Any]:
    return {"id": handle, "title": handle.title(), "sku": handle.upper(), "price": "10", "category": category, **more}


def test_products_collections_and_categories_are_named_before_they_are_there(db: Database) -> None:
    bring(
        db,
        lines(
            thing("mug", goes_with=["candle", "collection:Flowers", "category:Home > Cloth"], better="vase"),
            thing("vase", "Home > Clothing"),
            thing("tulip", collections=["Flowers"]),
            thing("peony", collections=["Flowers"]),
            thing("throw", "Home > Cloth > Wool"),
            thing("candle"),
            thing("ghost", state="archived", collections=["Flowers"]),
        ),
    )

    found = others(db, "mug", "goes_with")
    assert found == [("candle", "rule"), ("tulip", "rule"), ("peony", "rule"), ("throw", "rule")]
    assert others(db, "mug", "better") == [("vase", "rule")]
    assert others(db, "mug", "alternative") == []


def test_a_file_that_tells_no_relations_leaves_them_and_one_that_does_says_all_of_them(db: Database) -> None:
    bring(db, lines(thing("mug", goes_with=["vase"]), thing("vase")))
    bring(db, lines(thing("mug", price="12"), thing("vase")))
    stayed = others(db, "mug", "goes_with")
    bring(db, lines(thing("mug", price="12", alternatives=["vase"]), thing("vase")))

    assert stayed == [("vase", "rule")]
    assert (others(db, "mug", "goes_with"), others(db, "mug", "alternative")) == ([], [("vase", "rule")])


def test_shopifys_recommendation_columns_are_relations(db: Database) -> None:
    place = "product.metafields.shopify--discovery--product_recommendation"
    head = f"Handle,Title,Variant SKU,Variant Price,Complementary products ({place}.complementary_products),"
    head += f"Related products ({place}.related_products),Related products settings ({place}.related_products_display)"
    bring(
        db,
        f"{head}\nmug,Mug,MUG,10,candle; vase,gid://shopify/Product/1; cup,only manual\n"
        "vase,Vase,VASE,10,,,\ncup,Cup,CUP,9,,,\n",
        "shopify-csv",
    )
    about = product_id(db, "mug")
    told = db.read_now(SHOP, lambda tx: relations_of(tx, about))
    view = db.read_now(SHOP, lambda tx: product_by_handle(tx, "mug"))

    assert told == {"goes_with": ["candle", "vase"], "alternative": ["cup"]}
    assert others(db, "mug", "goes_with") == [("vase", "rule")]
    assert view is not None
    assert view.attributes == {}


def test_a_line_may_tell_a_bundle(db: Database) -> None:
    file = lines(
        thing("mug"), thing("vase"),
        {"bundle": "pair", "title": "A pair", "parts": ["MUG", {"sku": "no"}], "price": 15},
        {"bundle": "pair", "title": "A pair", "parts": ["MUG", "VASE"], "price": "15.00", "texts": {"fr": {"title": "Une paire"}}},
        {"bundle": "dozen", "title": "A dozen", "parts": [{"sku": "MUG", "quantity": 12}], "percent_off": 12.5},
        {"bundle": "bad", "title": "Bad", "parts": [{"sku": "MUG", "quantity": 1}], "percent_off": 10},
        {"bundle": "nameless", "parts": ["MUG", "VASE"]},
    )  # fmt: skip
    first = bring(db, file)
    again = bring(db, file)

    assert [(each.handle, each.price.minor, each.full.minor) for each in bundles(db)] == [
        ("dozen", 10500, 12000), ("pair", 1500, 2000),
    ]  # fmt: skip
    assert (first.products, first.failed, again.products) == (2, 1, 0)
    assert {line for line, _, _ in problems(db)} == {3, 6, 7}


def test_a_key_called_bundle_is_no_bundle_by_itself(db: Database) -> None:
    progress = bring(db, lines(thing("mug", bundle=False), thing("vase", bundle="yes")))

    assert (progress.products, progress.failed) == (2, 0)
