"""How many statements one message costs, from its webhook to the receipt of its reply: at most sixteen.

Eleven of them every message needs. An order or a payment is written to a table for each of checkout, stock,
reservations, order, lines, cart, payment, books and facts, so the turn that settles one has a bound of its own.
Cancelling also asks the shop's policy and keeps who asked for what.
"""

import re
from functools import partial
from pathlib import Path
from typing import Any

import msgspec
import pytest
from sqlalchemy import Table, select

from chaffer.accounts.operations.add_channel_account import AddChannelAccount, add_channel_account
from chaffer.accounts.operations.create_shop import CreateShop, create_shop
from chaffer.channels.registry import CHANNELS
from chaffer.commerce.bundles.operations.put_bundle import PutBundle, put_bundle
from chaffer.commerce.catalog.operations.import_products import ImportFile, import_products
from chaffer.commerce.catalog.operations.put_relations import put_relations
from chaffer.commerce.catalog.queries import product_by_handle
from chaffer.commerce.defaults import set_up
from chaffer.commerce.orders.tables import order_lines, orders
from chaffer.commerce.payments.tables import payments
from chaffer.commerce.pricing.operations.set_terms import Rate, Tax, Terms, Zone, set_terms
from chaffer.conversations.turn import commit, prepare
from chaffer.inbox.receive import Source, receive
from chaffer.kernel.message import SendReceipt
from chaffer.outbox.claim import Departure
from chaffer.outbox.rates import Rates
from chaffer.outbox.receipts import taken
from chaffer.people.tables import consents
from chaffer.runtime.database import Database, Work
from chaffer.runtime.secrets import Secrets
from chaffer.runtime.settings import Settings
from chaffer.runtime.statements import mine
from chaffer.runtime.transaction import Transaction
from chaffer.server import Server
from tests.process.meta import message_call

NUMBER, SHOPPER = "1065", "15551230001"
AT_MOST = 16
SETTLING = {
    "pay online": 20,
    "the link again": 18,
    "pay at the door": 23,
    "pay at the door after all": 23,
    "cancel": 24,
}
TERMS = Terms(
    "USD",
    (
        Zone(
            "all", "Everywhere", ("*",),
            (Rate("standard", {"en": "Standard delivery"}, "0", (2, 5)), Rate("express", {"en": "Express"}, "15", (1, 1))),
        ),
    ),
    (Tax("US", "Sales tax", 62_500, region="IL"),),
)  # fmt: skip
ADDRESS = "Ann Smith, 12 Main Street, Springfield, IL 62701, USA"


class Counted:
    """A shop spoken to without a network; each message tells what it cost."""

    def __init__(self, db: Database, folder: Path) -> None:
        self.db = db
        secrets = Secrets([bytes(32)])
        self.house = Server(Settings(data_dir=folder), db, secrets).house
        self.house.sender = "this process"
        self.shop_id = db.clock.new_id("shop")
        self.statements = 0
        self.messages = 0
        self.costs: dict[str, int] = {}
        self.offered: list[list[str]] = []
        db.write_now(self.shop_id, lambda tx: create_shop(tx, CreateShop("counted", "Counted", "USD")))
        db.write_now(self.shop_id, lambda tx: set_up(tx, "USD", "US"))
        db.write_now(self.shop_id, lambda tx: set_terms(tx, TERMS))
        account = AddChannelAccount("whatsapp", NUMBER, {}, {"app_secret": "s", "access_token": "t"})
        self.account_id = db.write_now(self.shop_id, lambda tx: add_channel_account(tx, account, secrets))
        self.house.pace.learn(
            self.account_id, Rates()
        )  # no limits: messages come here faster than Meta would take them
        with (Path(__file__).parent / "shop.jsonl").open("rb") as file:
            for _ in import_products(db, self.shop_id, ImportFile("jsonl"), file):
                pass

    def says(self, text: str, what: str = "") -> None:
        self._turn(what or text, {"type": "text", "text": {"body": text}})

    def taps(self, beginning: str, what: str = "") -> None:
        """On the first such thing in the newest reply that offered one."""
        choice = next(each for reply in reversed(self.offered) for each in reply if each.startswith(beginning))
        reply = {"id": choice, "title": "this"}
        self._turn(
            what or beginning, {"type": "interactive", "interactive": {"type": "list_reply", "list_reply": reply}}
        )

    def expensive(self) -> dict[str, int]:
        return {what: count for what, count in self.costs.items() if count > SETTLING.get(what, AT_MOST)}

    def rows(self, table: Table, *columns: str) -> list[Any]:
        """In the order in which they were made."""
        clause = select(*(table.c[name] for name in columns)).where(mine(table)).order_by(table.c.id)
        return [tuple(row) for row in self.db.read_now(self.shop_id, lambda tx: tx.query("test.rows", clause))]

    def _counting(self, work: Work[Any]) -> Work[Any]:
        def counted(tx: Transaction) -> Any:
            result = work(tx)
            tx.settle()
            self.statements += tx.statements
            return result

        return counted

    def _turn(self, what: str, element: dict[str, Any]) -> None:
        """The whole way of one message."""
        self.statements, self.messages = 0, self.messages + 1
        pieces = CHANNELS["whatsapp"].split(message_call(NUMBER, f"wamid.{self.messages}", SHOPPER, element))
        source = Source(self.account_id, "whatsapp")
        (lane,) = self.db.write_now(self.shop_id, self._counting(
            lambda tx: receive(tx, source, pieces, self.house.bodies, lambda *_: False, "req", "this process")
        )).lanes  # fmt: skip
        plan = self.db.read_now(self.shop_id, self._counting(lambda tx: prepare(self.house, tx, lane)))
        departures = self.db.write_now(self.shop_id, self._counting(lambda tx: commit(self.house, tx, plan)))
        for departure in departures:
            receipt = SendReceipt(f"wamid.out{self.messages}")
            self.db.write_now(self.shop_id, self._counting(partial(_taken, departure, receipt)))
        parts = [departure.outbound.part for departure in departures]
        assert parts, "it was not answered"
        self.offered.append(re.findall(r'"id":"([a-z_]+(?::[^"]+)?)"', msgspec.json.encode(parts).decode()))
        self.costs[what] = max(self.statements, self.costs.get(what, 0))


def _taken(departure: Departure, receipt: SendReceipt, tx: Transaction) -> None:
    taken(tx, departure, receipt)


@pytest.fixture
def counted(db: Database, tmp_path: Path) -> Counted:
    """A shopper who has spoken before, in a process that has its index and its keys."""
    shop = Counted(db, tmp_path)
    shop.says("hello")
    shop.says("a gown")
    shop.costs.clear()
    return shop


def test_no_turn_from_the_first_word_to_stop_costs_more_than_its_bound(counted: Counted) -> None:
    counted.says("hello")
    counted.says("a blue dress under 300 dollars")
    counted.says("something cheaper")
    counted.says("show me the second one")
    counted.says("M", "the first thing in the cart")
    counted.says("make it 3")
    counted.says("show me the fig leaf candle")
    counted.taps("add:", "a second thing")
    counted.says("remove the candle")
    counted.says("show my cart")
    counted.says("show me the fig leaf candle")
    counted.taps("add:", "a second thing")
    counted.taps("checkout")
    counted.says(ADDRESS)
    counted.taps("yes", "the address is right")
    counted.says("express")
    counted.taps("pay:trial", "pay online")
    counted.says("where is my order", "the link again")
    counted.taps("pay:cash_on_delivery", "pay at the door after all")
    counted.says("where is my order")
    counted.says("cancel my order")
    counted.taps("svc:cancel:", "cancel")
    counted.says("show me the fig leaf candle")
    counted.taps("add:", "a second thing")
    counted.taps("checkout")
    counted.taps("yes", "the address is right")
    counted.says("standard")
    counted.taps("pay:cash_on_delivery", "pay at the door")
    counted.says("cancel my order")
    counted.taps("svc:cancel:", "cancel")
    counted.says("STOP")

    assert counted.rows(orders, "state", "shipping_name", "payment_method") == [
        ("cancelled", "Express", "cash_on_delivery"), ("cancelled", "Standard delivery", "cash_on_delivery"),
    ]  # fmt: skip
    assert sorted(counted.rows(order_lines, "quantity")) == [(1,), (1,), (3,)]
    assert counted.rows(payments, "provider") == [("trial",), ("cash_on_delivery",), ("cash_on_delivery",)]
    assert counted.rows(consents, "state") == [("withdrawn",)]
    assert counted.expensive() == {}


def test_selling_more_keeps_to_the_bound(counted: Counted) -> None:
    """Each addition asks for one thing to take along, which is one statement."""
    relate = {"candle": {"goes_with": ["mug", "throw"]}, "mug": {"goes_with": ["vase"], "better": ["vase"]}}

    def told(tx: Transaction) -> None:
        for handle, relations in relate.items():
            found = product_by_handle(tx, handle)
            assert found is not None
            put_relations(tx, found.id, relations)
        put_bundle(tx, PutBundle("Quiet evening", (("CANDLE", 1), ("MUG-BLUE", 1)), "USD", 3500))

    counted.db.write_now(counted.shop_id, told)
    counted.says("show me the fig leaf candle")
    counted.taps("add:", "an addition with a suggestion")
    counted.says("what goes with it?")
    counted.says("something better?")
    counted.says("do you have sets?")
    counted.taps("bundle:", "a set")
    counted.says("show my cart")
    counted.says("same as last time")

    assert counted.expensive() == {}


def test_advice_costs_no_more_than_anything_else(counted: Counted) -> None:
    counted.says("prom dresses")
    counted.says("compare the first two")
    counted.says("which is cheaper?")
    counted.says("show me the isla gown")
    counted.says("what size should I take?")
    counted.says("92", "a measure told for the first time")
    counted.says("my bust is 93.5 cm", "between two sizes")
    counted.says("what do people say?")
    counted.says("what do you know about my size?")
    counted.says("forget my measurements")

    assert counted.expensive() == {}
