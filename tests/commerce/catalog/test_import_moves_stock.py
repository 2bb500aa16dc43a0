"""An import tells whose stock it changed, as a change by hand does."""

import io

from chaffer.commerce.catalog.events import StockMoved
from chaffer.commerce.catalog.operations.import_products import ImportFile, import_products
from chaffer.runtime.database import Database
from chaffer.runtime.transaction import Transaction

SHOP = "shp_a"
LINE = '{"id": "%s", "title": "%s", "price": "5", "currency": "USD", "sku": "%s", "stock": %s}\n'


def imported(db: Database, **stock: str) -> None:
    lines = "".join(LINE % (sku.lower(), sku, sku, count) for sku, count in stock.items())
    for progress in import_products(db, SHOP, ImportFile("jsonl"), io.BytesIO(lines.encode())):
        assert not progress.failed, progress


def test_only_what_changed_is_told_with_what_is_left(db: Database) -> None:
    told: list[StockMoved] = []

    def listen(_tx: Transaction, event: StockMoved) -> None:
        told.append(event)

    db.reactions = {StockMoved: (listen,)}
    imported(db, MUG="5", HAT="2", CAP="1")
    assert told == [], "new articles are news of their own"

    imported(db, MUG="4", HAT="2", CAP="null")

    assert [event.left for event in told] == [4, None]
    assert len({event.variant_id for event in told}) == 2
