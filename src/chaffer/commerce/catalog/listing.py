"""Going through a whole catalogue, a page at a time."""

from sqlalchemy import select

from chaffer.commerce.catalog.tables import products
from chaffer.runtime.statements import Statement, given, mine
from chaffer.runtime.transaction import Transaction

_IDS = Statement(
    "catalog.list_ids",
    select(products.c.id)
    .where(mine(products), products.c.id > given("after"))
    .order_by(products.c.id)
    .limit(given("limit")),
)


def list_product_ids(tx: Transaction, after: str, limit: int) -> list[str]:
    """Ids of products of any state, oldest first, from the one after this id."""
    return [row.id for row in tx.rows(_IDS, after=after, limit=limit)]
