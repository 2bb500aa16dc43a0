"""The demo shop's facts hold together."""

import io
from decimal import Decimal

import msgspec

from chaffer.cli.demo import name_collections
from chaffer.commerce.catalog.operations.import_products import ImportFile, import_products
from chaffer.commerce.catalog.queries import collections
from chaffer.commerce.faq.reading_files import read_file
from chaffer.commerce.pricing.days import DayPlan
from chaffer.commerce.pricing.reach import Reach
from chaffer.demo import answers, catalogue_lines, shop
from chaffer.demo.shelves import shelved
from chaffer.runtime.database import Database

SHOP = "shp_a"


def test_the_shop_says_who_and_where_it_is() -> None:
    told = shop()

    assert (told["name"], told["slug"], told["currency"]) == ("Marlow & Fig", "marlow-fig", "USD")
    assert (told["language"], told["time_zone"], told["country"]) == ("en", "America/New_York", "US")
    assert told["assistant"]["name"] == "Fig"


def test_standard_shipping_at_home_is_free_over_75_dollars() -> None:
    home = next(zone for zone in shop()["shipping_zones"] if "US" in zone["countries"])
    rates = {rate["code"]: rate for rate in home["rates"]}

    assert (rates["standard"]["price"], rates["standard"]["free_over"]) == ("4.90", "75.00")
    assert rates["express"]["price"] == "14.90"


def test_the_courier_at_home_promises_days_sundays_too() -> None:
    facts = shop()
    home = next(zone for zone in facts["shipping_zones"] if "US" in zone["countries"])
    (courier,) = [rate for rate in home["rates"] if "plan" in rate]
    plan, reach = msgspec.convert(courier["plan"], DayPlan), msgspec.convert(facts["reach"], Reach)

    assert 7 in plan.weekdays
    assert (plan.lead_days, plan.cut_off) == (0, "11:00")
    assert facts["address"]["postal_code"].startswith(reach.postcodes)


def test_no_country_stands_in_two_zones() -> None:
    for zones in (shop()["shipping_zones"], shop()["tax_zones"]):
        countries = [country for zone in zones for country in zone["countries"]]
        assert len(countries) == len(set(countries))


def test_every_rate_is_named_in_four_languages() -> None:
    for zone in shop()["shipping_zones"]:
        for rate in zone["rates"]:
            assert set(rate["name"]) == {"en", "fr", "ko", "ru"}
            assert Decimal(rate["price"]) > 0


def test_vat_is_included_in_europe_and_added_at_home() -> None:
    included = {country: zone["included"] for zone in shop()["tax_zones"] for country in zone["countries"]}

    assert included["FR"]
    assert included["DE"]
    assert not included["US"]


def test_the_shop_answers_the_same_questions_in_each_of_its_languages() -> None:
    read = [read_file(content, "en") for _, content in answers()]
    keys = [{each.key for each in entries} for entries, _ in read]

    assert [problems for _, problems in read] == [[]] * 4
    assert [{each.language for each in entries} for entries, _ in read] == [{"en"}, {"fr"}, {"ko"}, {"ru"}]
    assert len(keys[0]) >= 25
    assert all(each == keys[0] for each in keys)


def test_every_collection_is_called_something_in_each_language() -> None:
    named = shop()["collections"]

    assert named.keys() == {title for product in shelved() for title in product.told["collections"]}
    assert all(titles.keys() == {"fr", "ko", "ru"} and all(titles.values()) for titles in named.values())


def test_collections_are_named_once_and_filled_by_the_catalogue(db: Database) -> None:
    name_collections(db, SHOP)
    list(import_products(db, SHOP, ImportFile("jsonl"), io.BytesIO(next(iter(catalogue_lines())))))
    name_collections(db, SHOP)

    there = db.read_now(SHOP, lambda tx: collections(tx, "fr"))

    assert len(there) == len(shop()["collections"])
    assert {each.title for each in there if each.count} == {"Soir de bal"}


def test_each_call_gives_a_fresh_copy() -> None:
    shop()["hours"].clear()

    assert shop()["hours"]
