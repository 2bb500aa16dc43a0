"""What is offered, and why: the skills on a shop whose search answers as it is told."""

from typing import Any

import pytest

from chaffer.accounts.shops import own_shop
from chaffer.commerce.cart.operations.add_line import AddLine, add_to_living_cart
from chaffer.commerce.cart.queries import cart
from chaffer.commerce.catalog.operations.put_relations import put_relations
from chaffer.commerce.catalog.operations.set_stock import SetStock, set_stock
from chaffer.commerce.catalog.queries import product_by_handle, products, variant_by_sku
from chaffer.commerce.search.wanted import Found, Hit, Wanted
from chaffer.conversations.skills.ctx import Ctx
from chaffer.conversations.skills.similar import similar
from chaffer.conversations.skills.suggestion import suggestion
from chaffer.runtime.database import Database
from chaffer.runtime.transaction import Transaction
from tests.conversations.shelf import open_shop

SHOP = "shp_more"


class Told:
    """A search that finds these products, whatever is wanted."""

    def __init__(self, *handles: str) -> None:
        self._handles = handles

    def of(self, _shop_id: str) -> "Told":
        return self

    def find(self, tx: Transaction, wanted: Wanted, currency: str = "") -> Found:
        ids = [id_of(tx, handle) for handle in self._handles]
        hits = [
            Hit(view.id, view.title, (), 1.0, view.variants[0].price)
            for view in products(tx, [each for each in ids if each not in wanted.without])
        ]
        return Found(tuple(hits), len(hits))


def id_of(tx: Transaction, handle: str) -> str:
    found = product_by_handle(tx, handle)
    assert found is not None
    return found.id


@pytest.fixture
def shop(db: Database) -> Database:
    open_shop(db, SHOP, "more")
    return db


def context(tx: Transaction, *found: str) -> Ctx:
    return Ctx(tx, own_shop(tx), "per_ann", "cnv_1", "whatsapp", "en", Told(*found))


def test_each_alternative_says_why_it_is_shown(shop: Database) -> None:
    def others(tx: Transaction, size: str) -> list[tuple[str, str]]:
        put_relations(tx, id_of(tx, "harbour"), {"alternative": ["denim"]})
        told = similar(
            context(tx, "camp", "flint", "isla"),
            {"product_id": id_of(tx, "harbour"), **({"size": size} if size else {})},
        )
        return [(each["title"], each["why"]) for each in told["cards"]]

    in_s = shop.write_now(SHOP, lambda tx: others(tx, "S"))
    without = shop.write_now(SHOP, lambda tx: others(tx, ""))

    assert in_s == [
        ("Miller denim shirt", "alternative"),
        ("Camp linen shirt", "size-price"),
        ("Isla satin gown", "size"),
    ]
    assert without == [
        ("Miller denim shirt", "alternative"), ("Camp linen shirt", "price"), ("Flint flannel shirt", "price"),
        ("Isla satin gown", "kind"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("asked", "wanted"),
    [
        ({"without": []}, "Fig leaf candle"),
        ({"without": ["candle"]}, "Moor wool throw"),
        ({"without": [], "most": {"minor": 2199, "currency": "USD"}}, None),
        ({"without": [], "most": {"minor": 2200, "currency": "USD"}}, "Fig leaf candle"),
        (None, None),
    ],
)
def test_a_suggestion_is_there_affordable_new_and_not_in_the_cart(
    shop: Database, asked: Any, wanted: str | None
) -> None:
    def suggested(tx: Transaction) -> str | None:
        put_relations(tx, id_of(tx, "mug"), {"goes_with": ["puzzle", "scarf", "mug", "candle", "throw"]})
        for sku in ("SCARF-BLUE", "MUG-BLUE"):
            variant = variant_by_sku(tx, sku)
            assert variant is not None
            cart_id, line_id = add_to_living_cart(tx, "per_ann", "cnv_1", "USD", AddLine("", variant.id))
        told = {**asked, "without": [id_of(tx, each) for each in asked["without"]]} if asked else None
        before = tx.statements
        found = suggestion(context(tx), cart(tx, cart_id), line_id, told)
        assert tx.statements - before <= 3  # the cart, the shop, and one more
        return found["title"] if found else None

    assert shop.write_now(SHOP, suggested) == wanted


def test_what_is_sold_out_is_not_suggested(shop: Database) -> None:
    def suggested(tx: Transaction) -> Any:
        put_relations(tx, id_of(tx, "mug"), {"goes_with": ["candle"]})
        for sku in ("CANDLE", "MUG-BLUE"):
            variant = variant_by_sku(tx, sku)
            assert variant is not None
            if sku == "CANDLE":
                set_stock(tx, SetStock(variant.id, 0))
        cart_id, line_id = add_to_living_cart(tx, "per_ann", "cnv_1", "USD", AddLine("", variant.id))
        return suggestion(context(tx), cart(tx, cart_id), line_id, {"without": []})

    assert shop.write_now(SHOP, suggested) is None
