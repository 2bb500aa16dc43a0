"""What the things are called that a shopper may mean: those shown to them and those they bought, by whose they are."""

from collections.abc import Iterable

from sqlalchemy import and_, or_, select

from chaffer.commerce.catalog.tables import products
from chaffer.commerce.orders.tables import order_lines, orders
from chaffer.runtime.statements import Statement, given, in_list, mine
from chaffer.runtime.transaction import Transaction

_TITLES = Statement(
    "sellers.titles",
    select(products.c.title, products.c.seller_id)
    .where(
        mine(products),
        or_(
            in_list(products.c.id, "ids"),
            products.c.id.in_(
                select(order_lines.c.product_id)
                .join(orders, and_(orders.c.shop_id == order_lines.c.shop_id, orders.c.id == order_lines.c.order_id))
                .where(orders.c.shop_id == given("shop_id"), orders.c.contact_id == given("contact"))
            ),
        ),
    )
    .limit(200),
)


def near_titles(tx: Transaction, shown: Iterable[str], contact_id: str) -> dict[str, list[str]]:
    """By seller; "" for the shop's own. One statement."""
    ids = sorted({each for each in shown if each})
    titles: dict[str, list[str]] = {}
    for row in tx.rows(_TITLES, ids=ids, contact=contact_id):
        titles.setdefault(row.seller_id, []).append(row.title)
    return titles
