"""A shop to measure: products, two telephone numbers, shoppers. Written before the server starts."""

import os
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

import msgspec
from bench.people import add_people
from bench.search_catalogue import catalogue

from chaffer.accounts.operations.add_channel_account import AddChannelAccount, add_channel_account
from chaffer.accounts.operations.create_shop import CreateShop, create_shop
from chaffer.commerce.catalog.operations.import_products import ImportFile, import_products
from chaffer.commerce.defaults import set_up
from chaffer.runtime.clock import SystemClock
from chaffer.runtime.database import Database
from chaffer.runtime.migrate import migrate
from chaffer.runtime.opening import open_database
from chaffer.runtime.secrets import Secrets, load_secrets
from chaffer.runtime.settings import read_settings

SECRET = "bench-secret"
NUMBERS = 16
"""Of each kind: Meta takes 80 messages a second from one."""


@dataclass(frozen=True, slots=True)
class Number:
    """One of the shop's telephone numbers. first, count: the shoppers who write to it."""

    phone_number_id: str
    first: int
    count: int


@dataclass(frozen=True, slots=True)
class Shop:
    """quiet: its numbers without read receipts. echoing: those that show that they read."""

    shop_id: str
    quiet: tuple[Number, ...]
    echoing: tuple[Number, ...]
    people_seconds: float
    import_seconds: float


def build(database_url: str, folder: Path, sink_port: int, products: int, shoppers: int, strangers: int = 0) -> Shop:
    """strangers: conversations that are merely there."""
    environ = {**os.environ, "CHAFFER_DATA_DIR": str(folder), "CHAFFER_DATABASE_URL": database_url}
    secrets = load_secrets(read_settings(environ))
    migrate(database_url)
    db = open_database(database_url, SystemClock())
    try:
        shop_id = db.clock.new_id("shop")
        db.write_now(shop_id, lambda tx: create_shop(tx, CreateShop("bench", "Bench", "USD")))
        db.write_now(shop_id, lambda tx: set_up(tx, "USD", "US"))
        each = shoppers // (2 * NUMBERS)
        numbers = [Number(str(1000 + n), n * each, each) for n in range(2 * NUMBERS)]
        accounts = [
            _connect(db, secrets, shop_id, number, sink_port, "off" if n < NUMBERS else "on")
            for n, number in enumerate(numbers)
        ]
        began = time.monotonic()
        _import(db, shop_id, products)
        took = time.monotonic() - began
    finally:
        db.close()
    seconds = sum(
        add_people(database_url, shop_id, account, number.first, number.count)
        for number, account in zip(numbers, accounts, strict=True)
        if number.count
    )
    if strangers:
        seconds += add_people(database_url, shop_id, accounts[0], shoppers, strangers)
    return Shop(shop_id, tuple(numbers[:NUMBERS]), tuple(numbers[NUMBERS:]), seconds, took)


def _connect(db: Database, secrets: Secrets, shop_id: str, number: Number, sink_port: int, attend: str) -> str:
    command = AddChannelAccount(
        "whatsapp",
        number.phone_number_id,
        {
            "api_base_url": f"http://127.0.0.1:{sink_port}",
            "attend": attend,
            "per_second": "0",
            "pair_every_seconds": "0",  # what the server can do, not what Meta allows
        },
        {"app_secret": SECRET, "verify_token": "v", "access_token": "t"},
    )
    return db.write_now(shop_id, lambda tx: add_channel_account(tx, command, secrets))


def _import(db: Database, shop_id: str, products: int) -> None:
    """Enough of everything, so that no shopper is told that it is sold out."""
    with tempfile.TemporaryFile() as file:
        for product in catalogue(products):
            for variant in product["variants"]:
                variant["stock"] = 1_000_000
            file.write(msgspec.json.encode(product) + b"\n")
        file.seek(0)
        for progress in import_products(db, shop_id, ImportFile("jsonl"), file):
            last = progress
    if last.failed:
        raise RuntimeError(f"{last.failed} products were not taken")
