import io
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.commerce.catalog.test_import_jsonl import SHOP, problems, product

from chaffer.commerce.catalog.draft import Defaults, Draft, Parsed
from chaffer.commerce.catalog.formats import FORMATS
from chaffer.commerce.catalog.formats.shopify_csv import read_shopify_csv
from chaffer.commerce.catalog.operations.import_products import ImportFile, Progress, import_products
from chaffer.commerce.catalog.views import UNLIMITED
from chaffer.kernel.money import Money
from chaffer.runtime.database import Database

FILES = Path(__file__).parent / "files"
DEFAULTS = Defaults("USD", "en")
HEAD = b"Handle,Title,Body (HTML),Option1 Name,Option1 Value,Variant SKU,Variant Inventory Qty,Variant Price\n"


def bring(db: Database, content: bytes) -> Progress:
    return list(import_products(db, SHOP, ImportFile("shopify-csv"), io.BytesIO(content)))[-1]


def parsed(content: bytes) -> list[Parsed]:
    return list(read_shopify_csv(io.BytesIO(content), DEFAULTS))


def drafts(content: bytes) -> list[Draft]:
    return [each.draft for each in parsed(content) if each.draft]


def told(content: bytes) -> list[tuple[int, str]]:
    return [(problem.line, problem.problem) for each in parsed(content) for problem in each.problems]


def test_an_export_in_the_classic_spelling_is_read(db: Database) -> None:
    progress = bring(db, (FILES / "classic.csv").read_bytes())

    tunic = product(db, "linen-tunic")
    assert (progress.products, progress.failed, problems(db)) == (3, 0, [])
    assert tunic.description == "Loose & cool.\n• Two pockets\n• Machine wash"
    assert tunic.category == "Apparel & Accessories > Clothing > Clothing Tops > Tunics"
    assert (tunic.brand, tunic.tags, tunic.options) == ("Willow Yard", ("summer", "linen"), ("Color", "Size"))
    assert tunic.attributes == {"gender": "female", "material": ["linen", "cotton"]}
    assert [(each.sku, each.options, each.price, each.available) for each in tunic.variants] == [
        ("LT-SAGE-S", {"Color": "Sage", "Size": "S"}, Money(6400, "USD"), 4),
        ("LT-SAGE-M", {"Color": "Sage", "Size": "M"}, Money(6400, "USD"), 0),
        ("LT-WHITE-S", {"Color": "White", "Size": "S"}, Money(5900, "USD"), UNLIMITED),
    ]
    assert tunic.variants[0].compare_at == Money(8000, "USD")
    assert [(image.url[20:], image.options) for image in tunic.images] == [
        ("tunic-sage.jpg", {"Color": "Sage"}), ("tunic-white.jpg", {"Color": "White", "Size": "S"}),
        ("tunic-back.jpg", {}), ("tunic-detail.jpg", {}),
    ]  # fmt: skip
    assert tunic.images[0].alt == {"en": "Sage tunic on a line"}


def test_a_product_without_options_or_sku_has_one_stable_variant(db: Database) -> None:
    bring(db, (FILES / "classic.csv").read_bytes())

    card = product(db, "gift-card")
    assert card.options == ()
    assert [(each.sku, each.options, each.available) for each in card.variants] == [("gift-card", {}, UNLIMITED)]


def test_what_is_hidden_in_the_online_store_is_a_draft(db: Database) -> None:
    bring(db, (FILES / "classic.csv").read_bytes())

    assert product(db, "old-vest").state == "draft"


def test_an_export_in_the_newer_spelling_is_read(db: Database) -> None:
    progress = bring(db, (FILES / "newer.csv").read_bytes())

    jug, flour = product(db, "enamel-jug"), product(db, "sack-of-flour")
    assert (progress.products, progress.failed) == (2, 0)
    assert (jug.title, jug.description, jug.category) == (
        "Enamel jug",
        "Holds a litre.",
        "Home & Garden > Kitchen & Dining",
    )
    assert [(each.sku, each.options, each.price.minor, each.available, each.weight_grams) for each in jug.variants] == [
        ("EJ-BLUE", {"Colour": "Blue"}, 102450, 7, 640), ("EJ-WHITE", {"Colour": "White"}, 1800, UNLIMITED, 640),
    ]  # fmt: skip
    assert jug.attributes == {"colour": ["blue", "white"]}
    assert (flour.state, flour.variants[0].sku, flour.variants[0].available) == ("draft", "sack-of-flour", 0)
    assert [(line, problem[:8]) for line, problem, _ in problems(db)] == [(4, "no price")]


@pytest.mark.parametrize(
    ("content", "title"),
    [
        (b"\xef\xbb\xbf" + HEAD + "cafe,Café,,,,C,1,2\n".encode(), "Café"),
        (HEAD + "cafe,Café,,,,C,1,2\n".encode("cp1252"), "Café"),
        ((HEAD.decode() + "cafe,Café,,,,C,1,2\n").encode("utf-16"), "Café"),
        (HEAD.replace(b"\n", b"\r\n") + "cafe,Café,,,,C,1,2\r\n".encode(), "Café"),
        (HEAD.replace(b",", b";") + "cafe;Café;;;;C;1;2,50\n".encode(), "Café"),
        (HEAD.replace(b",", b"\t") + "cafe\tCafé\t\t\t\tC\t1\t2\n".encode(), "Café"),
        (HEAD + '"cafe","Café","one\ntwo",,,C,1,2\n'.encode(), "Café"),
        (HEAD + "cafe,Café \u201cBleu\u201d,,,,C,1,2\n".encode("cp1252"), "Café “Bleu”"),
    ],
    ids=["bom", "windows-1252", "utf-16", "crlf", "semicolons", "tabs", "quoted newline", "windows quotes"],
)
def test_any_spreadsheets_way_of_writing_is_read(content: bytes, title: str) -> None:
    (draft,) = drafts(content)

    assert (draft.handle, draft.title) == ("cafe", title)
    assert draft.variants[0].minor in (200, 250)


def test_a_row_with_a_quote_left_open_is_told_with_its_lines() -> None:
    content = HEAD + b"a,A,,,,SA,1,2\n" + b'b,"B,,,,SB,1,2\n' + b"x" * 3_000_000 + b"\n" + b"c,C,,,,SC,1,2\n"

    assert [draft.handle for draft in drafts(content)] == ["a", "c"]
    assert told(content)[0][0] == 3
    assert "quotation mark" in told(content)[0][1]


@pytest.mark.parametrize(
    "below",
    [b"", b'f,"The 6"" ruler",,,,SF,1,2\n', b'f,"Fine, really",,,,SF,1,2\n', b'f,"two\nlines",,,,SF,1,2\n'],
    ids=["to the end", "to a mark in a cell", "to a quoted cell", "to a cell of two lines"],
)
def test_a_quote_left_open_swallows_no_other_product(below: bytes) -> None:
    above = b"a,A,,Size,S,SA,1,2\n" + b'b,"B,,,,SB,1,2\n'
    content = HEAD + above + b"c,C,,,,SC,1,2\nd,D,,,,SD,1,2\n" + below

    assert [draft.handle for draft in drafts(content)] == ["a", "c", "d", *(["f"] if below else [])]
    assert [line for line, _ in told(content)] == [3]


def test_a_row_that_cannot_be_read_takes_its_own_product_along() -> None:
    content = HEAD + b'a,A,,Size,S,SA,1,2\na,,,,M,"SB,1,2\nc,C,,,,SC,1,2\n'

    assert [draft.handle for draft in drafts(content)] == ["c"]
    assert [line for line, _ in told(content)] == [3]


def test_marks_that_stand_oddly_in_one_line_are_forgiven() -> None:
    content = HEAD + b'a,"6" ruler",,,,SA,1,2\nb,The 6" ruler,,,,SB,1,2\nc,"The 6"" ruler",,,,SC,1,2\n'

    assert [draft.title for draft in drafts(content)] == ['6 ruler"', 'The 6" ruler', 'The 6" ruler']


def test_a_product_that_comes_twice_is_told(db: Database) -> None:
    progress = bring(db, HEAD + b"a,A,,,,SA,1,2\nb,B,,,,SB,1,2\na,,,,,SA2,1,2\n")

    assert (progress.products, progress.failed) == (2, 1)
    assert problems(db)[0][0] == 4


def test_prices_that_are_none_are_told_by_line() -> None:
    content = HEAD + b"a,A,,Size,S,SA,1,cheap\na,,,,M,SB,many,2\n"

    assert [line for line, _ in told(content)] == [2, 3]
    assert [variant.minor for variant in drafts(content)[0].variants] == [None, 200]


def test_a_file_of_another_kind_is_told() -> None:
    assert "not Shopify's" in told(b"name;cost\nA;1\n")[0][1]
    assert "not Shopify's" in told(b"")[0][1]


@pytest.mark.parametrize("name", FORMATS)
@given(content=st.binary(max_size=600))
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_bytes_break_the_reader(name: str, content: bytes) -> None:
    for each in FORMATS[name](io.BytesIO(content), DEFAULTS):
        assert each.draft or each.problems


_CELL = st.one_of(
    st.sampled_from(
        ["a", "b", "", "Title", "Default Title", "1,5", "-3", "1e999", "NaN", '"', "<b>", "TRUE", "S", "\x00"]
    ),
    st.text(max_size=12),
)


@given(rows=st.lists(st.lists(_CELL, max_size=9), max_size=12), quoted=st.booleans())
@settings(max_examples=150, deadline=None)
def test_no_cells_break_the_reader(rows: list[list[str]], quoted: bool) -> None:
    mark = '"' if quoted else ""
    lines = [",".join(f"{mark}{cell}{mark}" for cell in row) for row in rows]

    for each in parsed(HEAD + "\n".join(lines).encode("utf-8", "surrogatepass")):
        assert each.draft or each.problems
        if each.draft:
            assert "\0" not in repr(each.draft)
