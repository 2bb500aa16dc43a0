import asyncio
import io

import pytest
from msgspec.structs import replace
from tests.commerce.search.shop import SAMPLE, SHOP, SampleShop

from chaffer.commerce.catalog import queries
from chaffer.commerce.catalog.operations.archive_product import archive_product, restore_product
from chaffer.commerce.catalog.operations.import_products import ImportFile, import_products
from chaffer.commerce.catalog.operations.set_price import SetPrice, set_price
from chaffer.commerce.catalog.operations.set_stock import SetStock, set_stock
from chaffer.commerce.search.index import ShopIndex
from chaffer.commerce.search.indexes import Indexes
from chaffer.commerce.search.reading import every_document
from chaffer.commerce.search.wanted import Wanted
from chaffer.kernel.money import Money
from chaffer.runtime import live
from chaffer.runtime.database import Database
from chaffer.runtime.transaction import ANY_SHOP, Transaction


def usd(major: int) -> Money:
    return Money(major * 100, "USD")


def variant_id(shop: SampleShop, sku: str) -> str:
    found = shop.db.read_now(SHOP, lambda tx: queries.variant_by_sku(tx, sku))
    assert found is not None
    return found.id


def test_the_asked_colour_and_size_come_first_with_their_price(shop: SampleShop) -> None:
    found = shop.find("white prom dress size L")

    best = found.hits[0]
    assert best.skus[0] == "PROM-SATIN-WHITE-L"
    assert best.price == usd(149)


def test_what_is_sold_out_is_not_offered(shop: SampleShop) -> None:
    skus = [sku for hit in shop.find("denim shirt").hits for sku in hit.skus]

    assert "DENIM-SHIRT-BLUE-M" in skus
    assert "DENIM-SHIRT-BLUE-S" not in skus


def test_a_product_whose_asked_colour_is_in_stock_stands_above_one_that_sold_out_of_it(shop: SampleShop) -> None:
    handles = shop.handles("white prom dress")

    assert handles[0] == "prom-satin"
    assert "prom-tulle" not in handles[:1]


def test_the_price_is_what_the_database_says_not_the_index(shop: SampleShop) -> None:
    shop.find("mug")
    for sku in ("MUG-BLUE-BLUE", "MUG-BLUE-CREAM"):
        shop.db.write_now(SHOP, lambda tx, sku=sku: set_price(tx, SetPrice(variant_id(shop, sku), usd(95))))

    assert "mug-blue" not in shop.handles("mug under 50 dollars")


def test_a_bound_that_nearly_holds_is_stretched_and_said(shop: SampleShop) -> None:
    found = shop.find("mug under 25 dollars")

    assert [hit.title for hit in found.hits] == ["Stoneware mug", "Travel mug"]
    assert found.relaxed == ("price",)


def test_the_colour_is_given_up_before_the_size_and_said(shop: SampleShop) -> None:
    found = shop.find("green boots size 42")

    assert found.relaxed == ("colour",)
    assert all(hit.skus[0].endswith("-42") for hit in found.hits)


def test_nothing_is_given_up_when_enough_fits(shop: SampleShop) -> None:
    found = shop.find("blue shirt")

    assert found.relaxed == ()
    assert all("BLUE" in hit.skus[0] or "NAVY" in hit.skus[0] for hit in found.hits)


def test_a_bound_in_another_currency_is_left_out_and_said(shop: SampleShop) -> None:
    found = shop.find(Wanted(words="mug", price_max=Money(500, "EUR")))

    assert found.relaxed == ("currency",)
    assert len(found.hits) == 2


def test_what_was_seen_is_not_shown_again(shop: SampleShop) -> None:
    wanted = shop.wanted("shirt")
    first = shop.find(wanted).hits[0].product_id

    assert first not in [hit.product_id for hit in shop.find(replace(wanted, without=(first,))).hits]


def test_pages_follow_each_other_without_gap_or_repeat(shop: SampleShop) -> None:
    wanted = replace(shop.wanted("dress"), limit=20)
    every = [hit.product_id for hit in shop.find(wanted).hits]
    pages = [
        hit.product_id
        for offset in range(0, len(every), 2)
        for hit in shop.find(replace(wanted, limit=2, offset=offset)).hits
    ]

    assert len(every) > 4
    assert pages == every
    assert shop.find(wanted).total == len(every)


@pytest.mark.parametrize(("sort", "descending"), [("price_asc", False), ("price_desc", True)])
def test_prices_are_sorted_as_asked(shop: SampleShop, sort: str, descending: bool) -> None:
    prices = [hit.price.minor for hit in shop.find(Wanted(words="dress", sort=sort)).hits]

    assert len(prices) > 4
    assert prices == sorted(prices, reverse=descending)


def test_nothing_in_particular_shows_what_there_is(shop: SampleShop) -> None:
    assert len(shop.find(Wanted()).hits) == 10
    assert all(hit.price <= usd(20) for hit in shop.find(Wanted(price_max=usd(20))).hits)


def test_a_sku_finds_its_product(shop: SampleShop) -> None:
    assert shop.handles(Wanted(text="boots-chelsea-black-42"))[0] == "boots-chelsea"


def test_a_mistyped_word_is_corrected_and_said(shop: SampleShop) -> None:
    found = shop.find(Wanted(words="stonewear mug", language="en"))

    assert found.corrected == "stoneware mug"
    assert found.hits[0].title == "Stoneware mug"


def test_the_title_is_in_the_shoppers_language(shop: SampleShop) -> None:
    shop.db.write_now(SHOP, lambda tx: None)
    french = shop.find(Wanted(words="pull laine", language="fr"))

    assert french.hits[0].title == "Pull en laine mérinos"


def test_a_search_is_few_statements(shop: SampleShop) -> None:
    shop.find("shirt")

    def count(tx: Transaction) -> int:
        before = tx.statements
        shop.index.find(tx, shop.wanted("blue shirt under 60", limit=5))
        return tx.statements - before

    assert shop.db.read_now(SHOP, count) <= 3


def follow(db: Database, indexes: Indexes, seq: int) -> None:
    """What the live feed and the indexes' own loop do, once."""
    indexes.note(db.read_now(ANY_SHOP, lambda tx: live.after(tx, seq)))
    asyncio.run(indexes.catch_up())


def test_changes_are_found_once_the_feed_tells_them(shop: SampleShop) -> None:
    db, indexes = shop.db, Indexes(shop.db)
    shop.index = indexes.of(SHOP)
    mug = shop.find("stoneware mug").hits[0].product_id
    seq = db.read_now(ANY_SHOP, live.last)

    db.write_now(SHOP, lambda tx: archive_product(tx, mug))
    follow(db, indexes, seq)
    without = shop.handles("stoneware mug")
    db.write_now(SHOP, lambda tx: restore_product(tx, mug))
    follow(db, indexes, seq)

    assert "mug-blue" not in without
    assert shop.handles("stoneware mug")[0] == "mug-blue"


def test_stock_that_comes_back_is_found(shop: SampleShop) -> None:
    db, indexes = shop.db, Indexes(shop.db)
    shop.index = indexes.of(SHOP)
    sold_out = shop.handles("sneakers size 42")
    seq = db.read_now(ANY_SHOP, live.last)

    db.write_now(SHOP, lambda tx: set_stock(tx, SetStock(variant_id(shop, "SNEAKERS-WHITE-42"), 3)))
    follow(db, indexes, seq)
    found = shop.find("sneakers size 42")

    assert sold_out == ["sneakers"]
    assert (found.hits[0].skus[0], found.relaxed) == ("SNEAKERS-WHITE-42", ())


ASKED = ("flowers for mother's day", "white prom dress", "mug", "gift for mum", "blue shirt under 60")


@pytest.mark.parametrize("count", [1, 5, 20, 1000])
def test_scores_do_not_tell_what_was_read_anew(shop: SampleShop, count: int) -> None:
    fresh = [shop.find(said) for said in ASKED]
    ids = shop.db.read_now(SHOP, lambda tx: [each.id for each in every_document(tx)])

    shop.db.read_now(SHOP, lambda tx: shop.index.refresh(tx, ids[:count], []))

    assert [shop.find(said) for said in ASKED] == fresh


def put_one(db: Database) -> None:
    with SAMPLE.open("rb") as source:
        list(import_products(db, SHOP, ImportFile("jsonl"), io.BytesIO(source.readline())))


def test_an_index_opened_before_an_import_finds_as_one_opened_after_it(db: Database) -> None:
    put_one(db)
    indexes = Indexes(db)
    seq = db.read_now(ANY_SHOP, live.last)
    asyncio.run(indexes.load(SHOP))
    shop = SampleShop(db)
    fresh = [shop.find(said) for said in ASKED]

    shop.index = indexes.of(SHOP)
    follow(db, indexes, seq)

    assert [shop.find(said) for said in ASKED] == fresh


def test_the_first_import_is_found_without_waiting_for_the_feed(db: Database) -> None:
    indexes = Indexes(db)
    asyncio.run(indexes.load(SHOP))

    shop = SampleShop(db)

    assert db.read_now(SHOP, lambda tx: indexes.of(SHOP).find(tx, shop.wanted("mug"))).hits


def test_a_shop_finds_only_its_own(shop: SampleShop) -> None:
    indexes = Indexes(shop.db)

    assert shop.db.read_now("shp_b", lambda tx: indexes.of("shp_b").find(tx, Wanted(words="mug"))).hits == ()


def test_what_the_shop_does_not_have_is_not_made_up(shop: SampleShop) -> None:
    assert shop.handles("sofa") == []
    assert shop.handles("qqxzzy") == []


def test_a_present_for_somebody_may_be_anything_within_the_bound(shop: SampleShop) -> None:
    found = shop.find(Wanted(recipient="girlfriend", price_max=usd(30)))

    assert len(found.hits) > 3
    assert all(hit.price <= usd(30) for hit in found.hits)


def test_things_for_the_childs_age_come_first(shop: SampleShop) -> None:
    assert set(shop.handles("toy for a 9 year old")[:2]) == {"kite", "puzzle"}


def test_a_greeting_finds_the_rare_thing_that_is_called_so(shop: SampleShop) -> None:
    named = b"""{"id": "mat-hello", "title": "Doormat \\"Hello\\"", "category": "Home > Doormats", "price": "20.00", "sku": "MAT-HELLO", "stock": 3}
{"id": "mat-plain", "title": "Doormat", "category": "Home > Doormats", "price": "18.00", "sku": "MAT-PLAIN", "stock": 3}
"""
    for _ in import_products(shop.db, SHOP, ImportFile("jsonl"), io.BytesIO(named)):
        pass
    index = ShopIndex()
    wanted = shop.wanted("hello, do you have a doormat")

    found = shop.db.read_now(SHOP, lambda tx: index.find(tx, wanted))

    assert [hit.skus[0] for hit in found.hits] == ["MAT-HELLO", "MAT-PLAIN"]
