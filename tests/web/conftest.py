"""Two shops with their keys, and the application before them."""

import io
import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import pytest
from starlette.testclient import TestClient

from chaffer.accounts.operations.create_api_key import CreateApiKey, create_api_key
from chaffer.accounts.operations.create_shop import CreateShop, create_shop
from chaffer.commerce.cart.operations.add_line import AddLine, add_line
from chaffer.commerce.cart.operations.open_cart import OpenCart, open_cart
from chaffer.commerce.catalog.operations.import_products import ImportFile, import_products
from chaffer.commerce.catalog.queries import variant_by_sku
from chaffer.commerce.checkout.operations.pay import Pay, pay
from chaffer.commerce.checkout.operations.set_address import SetAddress, set_address
from chaffer.commerce.checkout.operations.start_checkout import StartCheckout, start_checkout
from chaffer.commerce.checkout.views import COD
from chaffer.commerce.defaults import set_up
from chaffer.commerce.payments.jobs.open_payment import OPEN_PAYMENT
from chaffer.commerce.payments.port import Opened
from chaffer.commerce.search.indexes import Indexes
from chaffer.kernel.message import Identity
from chaffer.people.find_or_add import find_or_add
from chaffer.runtime.database import Database
from chaffer.runtime.secrets import Secrets
from chaffer.runtime.settings import Settings
from chaffer.runtime.statements import given
from chaffer.runtime.transaction import Transaction, guarded
from chaffer.threads.conversation_of import conversation_of
from chaffer.threads.tables import conversations
from chaffer.web.app import create_app
from chaffer.web.backstage import Backstage
from tests.commerce.shop import ADDRESS
from tests.web.no_network import NoNetwork

WROTE = guarded(
    "test.wrote", conversations, conversations.c.id == given("id_"), last_in_at=given("at"), window_until=given("until")
)


@dataclass
class Shop:
    id: str
    key: str
    key_id: str

    @property
    def headers(self) -> dict[str, str]:
        return {"authorization": f"Bearer {self.key}"}


def open_shop(db: Database, slug: str) -> Shop:
    shop_id = db.clock.new_id("shop")
    db.write_now(shop_id, lambda tx: create_shop(tx, CreateShop(slug, slug.title(), "USD")))
    db.write_now(shop_id, lambda tx: set_up(tx, "USD", "US"))
    made = db.write_now(shop_id, lambda tx: create_api_key(tx, CreateApiKey("all")))
    return Shop(shop_id, made.key, made.id)


@pytest.fixture
def backstage(db: Database) -> Backstage:
    return Backstage(Settings(), db, Secrets([bytes(range(32))]), indexes=Indexes(db), http=NoNetwork())


@pytest.fixture
def ours(db: Database) -> Shop:
    return open_shop(db, "ours")


@pytest.fixture
def theirs(db: Database) -> Shop:
    return open_shop(db, "theirs")


@pytest.fixture
def client(backstage: Backstage) -> Iterator[TestClient]:
    with TestClient(create_app(backstage), raise_server_exceptions=False) as client:
        yield client


def json_of(response: Any, status: int = 200) -> Any:
    assert response.status_code == status, response.text
    return response.json()


def meet(db: Database, shop_id: str, number: str = "+4915100000001") -> tuple[str, str]:
    """A shopper who wrote to the shop: contact id, conversation id."""

    def work(tx: Transaction) -> tuple[str, str]:
        contact_id = find_or_add(tx, "whatsapp", "acc_1", [Identity("phone", number)], "Anna")
        conversation_id = conversation_of(tx, contact_id, "whatsapp", "acc_1")
        tx.run(WROTE, id_=conversation_id, at=tx.now, until=tx.now + timedelta(hours=24))
        return contact_id, conversation_id

    return db.write_now(shop_id, work)


def stock(db: Database, shop_id: str, sku: str = "MUG-RED", minor: int = 1990, left: int = 5) -> str:
    """One product with one variant; the product's id."""
    line = {
        "id": sku, "title": "Red mug", "price": f"{minor / 100:.2f}", "currency": "USD", "stock": left, "sku": sku,
        "variants": [{"sku": sku, "price": f"{minor / 100:.2f}", "stock": left}],
    }  # fmt: skip
    file = io.BytesIO(json.dumps(line).encode() + b"\n")
    *_, last = import_products(db, shop_id, ImportFile("jsonl"), file)
    assert last.products + last.unchanged == 1, last
    variant = db.read_now(shop_id, lambda tx: variant_by_sku(tx, sku))
    assert variant is not None
    return variant.product_id


def check_out(db: Database, shop_id: str, quantity: int = 1, language: str = "en") -> str:
    """A checkout of Anna's that lacks nothing but the payment."""
    contact_id, conversation_id = meet(db, shop_id)
    stock(db, shop_id, left=9)

    def work(tx: Transaction) -> str:
        variant = variant_by_sku(tx, "MUG-RED")
        assert variant is not None
        cart_id = open_cart(tx, OpenCart(contact_id, conversation_id))
        add_line(tx, AddLine(cart_id, variant.id, quantity))
        checkout_id = start_checkout(tx, StartCheckout(cart_id, contact_id, conversation_id, language))
        set_address(tx, SetAddress(checkout_id, dict(ADDRESS)))
        return checkout_id

    return db.write_now(shop_id, work)


def buy(db: Database, shop_id: str, quantity: int = 1, language: str = "en") -> str:
    """An order to be paid at the door; its id."""
    checkout_id = check_out(db, shop_id, quantity, language)
    return db.write_now(shop_id, lambda tx: pay(tx, Pay(checkout_id, COD))).order_id


def buy_online(db: Database, shop_id: str, language: str = "en") -> tuple[str, str]:
    """A payment whose provider page is open: our page's path, and the payment's id."""
    checkout_id = check_out(db, shop_id, language=language)
    result = db.write_now(shop_id, lambda tx: pay(tx, Pay(checkout_id, "trial")))
    opened = Opened("ses_1", "https://pay.example/ses_1")
    db.write_now(shop_id, lambda tx: OPEN_PAYMENT.finish(tx, {"payment_id": result.payment_id}, opened))
    return "/pay/" + result.url.partition("/pay/")[2], result.payment_id
