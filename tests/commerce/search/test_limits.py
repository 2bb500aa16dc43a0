"""However many hits are asked for, the first of them are the same."""

import io
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from random import Random

import pytest
from msgspec.structs import replace

from chaffer.commerce.catalog.facets import facets
from chaffer.commerce.catalog.operations.import_products import ImportFile, import_products
from chaffer.commerce.search.index import ShopIndex
from chaffer.commerce.search.wanted import Found, Wanted, wanted_from
from chaffer.demo.lines import catalogue_lines
from chaffer.language.understanding import understand
from chaffer.runtime.database import Database

SHOP = "shp_a"
ACCENTED = Path(__file__).parent / "accented.jsonl"
MOST = 40
LIMITS = (1, 2, 3, 5, 10, 24)
COUNT = 120
KNOWN = ("cafe mug", "mug bonjour", "café mug", "mug under 20", "cheapest blue mug", "most expensive mug", "best rated dress",
         "blue shirt size M", "white dress under 80", "newest gift for mom", "robe bleue", "синее платье", "파란 셔츠")  # fmt: skip


def everything() -> bytes:
    return b"".join(catalogue_lines()) + ACCENTED.read_bytes()


def random_queries(lines: bytes) -> Iterator[str]:
    """Two or three words of titles, with a colour, a bound, a size or an order now and then; some mistyped."""
    chance = Random(5)
    words = sorted(
        {word for line in lines.decode().splitlines() for word in line.split('"title":', 1)[1].split('"')[1].split()}
    )
    for _ in range(COUNT):
        said = chance.sample(words, chance.randint(1, 3))
        if chance.random() < 0.2:
            at = chance.randrange(len(said))
            said[at] = said[at][:2] + said[at][3:]
        extra = (
            "",
            "",
            "",
            " blue",
            " in white or red",
            " under 60",
            " over 40",
            " size M",
            " cheapest",
            " not black",
            " best rated",
        )
        yield " ".join(said) + chance.choice(extra)


@pytest.fixture
def search(db: Database) -> tuple[Database, ShopIndex]:
    *_, done = import_products(db, SHOP, ImportFile("jsonl"), io.BytesIO(everything()))
    assert done.problems == 0
    return db, ShopIndex()


def test_the_first_hits_do_not_depend_on_how_many_are_asked_for(search: tuple[Database, ShopIndex]) -> None:
    db, index = search
    own = db.read_now(SHOP, facets)

    def find(wanted: Wanted) -> Found:
        return db.read_now(SHOP, lambda tx: index.find(tx, wanted))

    wrong, hits = [], 0
    for query in (*KNOWN, *random_queries(everything())):
        wanted = wanted_from(understand(query, today=date(2026, 5, 1), currency="USD", facets=own), MOST)
        every = find(wanted)
        hits += len(every.hits)
        for limit in LIMITS:
            some = find(replace(wanted, limit=limit))
            if some.hits != every.hits[:limit] or some.relaxed != every.relaxed:
                wrong.append(
                    (query, limit, [hit.title for hit in some.hits], [hit.title for hit in every.hits[:limit]])
                )

    assert hits > COUNT
    assert wrong == []


def test_a_title_typed_word_for_word_stands_first_with_or_without_its_accents(
    search: tuple[Database, ShopIndex],
) -> None:
    db, index = search

    def first(words: str, language: str) -> str:
        return (
            db.read_now(SHOP, lambda tx: index.find(tx, Wanted(words=words, language=language, limit=1))).hits[0].title
        )

    assert first("cafe mug", "en") == "Café mug"
    assert first("mug bonjour", "fr") == "Mug « Bonjour »"


@pytest.mark.parametrize(
    ("words", "language"),
    [
        ("a gift for my wife", "en"),
        ("un cadeau pour ma femme", "fr"),
        ("Je cherche un cadeau pour ma femme", "fr"),
        ("Ищу подарок жене", "ru"),
    ],
)
def test_the_words_of_a_search_for_a_gift_name_no_gift(
    search: tuple[Database, ShopIndex], words: str, language: str
) -> None:
    db, index = search
    read = understand(words, today=date(2026, 5, 1), currency="USD", language_hint=language)
    found = db.read_now(SHOP, lambda tx: index.find(tx, wanted_from(read, MOST)))

    assert len(found.hits) > LIMITS[2], [hit.title for hit in found.hits]


def test_equal_scores_stand_in_one_order_however_the_index_came_to_be(search: tuple[Database, ShopIndex]) -> None:
    """A product read anew has another place in the index; which of equals stands first must not turn on that."""
    db, index = search
    everything_at_all = Wanted(limit=MOST)

    def order() -> list[str]:
        return [hit.product_id for hit in db.read_now(SHOP, lambda tx: index.find(tx, everything_at_all)).hits]

    before = order()
    anew = Random(3).sample(before, 15)
    for product_id in anew:
        db.read_now(SHOP, lambda tx, one=product_id: index.refresh(tx, [one], []))  # type: ignore[misc]

    assert order() == before
