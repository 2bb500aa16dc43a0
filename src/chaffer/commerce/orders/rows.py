"""The order's row: taking it against rivals."""

from typing import Any

from sqlalchemy import select

from chaffer.commerce.orders.tables import orders
from chaffer.kernel.errors import NotFound
from chaffer.runtime.statements import Statement, given, mine
from chaffer.runtime.transaction import Transaction, guarded

_TAKE = Statement(
    "orders.take",
    select(
        orders.c.id, orders.c.number, orders.c.contact_id, orders.c.conversation_id, orders.c.checkout_id,
        orders.c.state, orders.c.payment_state, orders.c.fulfilment_state, orders.c.currency, orders.c.total_minor,
        orders.c.shipping_minor, orders.c.refunded_minor, orders.c.payment_method, orders.c.email,
    )
    .where(mine(orders), orders.c.id == given("order_id"))
    .with_for_update(),
)  # fmt: skip
_SHARE = guarded(
    "orders.refund_share", orders, orders.c.id == given("order_id"),
    orders.c.refunded_minor + given("back") <= orders.c.total_minor,
    refunded_minor=orders.c.refunded_minor + given("back"), version=orders.c.version + 1,
)  # fmt: skip


def take_order(tx: Transaction, order_id: str) -> Any:
    """Its row, ours until the end. Raises NotFound."""
    row = tx.row(_TAKE, order_id=order_id)
    if row is None:
        raise NotFound(f"no order {order_id}")
    return row


def take_share(tx: Transaction, order_id: str, minor: int) -> bool:
    """Count it as going back; False if the order does not have so much left."""
    return bool(tx.run(_SHARE, order_id=order_id, back=minor))
