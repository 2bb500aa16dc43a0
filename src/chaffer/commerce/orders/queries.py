"""Reading orders."""

from typing import Any

from sqlalchemy import select

from chaffer.commerce.fulfilment.queries import parcel_columns, parcels_in
from chaffer.commerce.orders.tables import order_lines, orders
from chaffer.commerce.orders.views import OrderLineView, OrderView
from chaffer.kernel.errors import NotFound
from chaffer.kernel.money import Money
from chaffer.runtime.rows_in import rows_in
from chaffer.runtime.statements import Statement, given, mine
from chaffer.runtime.transaction import Transaction

ORDERS_AT_MOST = 50

_lines = (
    select(
        order_lines.c.id, order_lines.c.variant_id, order_lines.c.product_id, order_lines.c.sku, order_lines.c.title,
        order_lines.c.options, order_lines.c.image_url, order_lines.c.quantity, order_lines.c.unit_minor,
        order_lines.c.total_minor, order_lines.c.shipped_quantity, order_lines.c.refunded_quantity,
        order_lines.c.returned_quantity, order_lines.c.quote_id,
    )
    .where(order_lines.c.shop_id == orders.c.shop_id, order_lines.c.order_id == orders.c.id)
    .order_by(order_lines.c.position, order_lines.c.id)
    .correlate(orders)
)  # fmt: skip
_columns = (
    orders.c.id, orders.c.number, orders.c.contact_id, orders.c.conversation_id, orders.c.checkout_id, orders.c.state,
    orders.c.payment_state, orders.c.fulfilment_state, orders.c.currency, orders.c.subtotal_minor,
    orders.c.discount_minor, orders.c.shipping_minor, orders.c.tax_minor, orders.c.total_minor,
    orders.c.refunded_minor, orders.c.address, orders.c.email, orders.c.language, orders.c.payment_method,
    orders.c.shipping_name, orders.c.placed_at, orders.c.paid_at, orders.c.cancel_reason, orders.c.tax_lines,
    orders.c.recipient, orders.c.gift_note, orders.c.delivery_date, orders.c.delivery_slot,
    orders.c.credit_minor,
    rows_in(_lines).label("lines"), *parcel_columns(orders),
)  # fmt: skip
_BY_ID = Statement("orders.load", select(*_columns).where(mine(orders), orders.c.id == given("order_id")))
_BY_NUMBER = Statement("orders.by_number", select(*_columns).where(mine(orders), orders.c.number == given("number")))
_OF = Statement(
    "orders.of_contact",
    select(*_columns)
    .where(mine(orders), orders.c.contact_id == given("contact_id"))
    .order_by(orders.c.placed_at.desc(), orders.c.id.desc())
    .limit(given("at_most")),
)


def order(tx: Transaction, order_id: str) -> OrderView:
    """The order with its lines and parcels. One statement. Raises NotFound."""
    row = tx.row(_BY_ID, order_id=order_id)
    if row is None:
        raise NotFound(f"no order {order_id}")
    return _view(row)


def by_number(tx: Transaction, number: str) -> OrderView | None:
    """The order with this number, written as the shopper may write it ("#1007"). One statement."""
    row = tx.row(_BY_NUMBER, number=number.strip().lstrip("#№ ").upper())
    return None if row is None else _view(row)


def orders_of(tx: Transaction, contact_id: str, limit: int = 5) -> list[OrderView]:
    """A shopper's orders, newest first. One statement however many there are."""
    return [_view(row) for row in tx.rows(_OF, contact_id=contact_id, at_most=min(limit, ORDERS_AT_MOST))]


def _view(row: Any) -> OrderView:
    def money(name: str) -> Money:
        return Money(getattr(row, f"{name}_minor"), row.currency)

    return OrderView(
        id=row.id, number=row.number, contact_id=row.contact_id, conversation_id=row.conversation_id,
        checkout_id=row.checkout_id, state=row.state, payment_state=row.payment_state,
        fulfilment_state=row.fulfilment_state, subtotal=money("subtotal"), discount=money("discount"),
        shipping=money("shipping"), tax=money("tax"), total=money("total"), refunded=money("refunded"),
        address=row.address, email=row.email, language=row.language, payment_method=row.payment_method,
        shipping_name=row.shipping_name, placed_at=row.placed_at, paid_at=row.paid_at,
        cancel_reason=row.cancel_reason, lines=tuple(_line(line, row.currency) for line in row.lines),
        shipments=parcels_in(row), tax_lines=tuple(row.tax_lines), credit_minor=row.credit_minor,
        recipient=row.recipient, gift_note=row.gift_note, delivery_date=row.delivery_date,
        delivery_slot=row.delivery_slot,
    )  # fmt: skip


def _line(row: Any, currency: str) -> OrderLineView:
    return OrderLineView(
        id=row.id, variant_id=row.variant_id, product_id=row.product_id, sku=row.sku, title=row.title,
        options=row.options, image_url=row.image_url, quantity=row.quantity, unit=Money(row.unit_minor, currency),
        total=Money(row.total_minor, currency), shipped_quantity=row.shipped_quantity,
        refunded_quantity=row.refunded_quantity, returned_quantity=row.returned_quantity,
        quote_id=row.quote_id,
    )  # fmt: skip


def list_orders(
    tx: Transaction, before: str, limit: int, *, contact_id: str = "", state: str = "", fulfilment_state: str = ""
) -> list[OrderView]:
    """The newest first, from the one before this id; empty filters are none. One statement."""
    asked = {"contact_id": contact_id, "state": state, "fulfilment_state": fulfilment_state}
    wanted = [orders.c[name] == value for name, value in asked.items() if value]
    clause = select(*_columns).where(orders.c.shop_id == tx.shop_id, orders.c.id < before, *wanted)
    return [_view(row) for row in tx.query("orders.list", clause.order_by(orders.c.id.desc()).limit(limit))]
