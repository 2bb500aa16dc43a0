"""The demo shop's catalogue: well formed, individually written, and stocked for the first question."""

import json
import re
from collections import Counter
from decimal import Decimal
from typing import Any

import pytest

from chaffer.demo import catalogue_lines
from tests.demo.catalogue_format import faults

Plain = dict[str, Any]


@pytest.fixture(scope="module")
def products() -> list[Plain]:
    return [json.loads(line) for line in catalogue_lines()]


def _in(products: list[Plain], category: str) -> list[Plain]:
    return [each for each in products if each["category"].startswith(category)]


def _cheapest(product: Plain) -> Decimal:
    return min(Decimal(each["price"]) for each in product["variants"])


def test_every_line_follows_the_catalogue_format(products: list[Plain]) -> None:
    assert [fault for each in products for fault in faults(each)] == []


def test_the_checker_finds_a_broken_line(products: list[Plain]) -> None:
    broken = {**products[0], "colour": "blue", "variants": [{**products[0]["variants"][0], "price": "12"}]}

    found = " ".join(faults(broken))

    assert "colour is no field" in found
    assert "price of MF-PR-001" in found


def test_lines_are_the_same_every_time() -> None:
    assert list(catalogue_lines()) == list(catalogue_lines())


def test_the_shop_is_large_enough(products: list[Plain]) -> None:
    assert len(products) >= 210


def test_no_two_products_share_an_id_a_sku_or_a_barcode(products: list[Plain]) -> None:
    variants = [variant for each in products for variant in each["variants"]]

    for values in ([p["id"] for p in products], [v["sku"] for v in variants], [v["barcode"] for v in variants]):
        assert [value for value, count in Counter(values).items() if count > 1] == []


def test_titles_stand_in_four_languages_and_in_their_own_script(products: list[Plain]) -> None:
    for each in products:
        told = {language: each["texts"][language]["title"] for language in ("fr", "ko", "ru")}
        assert re.search("[가-힣]", told["ko"]), each["id"]
        assert re.search("[а-яё]", told["ru"].lower()), each["id"]
        assert told["fr"] != each["title"], each["id"]


def test_every_product_is_described_in_two_sentences_of_its_own(products: list[Plain]) -> None:
    sentences = [re.split(r"(?<=[.!?])\s+", each["description"]) for each in products]

    assert [each["id"] for each, told in zip(products, sentences, strict=True) if len(told) != 2] == []
    counted = Counter(sentence for told in sentences for sentence in told)
    assert [sentence for sentence, count in counted.items() if count > 1] == []


def test_nothing_reads_like_a_placeholder(products: list[Plain]) -> None:
    assert not re.search(
        r"lorem|ipsum|todo|tbd|placeholder|\{|\}", " ".join(p["description"] for p in products), re.IGNORECASE
    )


def test_reviewers_disagree(products: list[Plain]) -> None:
    agreeing = [
        each["id"]
        for each in products
        if len(each.get("reviews", [])) >= 3 and len({review["rating"] for review in each["reviews"]}) < 2
    ]

    assert agreeing == []


def test_most_products_are_reviewed_and_in_four_languages(products: list[Plain]) -> None:
    reviews = [review for each in products for review in each.get("reviews", [])]

    assert sum("reviews" in each for each in products) > 0.9 * len(products)
    assert {review["language"] for review in reviews} == {"en", "fr", "ko", "ru"}


def test_about_one_variant_in_sixteen_is_sold_out(products: list[Plain]) -> None:
    stock = [variant["stock"] for each in products for variant in each["variants"]]

    assert 0.04 < stock.count(0) / len(stock) < 0.09
    assert max(stock) < 40


def test_a_blue_or_white_prom_dress_up_to_200_dollars_can_be_bought(products: list[Plain]) -> None:
    prom = _in(products, "Dresses > Prom")
    fitting = [
        each["id"]
        for each in prom
        for variant in each["variants"]
        if variant["options"]["Colour"] in {"Blue", "White"}
        and Decimal(variant["price"]) <= 200
        and variant["stock"] > 0
    ]

    assert len(prom) >= 8
    assert len(set(fitting)) >= 4
    assert any(_cheapest(each) > 200 for each in prom)
    assert any(variant["stock"] == 0 for each in prom for variant in each["variants"])


@pytest.mark.parametrize(
    ("category", "at_least"),
    [("Shirts", 8), ("Skirts", 5), ("Coats", 8), ("Shoes", 12), ("Bags", 6), ("Jewellery", 10), ("Toys", 20),
     ("Flowers > Bouquets", 10), ("Flowers > Plants", 3), ("Home > Vases", 5), ("Home > Lamps", 4),
     ("Home > Bedding", 3), ("Home > Candles", 3), ("Kitchen", 12), ("Gifts > Gift boxes", 3), ("Gifts > Cards", 5)],
)  # fmt: skip
def test_departments_are_stocked(products: list[Plain], category: str, at_least: int) -> None:
    assert len(_in(products, category)) >= at_least


def test_some_shirts_cost_less_than_60_dollars(products: list[Plain]) -> None:
    assert sum(_cheapest(each) < 60 for each in _in(products, "Shirts")) >= 4


def test_dahlias_are_sold(products: list[Plain]) -> None:
    assert sum("dahlia" in each["title"].lower() for each in _in(products, "Flowers")) >= 3


def test_a_product_comes_in_at_most_five_colours(products: list[Plain]) -> None:
    for each in products:
        assert len({variant["options"].get("Colour") for variant in each["variants"]}) <= 5, each["id"]
