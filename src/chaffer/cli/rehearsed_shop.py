"""The shop that `chaffer test` plays in: a catalogue of the caller's, or the demo shop."""

from dataclasses import dataclass
from pathlib import Path

import click
import msgspec

from chaffer import demo as shelves
from chaffer.accounts.actor import COMMAND
from chaffer.accounts.operations.change_shop import ChangeShop, change_shop
from chaffer.accounts.operations.create_shop import CreateShop, create_shop
from chaffer.cli.demo import create_demo_shop, name_collections
from chaffer.commerce.catalog.operations.import_products import ImportFile, Progress, import_products
from chaffer.commerce.catalog.problems import problems_of
from chaffer.commerce.defaults import set_up
from chaffer.kernel.errors import Invalid
from chaffer.runtime.database import Database
from chaffer.runtime.transaction import Transaction

SHOWN_AT_MOST = 10


@dataclass(frozen=True, slots=True)
class OwnShop:
    """A shop with nothing but this catalogue. Problems of the file are told once, on standard error."""

    file: Path
    form: str
    name: str
    currency: str
    country: str
    language: str
    assistant: str = ""

    def __call__(self, db: Database, shop_id: str, slug: str) -> None:
        """Raises Invalid if nothing of the file could be taken."""

        def open_it(tx: Transaction) -> None:
            set_up(tx, self.currency, self.country)
            create_shop(tx, CreateShop(slug, self.name, self.currency, self.language, self.country), COMMAND)
            if self.assistant:
                change_shop(tx, ChangeShop(settings={"assistant": self.assistant}), COMMAND)

        db.write_now(shop_id, open_it)
        last = Progress("")
        with self.file.open("rb") as source:
            for progress in import_products(db, shop_id, ImportFile(self.form, self.file.name), source):
                last = progress
        for each in db.read_now(shop_id, lambda tx: problems_of(tx, last.import_id, SHOWN_AT_MOST)):
            click.echo(f"{self.file}:{each.line}: {each.problem}", err=True)
        if not last.products:
            raise Invalid(f"{self.file} has no product that could be taken")


@dataclass(frozen=True, slots=True)
class DemoShop:
    """Marlow & Fig, as `chaffer demo` opens it; its pictures are named, not shown. language: "" is its own."""

    language: str
    folder: Path

    def __call__(self, db: Database, shop_id: str, slug: str) -> None:
        create_demo_shop(db, shop_id, slug)
        name_collections(db, shop_id)
        if self.language:
            db.write_now(shop_id, lambda tx: change_shop(tx, ChangeShop(language=self.language), COMMAND))
        file = self.folder / "marlow-and-fig.jsonl"
        products = map(_without_pictures, shelves.catalogue_lines())
        file.write_bytes(b"".join((*products, *shelves.bundle_lines())))
        with file.open("rb") as source:
            for _ in import_products(db, shop_id, ImportFile("jsonl", "Marlow & Fig"), source):
                pass


def _without_pictures(line: bytes) -> bytes:
    product = msgspec.json.decode(line)
    for image in product.get("images", ()):
        image["src"] = f"https://shop.example/{image['src'].removeprefix('demo:')}.jpg"
    return bytes(msgspec.json.encode(product)) + b"\n"
