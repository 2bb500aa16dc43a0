"""A marketplace: two sellers with a product, a person and a part of one order each, and one thread with both."""

from dataclasses import dataclass
from typing import Any

from starlette.testclient import TestClient

from chaffer.accounts.actor import SYSTEM
from chaffer.accounts.sellers.put_people import put_people
from chaffer.accounts.sellers.write_seller import WriteSeller, add_seller
from chaffer.accounts.staff.built_in_roles import BUILT_IN
from chaffer.accounts.staff.operations.begin_session import BeginSession, begin_session
from chaffer.accounts.tables import staff
from chaffer.commerce.cart.operations.add_line import AddLine, add_line
from chaffer.commerce.cart.operations.open_cart import OpenCart, open_cart
from chaffer.commerce.catalog.operations.assign_products import assign_products
from chaffer.commerce.catalog.queries import variant_by_sku
from chaffer.commerce.checkout.operations.pay import Pay, pay
from chaffer.commerce.checkout.operations.set_address import SetAddress, set_address
from chaffer.commerce.checkout.operations.start_checkout import StartCheckout, start_checkout
from chaffer.commerce.checkout.views import COD
from chaffer.desk.sellers.due import promise_answer
from chaffer.kernel.message import Text
from chaffer.runtime.database import Database
from chaffer.runtime.transaction import Transaction
from chaffer.threads.events import SellerAsked
from chaffer.threads.load import take_seq
from chaffer.threads.say import Author, heard, keep, promise
from chaffer.threads.sides import OpenSide, open_side
from chaffer.web.signing_in.csrf import csrf_of
from tests.commerce.shop import ADDRESS
from tests.web.conftest import Shop, meet, stock
from tests.web.people import hire


@dataclass
class Stall:
    """One seller. words: what was said on their side; no other seller may ever read them."""

    seller_id: str
    staff_id: str
    product_id: str
    sku: str
    words: str
    headers: dict[str, str]
    message_id: str = ""


@dataclass
class Market:
    shop: Shop
    db: Database
    contact_id: str
    conversation_id: str
    order_id: str
    first: Stall
    second: Stall
    shops_words: str = "the shop alone reads this"

    def ask(self, client: TestClient, stall: Stall, method: str, path: str, body: Any = None) -> Any:
        headers = {**stall.headers, "idempotency-key": self.db.clock.new_id("request")}
        return client.request(method, f"/api/v1{path}", json=body, headers=headers)


def open_market(db: Database, shop: Shop) -> Market:
    db.reactions = {SellerAsked: [promise_answer]}
    contact_id, conversation_id = meet(db, shop.id)
    first = _stall(db, shop, "Atelier Nord", "NORD-1", "a question for nord alone")
    second = _stall(db, shop, "Maison Sud", "SUD-1", "a question for sud alone")
    stock(db, shop.id, "HOUSE-1")
    order_id = _bought(db, shop.id, contact_id, conversation_id, (first.sku, second.sku, "HOUSE-1"))
    market = Market(shop, db, contact_id, conversation_id, order_id, first, second)
    for stall in (first, second):
        command = OpenSide(conversation_id, contact_id, stall.seller_id, "asked")
        db.write_now(shop.id, lambda tx, command=command: open_side(tx, command))  # type: ignore[misc]
        stall.message_id = said(market, stall.words, stall.seller_id)
    said(market, market.shops_words, "")
    db.write_now(shop.id, lambda tx: _answered(tx, conversation_id))
    return market


def said(market: Market, words: str, seller_id: str) -> str:
    """The shopper wrote this; the message's id."""

    def work(tx: Transaction) -> str:
        seq = take_seq(tx, market.conversation_id, 1)
        row = heard(
            tx, market.conversation_id, seq, [Text(words)], author=Author("shopper", market.contact_id),
            external_id=tx.new_id("event"), event_id="", turn_id="", said_at=tx.now, kept_at=tx.now, seller_id=seller_id,
        )  # fmt: skip
        keep(tx, [row])
        return str(row["id"])

    return market.db.write_now(market.shop.id, work)


def sell_for(db: Database, shop_id: str, seller_id: str, email: str) -> tuple[str, dict[str, str]]:
    """Somebody who sells for this seller: id, and headers of their page."""
    staff_id = hire(db, shop_id, "seller", email)
    db.write_now(
        shop_id,
        lambda tx: put_people(tx, seller_id, (*_working(tx, seller_id), staff_id), SYSTEM, BUILT_IN["owner"][1]),
    )
    made = db.write_now(shop_id, lambda tx: begin_session(tx, BeginSession(staff_id, "test", 60)))
    return staff_id, {"cookie": f"chaffer_session={made.token}", "x-chaffer-csrf": csrf_of(made.token)}


def _working(tx: Transaction, seller_id: str) -> tuple[str, ...]:
    clause = staff.select().where(staff.c.shop_id == tx.shop_id, staff.c.seller_id == seller_id)
    return tuple(row.id for row in tx.query("test.working", clause))


def _stall(db: Database, shop: Shop, name: str, sku: str, words: str) -> Stall:
    seller_id = db.write_now(shop.id, lambda tx: add_seller(tx, WriteSeller(name), SYSTEM))
    staff_id, headers = sell_for(db, shop.id, seller_id, f"{sku.lower()}@shop.example")
    stock(db, shop.id, sku)
    found = db.read_now(shop.id, lambda tx: variant_by_sku(tx, sku))
    assert found is not None
    db.write_now(shop.id, lambda tx: assign_products(tx, seller_id, [found.product_id], SYSTEM))
    return Stall(seller_id, staff_id, found.product_id, sku, words, headers)


def _bought(db: Database, shop_id: str, contact_id: str, conversation_id: str, skus: tuple[str, ...]) -> str:
    def work(tx: Transaction) -> str:
        cart_id = open_cart(tx, OpenCart(contact_id, conversation_id))
        for sku in skus:
            found = variant_by_sku(tx, sku)
            assert found is not None
            add_line(tx, AddLine(cart_id, found.id, 1))
        checkout_id = start_checkout(tx, StartCheckout(cart_id, contact_id, conversation_id, "en"))
        set_address(tx, SetAddress(checkout_id, dict(ADDRESS)))
        return str(pay(tx, Pay(checkout_id, COD)).order_id)

    return db.write_now(shop_id, work)


def _answered(tx: Transaction, conversation_id: str) -> None:
    promise(tx, conversation_id, take_seq(tx, conversation_id, 1), [Text("the bot alone says this")])
