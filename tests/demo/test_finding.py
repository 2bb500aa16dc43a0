"""The search of the demo shop's whole catalogue, where a small one does not show the fault."""

import io
from datetime import date

from chaffer.commerce.catalog.facets import facets
from chaffer.commerce.catalog.operations.import_products import ImportFile, import_products
from chaffer.commerce.search.index import ShopIndex
from chaffer.commerce.search.wanted import Found, wanted_from
from chaffer.demo import catalogue_lines
from chaffer.language.understanding import understand
from chaffer.runtime.database import Database

SHOP = "shp_demo"


def test_mittens_that_come_in_no_sizes_are_no_shoes_of_a_size_we_lack(db: Database) -> None:
    list(import_products(db, SHOP, ImportFile("jsonl"), io.BytesIO(b"\n".join(catalogue_lines()))))
    index, shop_facets = ShopIndex(), db.read_now(SHOP, facets)

    def find(text: str, limit: int) -> Found:
        understood = understand(text, today=date(2026, 5, 1), currency="USD", facets=shop_facets)
        return db.read_now(SHOP, lambda tx: index.find(tx, wanted_from(understood, limit)))

    found, shoes = find("red shoes size 38", 5), find("shoes", 50)

    assert found.relaxed == ("size",)
    assert {hit.title for hit in found.hits} <= {hit.title for hit in shoes.hits}
