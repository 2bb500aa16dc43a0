"""The conversation files, and the shop they are played in."""

import io
from pathlib import Path

from chaffer.accounts.operations.change_shop import ChangeShop, change_shop
from chaffer.accounts.operations.create_shop import CreateShop, create_shop
from chaffer.commerce import defaults
from chaffer.commerce.catalog.operations.import_products import ImportFile, import_products
from chaffer.rehearsal.pages import Pages
from chaffer.rehearsal.script import Script
from chaffer.rehearsal.town import Town
from chaffer.rehearsal.wire_stage import WireStage
from chaffer.runtime.database import Database
from chaffer.runtime.transaction import Transaction

HERE = Path(__file__).parent
FILES = sorted(HERE.glob("*.yaml"))
WITHOUT_A_PHONE = [
    path for path in FILES if not {"wire: true", "jobs: true"} & set(path.read_text(encoding="utf-8").splitlines())
]
"""Those that can be played on the dialogue alone."""
SHOP = HERE / "shop.jsonl"


def shopper_of(town: Town, pages: Pages, number: int, script: Script) -> WireStage:
    """A shopper in a shop of their own; number: in no other shop of the town."""
    shop_id = town.clock.new_id("shop")
    where = script.shop.number.get("country", "US")
    open_shop(town.assembled.server.db, shop_id, f"marlow-{number}", script.shop.currency or "USD", where)
    return WireStage(town, pages, shop_id, number, script)


def open_shop(db: Database, shop_id: str, slug: str, currency: str = "USD", country: str = "US") -> None:
    """The shop of shop.jsonl."""

    def open_it(tx: Transaction) -> None:
        create_shop(tx, CreateShop(slug, "Marlow & Fig", currency, "en", country))
        defaults.set_up(tx, currency, country)
        change_shop(tx, ChangeShop(settings={"assistant": "Fig"}))

    db.write_now(shop_id, open_it)
    priced = SHOP.read_bytes().replace(b'"currency": "USD"', f'"currency": "{currency}"'.encode())
    with io.BytesIO(priced) as source:
        for progress in import_products(db, shop_id, ImportFile("jsonl"), source):
            assert not progress.failed, progress
