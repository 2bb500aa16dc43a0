"""Give some or all of an order's money back."""

from typing import Any

import msgspec
from sqlalchemy import case, select, update

from chaffer.commerce.catalog.events import StockMoved
from chaffer.commerce.catalog.tables import stock
from chaffer.commerce.checkout.tables import reservations
from chaffer.commerce.orders.errors import RefundTooLarge
from chaffer.commerce.orders.rows import take_order
from chaffer.commerce.orders.tables import order_lines, orders
from chaffer.commerce.payments.operations.refund_payment import RefundPayment, refund_payment
from chaffer.commerce.payments.tables import payments, refunds
from chaffer.kernel.errors import Conflict, Invalid, NotFound
from chaffer.runtime.statements import Statement, given, mine
from chaffer.runtime.transaction import Transaction, guarded


class AskRefund(msgspec.Struct, frozen=True):
    """Either `lines` (units by order line id; each worth its share of what was paid), or `minor`, or neither: all
    that is left. shipping: with lines, what delivery cost goes back too. restock: the units are on the shelf again.

    key: the caller's idempotency key.
    """

    order_id: str
    key: str
    lines: dict[str, int] | None = None
    minor: int | None = None
    shipping: bool = False
    restock: bool = False
    reason: str = ""
    by_kind: str = "staff"
    by_id: str = ""


_LINES = Statement(
    "orders.refundable_lines",
    select(
        order_lines.c.id, order_lines.c.variant_id, order_lines.c.quantity, order_lines.c.refunded_quantity,
        order_lines.c.total_minor,
    ).where(mine(order_lines), order_lines.c.order_id == given("order_id")),
)  # fmt: skip
_PAYMENT = Statement(
    "orders.refundable_payment",
    select(payments.c.id, (payments.c.minor - payments.c.refunded_minor - payments.c.disputed_minor).label("left"))
    .where(mine(payments), payments.c.order_id == given("order_id"), payments.c.state == "paid")
    .order_by(payments.c.id)
    .limit(1),
)
_KNOWN = Statement(
    "orders.refund_by_key",
    select(refunds.c.id, refunds.c.order_id).where(mine(refunds), refunds.c.key == given("key")),
)
_SHARE = guarded(
    "orders.refund_share", orders, orders.c.id == given("order_id"),
    orders.c.refunded_minor + given("back") <= orders.c.total_minor,
    refunded_minor=orders.c.refunded_minor + given("back"), version=orders.c.version + 1,
)  # fmt: skip
_UNITS = guarded(
    "orders.refund_units", order_lines, order_lines.c.id == given("line_id"),
    refunded_quantity=order_lines.c.refunded_quantity + given("units"),
)  # fmt: skip
_SOLD = Statement(
    "orders.sold_from",
    select(reservations.c.id, reservations.c.location_id, reservations.c.quantity)
    .where(
        mine(reservations), reservations.c.holder_id == given("checkout_id"),
        reservations.c.variant_id == given("variant_id"), reservations.c.state == "used",
    )
    .order_by(reservations.c.location_id, reservations.c.id),
)  # fmt: skip
_FEWER_SOLD = Statement(
    "reservations.fewer",
    update(reservations)
    .where(mine(reservations), reservations.c.id == given("reservation_id"))
    .values(
        state=case((reservations.c.quantity > given("units"), reservations.c.state), else_="released"),
        quantity=case(
            (reservations.c.quantity > given("units"), reservations.c.quantity - given("units")),
            else_=reservations.c.quantity,
        ),
    ),
)
_RESTOCK = Statement(
    "stock.restock",
    update(stock)
    .where(mine(stock), stock.c.variant_id == given("variant_id"), stock.c.location_id == given("location_id"))
    .values(on_hand=stock.c.on_hand + given("units"))
    .returning((stock.c.on_hand - stock.c.reserved).label("left"), stock.c.counted),
)


def ask_refund(tx: Transaction, command: AskRefund) -> str:
    """Promise the refund; its id. Safe to repeat with the same key. Never more than was paid.

    Raises NotFound, Invalid, RefundTooLarge (having changed nothing), Conflict for a key used elsewhere.
    """
    order = take_order(tx, command.order_id)
    known = tx.row(_KNOWN, key=command.key)
    if known is not None:
        if known.order_id != order.id:
            raise Conflict("this key was used for another refund", key=command.key)
        return str(known.id)
    payment = tx.row(_PAYMENT, order_id=order.id)
    if payment is None:
        raise RefundTooLarge("nothing was paid for this order", left=0)
    rows = {row.id: row for row in tx.rows(_LINES, order_id=order.id)} if command.lines else {}
    minor = _worth(order, rows, command, payment.left)
    if minor <= 0:
        raise Invalid("a refund is more than nothing", minor=minor)
    if minor > payment.left or not tx.run(_SHARE, order_id=order.id, back=minor):
        raise RefundTooLarge("more than is left of what was paid", left=payment.left)
    for line_id, units in (command.lines or {}).items():
        tx.run(_UNITS, line_id=line_id, units=units)
        if command.restock and rows[line_id].variant_id:
            _back_on_the_shelf(tx, order, rows[line_id].variant_id, units)
    tx.changed("order", order.id)
    return refund_payment(
        tx,
        RefundPayment(
            payment.id, minor, command.key, command.reason, command.by_kind, command.by_id,
            tuple((command.lines or {}).items()),
        ),
    )  # fmt: skip


def _worth(order: Any, rows: dict[str, Any], command: AskRefund, left: int) -> int:
    """What goes back, in minor units."""
    if command.lines is None:
        return left if command.minor is None else command.minor
    worth = order.shipping_minor if command.shipping else 0
    for line_id, units in command.lines.items():
        row = rows.get(line_id)
        if row is None:
            raise NotFound(f"no line {line_id} in this order")
        if not 0 < units <= row.quantity - row.refunded_quantity:
            raise RefundTooLarge("more units than are left of this line", left=row.quantity - row.refunded_quantity)
        # Shares of a line add up to it exactly, however it is cut: the difference of two running totals.
        before = row.total_minor * row.refunded_quantity // row.quantity
        worth += row.total_minor * (row.refunded_quantity + units) // row.quantity - before
    return worth if command.minor is None else min(worth, command.minor)


def _back_on_the_shelf(tx: Transaction, order: Any, variant_id: str, units: int) -> None:
    """Put units back where they were taken from; a later cancel then finds only the rest."""
    for sold in tx.rows(_SOLD, checkout_id=order.checkout_id, variant_id=variant_id):
        part = min(units, sold.quantity)
        if part:
            tx.run(_FEWER_SOLD, reservation_id=sold.id, units=part)
            there = tx.one(_RESTOCK, variant_id=variant_id, location_id=sold.location_id, units=part)
            tx.noted(StockMoved(variant_id, sold.location_id, there.left if there.counted else None))
            units -= part
    tx.changed("stock", variant_id)
