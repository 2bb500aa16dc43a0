"""What lies in a cart and stands in an order is called as the shopper's language calls it, where the shop says so."""

import io
import json
from typing import Any, cast

import pytest

from chaffer.accounts.shops import own_shop
from chaffer.commerce.catalog.operations.import_products import ImportFile, import_products
from chaffer.commerce.catalog.queries import variant_by_sku
from chaffer.commerce.checkout.views import COD
from chaffer.conversations.skills.add_to_cart import add_to_cart
from chaffer.conversations.skills.carts import cart
from chaffer.conversations.skills.ctx import Ctx, Indexes
from chaffer.conversations.skills.orders import orders
from chaffer.conversations.skills.pay import pay
from chaffer.conversations.skills.set_address import set_address
from chaffer.conversations.skills.set_quantity import set_quantity
from chaffer.conversations.skills.start_checkout import start_checkout
from chaffer.runtime.database import Database
from chaffer.runtime.transaction import Transaction
from tests.commerce.shop import ADDRESS
from tests.web.conftest import meet, open_shop

MUG = {
    "id": "mug", "title": "Red mug", "texts": {"fr": {"title": "Tasse rouge"}},
    "variants": [{"sku": "MUG", "price": "19.90", "stock": 9}],
}  # fmt: skip


@pytest.mark.parametrize(("language", "title"), [("fr", "Tasse rouge"), ("ru", "Red mug"), ("en", "Red mug")])
def test_cart_bill_and_order_name_things_in_the_shoppers_language(db: Database, language: str, title: str) -> None:
    shop = open_shop(db, "ours")
    list(import_products(db, shop.id, ImportFile("jsonl"), io.BytesIO(json.dumps(MUG).encode() + b"\n")))
    contact_id, conversation_id = meet(db, shop.id)

    def work(tx: Transaction) -> list[Any]:
        ctx = Ctx(tx, own_shop(tx), contact_id, conversation_id, "whatsapp", language, cast("Indexes", None))
        variant = variant_by_sku(tx, "MUG")
        assert variant is not None
        put = add_to_cart(ctx, {"variant_id": variant.id, "quantity": 1})
        changed = set_quantity(ctx, {"line_id": put["line_id"], "quantity": 2})
        began = start_checkout(ctx, {})
        at = set_address(ctx, {"checkout_id": began["checkout_id"], "address": dict(ADDRESS)})
        told = [
            put["cart"]["lines"][0],
            changed,
            changed["cart"]["lines"][0],
            cart(ctx, {})["lines"][0],
            at["lines"][0],
        ]
        pay(ctx, {"checkout_id": began["checkout_id"], "method": COD})
        return [*told, orders(ctx, {})["orders"][0]["lines"][0]]

    assert {each["title"] for each in db.write_now(shop.id, work)} == {title}
