"""Open the shop of these tests, in this process: starting a command for each step would take most of the time."""

from chaffer.accounts.actor import COMMAND
from chaffer.accounts.operations.add_channel_account import AddChannelAccount, add_channel_account
from chaffer.accounts.operations.create_shop import CreateShop, create_shop
from chaffer.commerce.catalog.operations.import_products import ImportFile, import_products
from chaffer.commerce.defaults import set_up
from chaffer.runtime.clock import SystemClock
from chaffer.runtime.migrate import migrate
from chaffer.runtime.opening import open_database
from chaffer.runtime.secrets import load_secrets
from chaffer.runtime.settings import read_settings
from tests.process.books import SHELF
from tests.process.running import Running

SECRET, NUMBER = "kill-secret", "1065"


def open_shop(server: Running, sink_port: int) -> str:
    """Shop, shelves, number; the shop's id."""
    settings = read_settings(server.environ)
    migrate(settings.database)
    db = open_database(settings.database, SystemClock())
    try:
        shop_id = db.clock.new_id("shop")
        opening = CreateShop("kills", "Kills", "USD", "en")
        db.write_now(shop_id, lambda tx: create_shop(tx, opening, COMMAND))
        db.write_now(shop_id, lambda tx: set_up(tx, "USD", "US"))
        with SHELF.open("rb") as file:
            list(import_products(db, shop_id, ImportFile("jsonl", SHELF.name), file))
        number = AddChannelAccount(
            "whatsapp", NUMBER, {"api_base_url": f"http://127.0.0.1:{sink_port}", "per_second": "0", "pair_every_seconds": "0"},
            {"app_secret": SECRET, "verify_token": "v", "access_token": "t"}, "",
        )  # fmt: skip
        secrets = load_secrets(settings)
        db.write_now(shop_id, lambda tx: add_channel_account(tx, number, secrets, COMMAND))
        return shop_id
    finally:
        db.close()
