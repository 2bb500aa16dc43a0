"""How many statements one message costs, from its webhook to the receipt of its reply: at most sixteen.

Steps of a checkout cost more, since each reads the whole bill anew; they have bounds of their own.
"""

import re
from functools import partial
from pathlib import Path
from typing import Any

import msgspec
import pytest

from chaffer.accounts.operations.add_channel_account import AddChannelAccount, add_channel_account
from chaffer.accounts.operations.create_shop import CreateShop, create_shop
from chaffer.channels.registry import CHANNELS
from chaffer.commerce.catalog.operations.import_products import ImportFile, import_products
from chaffer.commerce.defaults import set_up
from chaffer.conversations.turn import commit, prepare
from chaffer.inbox.receive import Source, receive
from chaffer.kernel.message import SendReceipt
from chaffer.outbox.claim import Departure
from chaffer.outbox.rates import Rates
from chaffer.outbox.receipts import taken
from chaffer.runtime.database import Database, Work
from chaffer.runtime.secrets import Secrets
from chaffer.runtime.settings import Settings
from chaffer.runtime.transaction import Transaction
from chaffer.server import Server
from tests.process.meta import message_call

NUMBER, SHOPPER = "1065", "15551230001"
AN_ORDINARY_TURN, A_CHECKOUT_STEP = 16, 25


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
        db.write_now(self.shop_id, lambda tx: create_shop(tx, CreateShop("counted", "Counted", "USD")))
        db.write_now(self.shop_id, lambda tx: set_up(tx, "USD", "US"))
        account = AddChannelAccount("whatsapp", NUMBER, {}, {"app_secret": "s", "access_token": "t"})
        self.account_id = db.write_now(self.shop_id, lambda tx: add_channel_account(tx, account, secrets))
        self.house.pace.learn(
            self.account_id, Rates()
        )  # no limits: messages come here faster than Meta would take them
        with (Path(__file__).parent / "shop.jsonl").open("rb") as file:
            for _ in import_products(db, self.shop_id, ImportFile("jsonl"), file):
                pass

    def says(self, text: str) -> list[str]:
        return self._turn({"type": "text", "text": {"body": text}})

    def taps(self, offered: list[str], beginning: str) -> list[str]:
        assert any(choice.startswith(beginning) for choice in offered), offered
        choice = next(choice for choice in offered if choice.startswith(beginning))
        reply = {"id": choice, "title": "this"}
        return self._turn({"type": "interactive", "interactive": {"type": "list_reply", "list_reply": reply}})

    def _counting(self, work: Work[Any]) -> Work[Any]:
        def counted(tx: Transaction) -> Any:
            result = work(tx)
            tx.settle()
            self.statements += tx.statements
            return result

        return counted

    def _turn(self, element: dict[str, Any]) -> list[str]:
        """The whole way of one message; the ids of what the reply offers to tap."""
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
        return re.findall(r'"id":"([a-z_]+(?::[^"]+)?)"', msgspec.json.encode(parts).decode())


def _taken(departure: Departure, receipt: SendReceipt, tx: Transaction) -> None:
    taken(tx, departure, receipt)


@pytest.fixture
def counted(db: Database, tmp_path: Path) -> Counted:
    """A shopper who has spoken before, in a process that has its index and its keys."""
    shop = Counted(db, tmp_path)
    shop.says("hello")
    shop.says("a gown")
    return shop


def test_ordinary_turns_cost_at_most_sixteen_statements(counted: Counted) -> None:
    cost = {}

    found = counted.says("a blue dress under 300 dollars")
    cost["find"] = counted.statements
    seen = counted.taps(found, "see:")
    cost["choose"] = counted.statements
    counted.taps(seen, "add:")
    cost["first add"] = counted.statements
    counted.taps(seen, "add:")
    cost["second add"] = counted.statements
    counted.says("show my cart")
    cost["show cart"] = counted.statements

    assert {what: count for what, count in cost.items() if count > AN_ORDINARY_TURN} == {}


def test_each_step_of_a_checkout_has_its_bound(counted: Counted) -> None:
    seen = counted.taps(counted.says("a blue dress under 300 dollars"), "see:")
    basket = counted.taps(seen, "add:")

    counted.taps(basket, "checkout")
    began = counted.statements
    read_back = counted.says("Ann Smith, 12 Main Street, Springfield, IL 62701, USA")
    read = counted.statements
    counted.taps(read_back, "yes")
    settled = counted.statements

    assert read <= AN_ORDINARY_TURN
    assert max(began, settled) <= A_CHECKOUT_STEP
