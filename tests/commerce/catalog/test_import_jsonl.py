import io
import json
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from chaffer.commerce.catalog import queries, tables
from chaffer.commerce.catalog.draft import Defaults
from chaffer.commerce.catalog.facets import facets
from chaffer.commerce.catalog.formats.amounts import price
from chaffer.commerce.catalog.formats.jsonl import read_line
from chaffer.commerce.catalog.operations.import_products import ImportFile, Progress, import_products
from chaffer.commerce.catalog.views import UNLIMITED, ProductView
from chaffer.kernel.money import Money
from chaffer.runtime.database import Database
from chaffer.runtime.statements import mine

SHOP = "shp_a"
DRESS: dict[str, Any] = {
    "id": "blue-dress", "title": "Blue dress", "description": "Long <b>and</b> light", "brand": "Marlow",
    "category": "Dresses > Prom", "collections": ["Prom night"], "tags": ["new"], "options": ["Colour", "Size"],
    "attributes": {"material": ["satin"], "occasion": ["prom"]},
    "variants": [
        {"sku": "D-B-S", "options": {"Colour": "Blue", "Size": "S"}, "price": "149.00", "compare_at": "189.00",
         "currency": "USD", "stock": 4, "weight_grams": 620, "barcode": "1"},
        {"sku": "D-W-S", "options": {"Colour": "White", "Size": "S"}, "price": 139.5, "currency": "USD", "stock": 0},
    ],
    "images": [{"src": "demo:blue-dress/blue", "alt": {"en": "A blue dress"}, "options": {"Colour": "Blue"}},
               {"src": "demo:blue-dress/white", "alt": "A white dress", "options": {"Colour": "White"}}],
    "video": "", "url": "https://shop.example/blue-dress",
    "size_chart": {"unit": "cm", "columns": ["Size", "Bust"], "rows": [["S", "86"]]}, "guide": "Fits small.",
    "reviews": [{"author": "Ann", "rating": 4, "language": "en", "title": "Nice", "text": "Lovely", "at": "2026-05-14"},
                {"author": "Bob", "rating": 5, "language": "fr", "title": "Bien", "text": "Belle", "at": "2026-06-14"}],
    "texts": {"fr": {"title": "Robe bleue", "description": "Longue et légère"}},
}  # fmt: skip


def bring(db: Database, *products: Any, file_format: str = "jsonl") -> Progress:
    lines = "\n".join(each if isinstance(each, str) else json.dumps(each) for each in products)
    return list(import_products(db, SHOP, ImportFile(file_format), io.BytesIO(lines.encode())))[-1]


def problems(db: Database) -> list[tuple[int, str, str]]:
    told = tables.import_problems
    statement = select(told.c.line, told.c.problem, told.c.value).where(mine(told)).order_by(told.c.line, told.c.number)
    return [tuple(row) for row in db.read_now(SHOP, lambda tx: tx.query("test.problems", statement))]


def product(db: Database, handle: str, language: str = "") -> ProductView:
    found = db.read_now(SHOP, lambda tx: queries.product_by_handle(tx, handle, language))
    assert found is not None
    return found


def test_a_product_is_read_back_as_it_was_told(db: Database) -> None:
    progress = bring(db, DRESS)

    dress = product(db, "blue-dress")
    assert (progress.products, progress.failed, progress.problems, progress.state) == (1, 0, 0, "done")
    assert (dress.title, dress.description, dress.brand) == ("Blue dress", "Long and light", "Marlow")
    assert dress.options == ("Colour", "Size")
    blue, white = dress.variants
    assert (blue.sku, blue.price, blue.compare_at, blue.available) == (
        "D-B-S",
        Money(14900, "USD"),
        Money(18900, "USD"),
        4,
    )
    assert (white.price, white.available, white.compare_at) == (Money(13950, "USD"), 0, None)
    assert (dress.rating_average, dress.rating_count) == (4.5, 2)
    assert dress.size_chart == DRESS["size_chart"]
    assert dress.attributes == {"material": ["satin"], "occasion": ["prom"]}
    assert [image.alt for image in dress.images] == [{"en": "A blue dress"}, {"en": "A white dress"}]
    image = dress.image_for({"Colour": "White", "Size": "S"})
    assert image is not None
    assert image.url == "demo:blue-dress/white"


def test_attributes_and_charts_come_in_the_language_asked_for_as_far_as_they_are_told_in_it(db: Database) -> None:
    chart = {"unit": "cm", "columns": ["Taille", "Tour de poitrine"], "rows": [["S", "86"]]}
    told = {"attributes": {"material": "soie, coton", "care": " À la main "}, "size_chart": chart}
    bring(db, {**DRESS, "texts": {"fr": told, "ko": {"attributes": {"care": ""}, "size_chart": {}}}})

    french, korean, own = (product(db, "blue-dress", language) for language in ("fr", "ko", ""))

    assert french.attributes == {"material": ["soie", "coton"], "occasion": ["prom"], "care": "À la main"}
    assert french.size_chart == chart
    assert own.attributes == korean.attributes == DRESS["attributes"]
    assert own.size_chart == korean.size_chart == DRESS["size_chart"]


def test_odd_attributes_and_charts_of_a_language_are_told_and_left_out(db: Database) -> None:
    bring(db, {**DRESS, "texts": {"fr": {"title": "Robe", "attributes": ["soie"], "size_chart": "86"}}})

    assert product(db, "blue-dress", "fr").attributes == DRESS["attributes"]
    assert [problem for _, problem, _ in problems(db)] == [
        "attributes must be an object", "size_chart must be an object",
    ]  # fmt: skip


def test_texts_come_in_the_language_asked_for(db: Database) -> None:
    bring(db, DRESS)

    assert product(db, "blue-dress", "fr").title == "Robe bleue"
    assert product(db, "blue-dress", "ko").title == "Blue dress"


def test_reviews_in_ones_language_come_first(db: Database) -> None:
    bring(db, DRESS)
    dress = product(db, "blue-dress")

    newest = db.read_now(SHOP, lambda tx: queries.reviews(tx, dress.id))
    english = db.read_now(SHOP, lambda tx: queries.reviews(tx, dress.id, language="en"))

    assert [review.author for review in newest] == ["Bob", "Ann"]
    assert [review.author for review in english] == ["Ann", "Bob"]


def test_collections_are_made_and_counted(db: Database) -> None:
    bring(db, DRESS)

    (found,) = db.read_now(SHOP, queries.collections)
    inside = db.read_now(SHOP, lambda tx: queries.products_in(tx, "prom-night"))

    assert (found.handle, found.title, found.count) == ("prom-night", "Prom night", 1)
    assert [each.handle for each in inside] == ["blue-dress"]


def test_the_same_file_again_writes_nothing(db: Database) -> None:
    bring(db, DRESS)
    before = product(db, "blue-dress")
    statement = select(tables.products.c.id).where(mine(tables.products))

    progress = bring(db, DRESS)

    assert (progress.products, progress.unchanged) == (0, 1)
    assert product(db, "blue-dress") == before
    assert len(db.read_now(SHOP, lambda tx: tx.query("test.all", statement))) == 1


def test_a_changed_product_keeps_the_ids_that_carts_know(db: Database) -> None:
    bring(db, DRESS)
    before = product(db, "blue-dress")
    variants = [{**DRESS["variants"][0], "price": "99.00"}]

    bring(db, {**DRESS, "title": "Cheaper dress", "variants": variants})

    after = product(db, "blue-dress")
    gone = db.read_now(SHOP, lambda tx: queries.variant_by_sku(tx, "D-W-S"))
    assert (after.id, after.title, [each.id for each in after.variants]) == (
        before.id,
        "Cheaper dress",
        [before.variants[0].id],
    )
    assert after.variants[0].price == Money(9900, "USD")
    assert gone is not None
    assert gone.state == "archived"


def test_a_renamed_sku_is_known_by_its_options(db: Database) -> None:
    bring(db, DRESS)
    before = product(db, "blue-dress").variants[0]

    bring(db, {**DRESS, "variants": [{**DRESS["variants"][0], "sku": "NEW"}, DRESS["variants"][1]]})

    after = product(db, "blue-dress").variants[0]
    assert (after.id, after.sku) == (before.id, "NEW")


def test_a_bad_line_is_told_and_the_good_ones_beside_it_are_taken(db: Database) -> None:
    progress = bring(db, "{broken", {"sku": "A"}, "[1, 2]", DRESS)

    assert (progress.products, progress.failed) == (1, 3)
    assert [line for line, _, _ in problems(db)] == [1, 2, 3]
    assert "not JSON" in problems(db)[0][1]
    assert "title" in problems(db)[1][1]


def test_two_lines_of_one_product_are_told(db: Database) -> None:
    progress = bring(db, DRESS, {**DRESS, "title": "Another"})

    assert (progress.products, progress.failed) == (1, 1)
    assert product(db, "blue-dress").title == "Blue dress"


def test_a_strangers_plain_feed_is_understood(db: Database) -> None:
    bring(db, {
        "sku": "MUG-1", "name": "Red mug", "vendor": "Potter", "price": 12.5, "currency": "USD", "quantity": "7",
        "image": "https://x.example/mug.jpg", "colour": "Red", "material": "stoneware", "dishwasher": True,
        "product_type": "Mugs",
    })  # fmt: skip

    mug = product(db, "mug-1")
    (only,) = mug.variants
    assert (mug.title, mug.brand, mug.category, mug.options) == ("Red mug", "Potter", "Mugs", ("Colour",))
    assert (only.sku, only.options, only.price, only.available) == ("MUG-1", {"Colour": "Red"}, Money(1250, "USD"), 7)
    assert mug.attributes == {"material": ["stoneware"], "dishwasher": True}
    assert mug.images[0].url == "https://x.example/mug.jpg"


def test_a_feed_without_stock_never_runs_out(db: Database) -> None:
    bring(db, {"id": "e-book", "title": "E-book", "price": "9"})

    assert product(db, "e-book").variants[0].available == UNLIMITED


def test_sizes_without_variants_become_variants(db: Database) -> None:
    bring(db, {"id": "tee", "title": "Tee", "price": "9", "sizes": ["S", "M", "L"], "color": "White", "stock": 10})

    tee = product(db, "tee")
    assert [each.options["Size"] for each in tee.variants] == ["S", "M", "L"]
    assert sum(each.available for each in tee.variants) == 10
    assert len({each.sku for each in tee.variants}) == 3


def test_what_has_no_price_is_told_and_not_for_sale(db: Database) -> None:
    bring(db, {"id": "thing", "title": "Thing", "stock": 4})

    assert product(db, "thing").variants[0].available == 0
    assert "no price" in problems(db)[0][1]


def test_two_products_may_not_share_a_sku(db: Database) -> None:
    bring(db, {"id": "a", "title": "A", "sku": "X", "price": 1}, {"id": "b", "title": "B", "sku": "X", "price": 1})
    skus = (product(db, "a").variants[0].sku, product(db, "b").variants[0].sku)

    assert skus == ("X", "X-b")
    assert problems(db)[0][2] == "X"
    assert bring(db, {"id": "b", "title": "B!", "sku": "X", "price": 1}).products == 1
    assert product(db, "b").variants[0].sku == "X-b"


def test_a_sku_taken_twice_is_told_again_when_the_file_comes_again(db: Database) -> None:
    file = [{"id": name, "title": name, "sku": "X", "price": 1} for name in ("a", "b")]
    first, again = bring(db, *file), bring(db, *file)

    assert (first.products, first.unchanged, first.problems) == (2, 0, 1)
    assert (again.products, again.unchanged, again.problems) == (0, 2, 1)
    assert [value for *_, value in problems(db)] == ["X", "X"]


def test_a_sku_that_has_come_free_is_given_back_by_the_same_line(db: Database) -> None:
    ours = {"id": "b", "title": "B", "sku": "X", "price": 1}
    bring(db, {"id": "a", "title": "A", "sku": "X", "price": 1}, ours)
    bring(db, {"id": "a", "title": "A", "sku": "Y", "price": 1})
    again = bring(db, ours)

    assert (product(db, "b").variants[0].sku, again.problems) == ("X", 0)
    assert bring(db, ours).unchanged == 1


def test_any_number_of_products_costs_one_statement(db: Database) -> None:
    bring(db, *({"id": f"p{n}", "title": f"P {n}", "price": 1} for n in range(40)))

    def count(tx: Any) -> tuple[int, int]:
        ids = [row.id for row in tx.query("test.ids", select(tables.products.c.id).where(mine(tables.products)))]
        before = tx.statements
        return len(queries.products(tx, ids)), tx.statements - before

    assert db.read_now(SHOP, count) == (40, 1)


def test_two_imports_at_once_make_each_product_once(db: Database) -> None:
    lines = [{"id": f"p{n}", "title": f"P {n}", "price": 1, "collections": ["All"]} for n in range(60)]
    with ThreadPoolExecutor(2) as pool:
        done = list(pool.map(lambda _: bring(db, *lines), range(2)))

    counted = select(tables.products.c.id).where(mine(tables.products))
    sold = select(tables.variants.c.id).where(mine(tables.variants))
    assert [each.state for each in done] == ["done", "done"]
    assert sum(each.products for each in done) == 60
    assert len(db.read_now(SHOP, lambda tx: tx.query("test.products", counted))) == 60
    assert len(db.read_now(SHOP, lambda tx: tx.query("test.variants", sold))) == 60


def test_the_catalogues_own_values_are_told_to_the_language(db: Database) -> None:
    bring(db, DRESS)

    found = db.read_now(SHOP, facets)

    assert (found.brands, found.categories, found.colours) == (("Marlow",), ("Dresses > Prom",), ("Blue", "White"))
    assert (found.sizes, found.materials) == (("S",), ("satin",))


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=8),
    lambda inside: st.lists(inside, max_size=3) | st.dictionaries(st.text(max_size=6), inside, max_size=3),
    max_leaves=6,
)
_KEYS = st.sampled_from([
    "id", "title", "name", "sku", "price", "variants", "options", "images", "image", "colour", "sizes", "stock", "reviews",
    "texts", "attributes", "category", "tags", "collections", "size_chart", "rating", "rating_count", "state", "weight",
])  # fmt: skip


@given(told=st.dictionaries(_KEYS, _JSON, max_size=10))
@settings(max_examples=300, deadline=None)
def test_no_json_breaks_the_reader(told: dict[str, Any]) -> None:
    parsed = read_line(json.dumps({"title": "T", **told}), 7, Defaults("USD"))

    assert parsed.draft or parsed.problems
    assert all(problem.line == 7 and problem.problem for problem in parsed.problems)
    if parsed.draft:
        assert parsed.draft.fingerprint()
        assert parsed.draft.handle
        assert all((variant.minor or 0) >= 0 for variant in parsed.draft.variants)


@pytest.mark.parametrize(
    ("written", "minor", "currency"),
    [
        (149, 14900, "USD"), (19.99, 1999, "USD"), ("149.00", 14900, "USD"), ("$1,299.00", 129900, "USD"),
        ("1 299,90 €", 129990, "EUR"), ("1.299,90", 129990, "USD"), ("EUR 20", 2000, "EUR"), ("12,5", 1250, "USD"),
        ("1,500", 150000, "USD"), (1e2, 10000, "USD"), ("0,500", 50, "USD"), ({"amount": "20", "currency": "GBP"}, 2000, "GBP"),
        ({"minor": 5, "currency": "USD"}, 5, "USD"), ("₩35,000", 35000, "KRW"),
    ],
)  # fmt: skip
def test_prices_are_read_as_people_write_them(written: Any, minor: int, currency: str) -> None:
    assert price(written, "USD") == Money(minor, currency)


@pytest.mark.parametrize("written", [None, True, "", "free", "-5", "1e99", 1e99, -0.5, [], {"amount": {}}])
def test_what_is_no_price_is_none(written: Any) -> None:
    assert price(written, "USD") is None


@pytest.mark.parametrize(
    "variant",
    [
        {"options": {"Color": "Blue", "Size": "S"}},
        {"options": [{"name": "Color", "value": "Blue"}, {"name": "Size", "value": "S"}]},
        {"selectedOptions": [{"name": "Color", "value": "Blue"}, {"name": "Size", "value": "S"}]},
        {"options": ["Blue", "S"]},
        {"option1": "Blue", "option2": "S"},
        {"color": "Blue", "size": "S"},
        {"title": "Blue / S"},
    ],
)
def test_a_variants_looks_are_read_however_they_are_told(variant: dict[str, Any]) -> None:
    told = {
        "id": "a",
        "title": "A",
        "options": ["Color", "Size"],
        "variants": [{"price": 1, "available": 4, **variant}],
    }

    parsed = read_line(json.dumps(told), 1, Defaults("USD"))

    assert parsed.draft
    assert parsed.problems == ()
    assert parsed.draft.options == ["Color", "Size"]
    assert (parsed.draft.variants[0].options, parsed.draft.variants[0].stock) == ({"Color": "Blue", "Size": "S"}, 4)


def test_the_only_variant_of_a_shopify_product_has_no_option() -> None:
    told = {
        "handle": "a", "title": "A", "options": [{"name": "Title", "values": ["Default Title"]}],
        "variants": [{"title": "Default Title", "option1": "Default Title", "price": "1", "inventory_quantity": 2}],
    }  # fmt: skip

    draft = read_line(json.dumps(told), 1, Defaults("USD")).draft

    assert draft
    assert (draft.options, draft.variants[0].options) == ([], {})


def test_a_sale_price_beside_the_price_is_what_it_costs() -> None:
    told = {"id": "a", "title": "A", "price": "20.00 USD", "sale_price": "15.00 USD"}

    draft = read_line(json.dumps(told), 1, Defaults("USD")).draft

    assert draft
    assert (draft.variants[0].minor, draft.variants[0].compare_at_minor) == (1500, 2000)
