"""A shop with a few things to sell, put in the database with plain statements."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from sqlalchemy import select

from chaffer.accounts.tables import shops
from chaffer.commerce import defaults
from chaffer.commerce.cart.operations.add_line import AddLine, add_line
from chaffer.commerce.cart.operations.open_cart import OpenCart, open_cart
from chaffer.commerce.catalog.tables import locations, prices, products, stock, variants
from chaffer.commerce.checkout.operations.set_address import SetAddress, set_address
from chaffer.commerce.checkout.operations.start_checkout import StartCheckout, start_checkout
from chaffer.runtime.database import Database
from chaffer.runtime.statements import Statement, insert_all, mine
from chaffer.runtime.transaction import Transaction

SHOP = "shp_test"
ADDRESS = {
    "name": "Ada Byron", "lines": ["12 Mill Lane"], "city": "Austin", "region": "TX", "postcode": "73301",
    "country": "US", "phone": "+15125550100",
}  # fmt: skip


def put(tx: Transaction, table: Any, **values: Any) -> None:
    tx.run(Statement(f"test.put_{table.name}", insert_all(table, *values)), **values)


@lru_cache
def _all_rows(table: Any, columns: tuple[str, ...]) -> Statement:
    wanted = [table.c[name] for name in columns]
    return Statement("test.rows", select(*wanted).where(mine(table)).order_by(*wanted))


@dataclass
class Shop:
    """The shop of the tests, on one database."""

    db: Database
    currency: str = "USD"

    def do(self, operation: Any, *command: Any) -> Any:
        return self.db.write_now(SHOP, lambda tx: operation(tx, *command))

    def read(self, query: Any, *arguments: Any) -> Any:
        return self.db.read_now(SHOP, lambda tx: query(tx, *arguments))

    def rows(self, table: Any, *columns: str) -> list[Any]:
        """These columns of all the shop's rows, in their order."""
        statement = _all_rows(table, columns)
        return list(self.db.read_now(SHOP, lambda tx: tx.rows(statement)))

    def product(
        self, sku: str, minor: int = 1000, on_hand: int | None = 10, *, category: str = "", grams: int = 100,
        location: str = defaults.LOCATION, **variant: Any,
    ) -> str:  # fmt: skip
        """A product with one variant; its id is "var_" and the sku."""

        def write(tx: Transaction) -> None:
            put(tx, products, id=f"prd_{sku}", handle=sku.lower(), title=f"The {sku}", category=category,
                state=variant.pop("product_state", "active"), created_at=tx.now, updated_at=tx.now)  # fmt: skip
            values = {"ships": True, "taxable": True, "backorder": False, "state": "active"} | variant
            put(tx, variants, id=f"var_{sku}", product_id=f"prd_{sku}", sku=sku, weight_grams=grams, **values)
            put(tx, prices, variant_id=f"var_{sku}", price_list_id=defaults.PRICE_LIST, min_quantity=1,
                currency=self.currency, minor=minor)  # fmt: skip
            if on_hand is not None:
                put(tx, stock, variant_id=f"var_{sku}", location_id=location, on_hand=on_hand, reserved=0, counted=True)

        self.db.write_now(SHOP, write)
        return f"var_{sku}"

    def location(self, location_id: str, **on_hand: int) -> None:
        """One more place, with so many of each sku."""

        def write(tx: Transaction) -> None:
            put(tx, locations, id=location_id, name=location_id)
            for sku, units in on_hand.items():
                put(
                    tx, stock, variant_id=f"var_{sku}", location_id=location_id, on_hand=units, reserved=0, counted=True
                )

        self.db.write_now(SHOP, write)

    def cart(self, contact: str = "per_ada", **quantities: int) -> str:
        """An open cart with so many of each sku."""
        cart_id: str = self.do(open_cart, OpenCart(contact, "cnv_1"))
        for sku, quantity in quantities.items():
            self.do(add_line, AddLine(cart_id, f"var_{sku}", quantity))
        return cart_id

    def checkout(self, contact: str = "per_ada", address: Any = ADDRESS, **quantities: int) -> str:
        """A checkout that lacks nothing but the payment."""
        cart_id = self.cart(contact, **quantities)
        checkout_id: str = self.do(start_checkout, StartCheckout(cart_id, contact, "cnv_1", "en"))
        self.do(set_address, SetAddress(checkout_id, dict(address)))
        return checkout_id

    def stock(self, sku: str) -> tuple[int, int]:
        """(on hand, reserved) over all places."""
        mine = [row for row in self.rows(stock, "variant_id", "on_hand", "reserved") if row.variant_id == f"var_{sku}"]
        return sum(row.on_hand for row in mine), sum(row.reserved for row in mine)


def open_shop(db: Database, currency: str = "USD", country: str = "US") -> Shop:
    def write(tx: Transaction) -> None:
        put(tx, shops, slug="test", name="Test", currency=currency, language="en", country=country, created_at=tx.now)
        defaults.set_up(tx, currency, country)

    db.write_now(SHOP, write)
    return Shop(db, currency)
