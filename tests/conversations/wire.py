"""A conversation played through the real wire: signed webhooks in, what the stand-in for WhatsApp was sent out."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import select

from chaffer.accounts.operations.add_channel_account import AddChannelAccount, add_channel_account
from chaffer.accounts.operations.change_shop import ChangeShop, change_shop
from chaffer.accounts.operations.create_shop import CreateShop, create_shop
from chaffer.commerce import defaults
from chaffer.commerce.cart.queries import open_cart_of
from chaffer.commerce.catalog.operations.import_products import ImportFile, import_products
from chaffer.commerce.checkout.tables import checkouts
from chaffer.commerce.orders.queries import orders_of
from chaffer.commerce.pricing.tables import shipping_rates
from chaffer.people.tables import addresses, consents
from chaffer.runtime.statements import Statement, insert_all
from chaffer.runtime.transaction import Transaction
from chaffer.threads.tables import conversations
from tests.conversations import elements, outside
from tests.conversations.outside import Pages
from tests.conversations.phone import Tappable, bubble, see
from tests.conversations.play import SHOP, Seen
from tests.conversations.settled import settle
from tests.town import Town

STARTS = datetime(2026, 3, 2, 13, 0, tzinfo=UTC)


@contextmanager
def town_of(database_url: str, folder: Path) -> Iterator[Town]:
    """A running town in the early afternoon of the files' day. What is said at once comes in one webhook call."""
    town = Town.open(database_url, folder, STARTS)
    town.graph.settings.webhooks.batch = 10
    try:
        yield town
    finally:
        town.close()


class WireStage:
    """One shopper in a shop of their own. number: tells it from the others of the town."""

    def __init__(self, town: Town, pages: Pages, number: int, told: dict[str, Any]) -> None:
        self.town, self.pages = town, pages
        self.db = town.assembled.server.db
        self.account = str(1_065_000_000 + number)
        self.shopper = f"1503555{number % 10_000:04}"
        self.shop_id = open_shop(town, f"marlow-{number}", self.account, told.get("shop") or {})
        self.tappable: list[list[Tappable]] = []
        self.pay_url = ""
        self.read = 0
        if name := told.get("name", ""):
            town.graph_app.do(lambda: town.graph.shopper(self.shopper, name=name))

    # What a shopper does

    def say(self, texts: list[str], about: str = "") -> None:
        self._post(*(elements.text(text, about) for text in texts))

    def tap(self, label: str, card: str = "") -> None:
        thing = self._thing(label, card)
        if not thing.choice_id:
            self.say([thing.label])
            return
        graph = self.town.graph
        self.town.graph_app.do(
            lambda: graph.shopper_taps(self.account, self.shopper, thing.message_id, thing.choice_id)
        )

    def _thing(self, label: str, card: str) -> Tappable:
        for shown in reversed(self.tappable):
            for thing in sorted(shown, key=lambda each: not card and each.card != ""):
                if thing.label == label and (not card or thing.card == card):
                    return thing
        raise AssertionError(f"there is nothing to tap called {label!r}")

    def send_order(self, items: dict[str, int]) -> None:
        self._post(elements.order("1", items))

    def send(self, what: str) -> None:
        self._post(elements.SENT[what])

    def wait(self, amount: int, unit: str) -> None:
        self.town.clock.forward(**{unit if unit.endswith("s") else f"{unit}s": amount})

    def _post(self, *said: dict[str, Any]) -> None:
        def all_at_once() -> None:
            for element in said:
                self.town.graph.shopper_says(self.account, self.shopper, element)

        self.town.graph_app.do(all_at_once)

    # What happens outside

    def event(self, name: str, details: list[str]) -> None:
        if name in ("paid", "declined"):
            self.pages.pay(self.pay_url, {"paid": "pays", "declined": "declines"}[name])
            return
        self.db.write_now(self.shop_id, lambda tx: self._happens(tx, name, details))

    def _happens(self, tx: Transaction, name: str, details: list[str]) -> None:
        thread = self._thread(tx)
        match name:
            case "packed":
                outside.packed(tx, thread.contact_id)
            case "shipped":
                outside.shipped(tx, thread.contact_id)
            case "scan":
                outside.scan(tx, thread.contact_id, *details)
            case "stock":
                outside.stock(tx, *details)
            case "hand_back":
                outside.handed_back(tx, thread.id, thread.contact_id)
            case _:
                raise AssertionError(f"nobody knows the event {name!r}")

    # What is seen

    def read_bot(self) -> Seen:
        """All that reached the phone since the last look, once nothing more is on its way."""
        settle(self.town, self.shop_id)
        events = [each for each in self.town.graph.thread(self.shopper) if each["kind"] == "message"]
        fresh, self.read = events[self.read :], len(events)
        bubbles = [bubble(each["id"], each["message"]) for each in fresh]
        self.tappable += [each.taps for each in bubbles]
        seen = see(bubbles)
        for url in (each.url for each in bubbles if each.url):
            self.pages.open(url)
            if "/pay/" in url:
                self.pay_url = url
                seen.pays = self.db.read_now(self.shop_id, outside.sum_to_pay)
        return seen

    def holds(self, what: str) -> Any:
        return self.db.read_now(self.shop_id, getattr(self, f"_holds_{what}"))

    def _thread(self, tx: Transaction) -> Any:
        (row,) = tx.query("test.thread", select(conversations).where(conversations.c.shop_id == tx.shop_id))
        return row

    def _holds_cart(self, tx: Transaction) -> dict[str, int]:
        held = open_cart_of(tx, self._thread(tx).contact_id)
        return {line.sku: line.quantity for line in held.lines} if held else {}

    def _holds_orders(self, tx: Transaction) -> list[str]:
        orders = orders_of(tx, self._thread(tx).contact_id)
        return [f"{one.state} {one.payment_state} {one.fulfilment_state}" for one in orders]

    def _holds_consent(self, tx: Transaction) -> str:
        rows = tx.query(
            "test.consent",
            select(consents.c.state)
            .where(consents.c.shop_id == tx.shop_id)
            .order_by(consents.c.at.desc(), consents.c.id.desc()),
        )
        return str(rows[0].state) if rows else "none"

    def _holds_owner(self, tx: Transaction) -> str:
        return str(self._thread(tx).owner_kind)

    def _holds_address(self, tx: Transaction) -> str:
        rows = tx.query(
            "test.address",
            select(addresses).where(addresses.c.shop_id == tx.shop_id).order_by(addresses.c.used_at.desc()),
        )
        if not rows:
            return ""
        newest = rows[0]
        return ", ".join([newest.name, *newest.lines, newest.city, newest.region, newest.postcode, newest.country])

    def _holds_checkouts(self, tx: Transaction) -> list[str]:
        rows = tx.query(
            "test.checkouts",
            select(checkouts.c.state).where(checkouts.c.shop_id == tx.shop_id).order_by(checkouts.c.id.desc()),
        )
        return [row.state for row in rows]


def open_shop(town: Town, slug: str, account: str, changes: dict[str, Any]) -> str:
    """The shop of shop.jsonl with a number on the stand-in; its id."""
    server = town.assembled.server
    shop_id = server.db.clock.new_id("shop")
    command = CreateShop(slug, "Marlow & Fig", "USD", "en", "US")
    connect = AddChannelAccount(
        "whatsapp", account, {"api_base_url": town.graph_app.url},
        {"app_secret": f"secret-{account}", "verify_token": "v", "access_token": f"token-{account}"},
    )  # fmt: skip

    def open_it(tx: Transaction) -> None:
        create_shop(tx, command)
        defaults.set_up(tx, "USD", "US")
        add_channel_account(tx, connect, server.secrets)
        settings = {"assistant": "Fig"}
        if "payment" in changes:
            settings["payment_methods"] = changes["payment"]
        change_shop(tx, ChangeShop(settings=settings))

    server.db.write_now(shop_id, open_it)
    with SHOP.open("rb") as source:
        for progress in import_products(server.db, shop_id, ImportFile("jsonl"), source):
            assert not progress.failed, progress
    server.db.write_now(shop_id, lambda tx: _change(tx, changes))
    town.add_number(account, f"secret-{account}", f"token-{account}")
    return shop_id


def _change(tx: Transaction, changes: dict[str, Any]) -> None:
    for number, rate in enumerate(changes.get("delivery", ()), 1):
        least, most = rate.get("days", [0, 0])
        values = {
            "id": f"rat_{rate['code']}", "zone_id": defaults.ZONE, "code": rate["code"], "name": rate["name"],
            "names": rate.get("names", {}), "currency": "USD", "minor": rate["minor"], "position": number,
            "min_days": least, "max_days": most,
        }  # fmt: skip
        tx.run(Statement("test.rate", insert_all(shipping_rates, *values)), **values)
    for sku, count in changes.get("stock", {}).items():
        outside.stock(tx, sku, str(count))
