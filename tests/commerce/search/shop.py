"""The sample shop that search is tried on, and how a shopper's sentence is searched in it."""

from datetime import date
from pathlib import Path

from chaffer.commerce.catalog.facets import facets
from chaffer.commerce.catalog.operations.import_products import ImportFile, import_products
from chaffer.commerce.search.index import ShopIndex
from chaffer.commerce.search.wanted import Found, Wanted, wanted_from
from chaffer.language.facets import Facets
from chaffer.language.understanding import understand
from chaffer.runtime.database import Database

SHOP = "shp_a"
SAMPLE = Path(__file__).parent / "catalogue.jsonl"


class SampleShop:
    def __init__(self, db: Database) -> None:
        with SAMPLE.open("rb") as source:
            *_, done = import_products(db, SHOP, ImportFile("jsonl"), source)
        assert done.problems == 0
        self.db = db
        self.index = ShopIndex()
        self.facets: Facets = db.read_now(SHOP, facets)

    def wanted(self, text: str, limit: int = 10) -> Wanted:
        understanding = understand(text, today=date(2026, 5, 1), currency="USD", facets=self.facets)
        return wanted_from(understanding, limit)

    def find(self, wanted: Wanted | str) -> Found:
        asked = self.wanted(wanted) if isinstance(wanted, str) else wanted
        return self.db.read_now(SHOP, lambda tx: self.index.find(tx, asked))

    def handles(self, wanted: Wanted | str) -> list[str]:
        """The handles of what is found: the SKUs of the sample begin with them."""
        return [self.handle(hit.skus[0]) for hit in self.find(wanted).hits]

    @staticmethod
    def handle(sku: str) -> str:
        lines = SAMPLE.read_text().splitlines()
        known = [line.split('"', 4)[3] for line in lines]
        return max((each for each in known if sku.lower().startswith(each)), key=len)
