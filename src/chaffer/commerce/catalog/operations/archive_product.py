"""Take a product out of the shop, or put it back."""

from sqlalchemy import update

from chaffer.commerce.catalog.tables import products
from chaffer.kernel.errors import NotFound
from chaffer.runtime.statements import Statement, given, mine
from chaffer.runtime.transaction import Transaction

_SET = Statement(
    "catalog.set_product_state",
    update(products)
    .where(mine(products), products.c.id == given("product_id"))
    .values(state=given("state"), updated_at=given("at")),
)


def archive_product(tx: Transaction, product_id: str) -> None:
    """Nobody finds or buys it any more; orders keep it. Safe to repeat. Raises NotFound."""
    set_product_state(tx, product_id, "archived")


def restore_product(tx: Transaction, product_id: str) -> None:
    """For sale again. Safe to repeat. Raises NotFound."""
    set_product_state(tx, product_id, "active")


def set_product_state(tx: Transaction, product_id: str, state: str) -> None:
    """state: active, draft, archived. Safe to repeat. Raises NotFound."""
    if not tx.run(_SET, product_id=product_id, state=state, at=tx.now):
        raise NotFound("no such product", product_id=product_id)
    tx.changed("product", product_id)
    tx.wake("live")
