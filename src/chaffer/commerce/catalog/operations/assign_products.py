"""Say whose products these are: one of a marketplace's sellers', or the shop's own."""

from collections.abc import Sequence

from sqlalchemy import func, select, update

from chaffer.accounts import audit
from chaffer.accounts.actor import Actor
from chaffer.accounts.sellers.queries import seller
from chaffer.commerce.catalog.tables import products
from chaffer.kernel.errors import Invalid
from chaffer.runtime.statements import Statement, given, in_list, mine
from chaffer.runtime.transaction import Transaction

_KNOWN = Statement("catalog.known", select(products.c.id).where(mine(products), in_list(products.c.id, "ids")))
_ASSIGN = Statement(
    "catalog.assign",
    update(products)
    .where(mine(products), in_list(products.c.id, "ids"))
    .values(seller_id=given("seller"), updated_at=given("at")),
)
_THEIRS = Statement(
    "catalog.of_seller",
    select(products.c.id)
    .where(
        mine(products),
        products.c.seller_id == given("seller"),
        products.c.seller_id != "",
        products.c.id > given("after"),
    )
    .order_by(products.c.id)
    .limit(given("limit")),
)
_COUNTS = Statement(
    "catalog.of_sellers",
    select(products.c.seller_id, func.count().label("number"))
    .where(mine(products), products.c.seller_id != "")
    .group_by(products.c.seller_id),
)


def assign_products(tx: Transaction, seller_id: str, product_ids: Sequence[str], actor: Actor) -> None:
    """seller_id: empty for the shop's own. What was ordered before stays with whom it was bought from. Raises NotFound, Invalid."""
    if seller_id:
        seller(tx, seller_id)
    wanted = list(dict.fromkeys(product_ids))
    missing = sorted(set(wanted) - {row.id for row in tx.rows(_KNOWN, ids=wanted)}) if wanted else []
    if missing:
        raise Invalid(f"no such product: {', '.join(missing[:5])}", field="product_ids")
    if not wanted:
        return
    tx.run(_ASSIGN, ids=wanted, seller=seller_id, at=tx.now)
    for product_id in wanted:
        tx.changed("product", product_id)
    audit.record(
        tx, actor, "seller.products", target_kind="seller", target_id=seller_id, after={"products": wanted}
    )  # fmt: skip


def product_ids_of(tx: Transaction, seller_id: str, after: str, limit: int) -> list[str]:
    """The products of a seller, the oldest first, from the one behind this id."""
    return [row.id for row in tx.rows(_THEIRS, seller=seller_id, after=after, limit=limit)]


def products_of_sellers(tx: Transaction) -> dict[str, int]:
    """How many each seller has."""
    return {row.seller_id: row.number for row in tx.rows(_COUNTS)}
