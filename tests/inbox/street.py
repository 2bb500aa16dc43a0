"""One shop with one WhatsApp number in a whole town: events come in by the wire, what they changed is read."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from chaffer.accounts.operations.add_channel_account import AddChannelAccount, add_channel_account
from chaffer.accounts.operations.create_shop import CreateShop, create_shop
from chaffer.cli.serving import assemble
from chaffer.commerce.defaults import set_up
from chaffer.rehearsal.town import Assemble, Town
from chaffer.runtime.database import Database
from chaffer.sandbox.graph import Graph
from chaffer.server import Server

NUMBER, WABA, ANA = "1065000001", "2077000001", "15551230001"


@dataclass(slots=True)
class Street:
    town: Town
    shop_id: str
    account_id: str

    @property
    def db(self) -> Database:
        return self.town.assembled.server.db

    @property
    def server(self) -> Server:
        return self.town.assembled.server

    @property
    def graph(self) -> Graph:
        return self.town.graph

    def meta(self, work: Callable[[Graph], Any]) -> Any:
        """Something on Meta's side, on its own loop."""
        return self.town.graph_app.do(lambda: work(self.graph))

    def says(self, element: dict[str, Any], who: str = ANA) -> str:
        return str(self.meta(lambda graph: graph.shopper_says(NUMBER, who, element)))

    def rows(self, clause: Any) -> list[Any]:
        return self.db.read_now(self.shop_id, lambda tx: tx.query("test.rows", clause))

    def until(self, holds: Callable[[], Any], seconds: float = 15.0) -> Any:
        """Wait for it; what it gave."""
        ends = time.monotonic() + seconds
        while not (found := holds()):
            assert time.monotonic() < ends, "it did not come to this"
            time.sleep(0.05)
        return found

    def connect(self, token: str = "token") -> str:
        """Add the number, or give it new secrets."""
        command = AddChannelAccount(
            "whatsapp", NUMBER, {"api_base_url": self.town.graph_app.url, "business_account_id": WABA},
            {"app_secret": "secret", "verify_token": "verify", "access_token": token},
        )  # fmt: skip
        secrets = self.server.secrets
        return self.db.write_now(self.shop_id, lambda tx: add_channel_account(tx, command, secrets))


def open_street(database_url: str, folder: Path, assemble: Assemble = assemble) -> Street:
    town = Town.open(assemble, database_url, folder)
    db = town.assembled.server.db
    shop_id = db.clock.new_id("shop")
    db.write_now(shop_id, lambda tx: create_shop(tx, CreateShop("a", "A", "USD")))
    db.write_now(shop_id, lambda tx: set_up(tx, "USD", "US"))
    street = Street(town, shop_id, "")
    street.account_id = street.connect()
    number = town.add_number(NUMBER, "secret", "token")
    number.waba_id = WABA
    return street
