"""Units of an order that go back on the shelf they were taken from."""

from typing import Any

from sqlalchemy import case, select, update

from chaffer.commerce.catalog.events import StockMoved
from chaffer.commerce.catalog.tables import stock
from chaffer.commerce.checkout.tables import reservations
from chaffer.runtime.statements import Statement, given, mine
from chaffer.runtime.transaction import Transaction, guarded

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
_BECOMES_SOLD = guarded(
    "reservations.belong_to_order", reservations, reservations.c.holder_id == given("holder"),
    reservations.c.state == "used",
    holder_id=given("checkout_id"),
)  # fmt: skip


def back_on_the_shelf(tx: Transaction, order: Any, variant_id: str, units: int, *, gone: int = 0) -> None:
    """Put units back where they were taken from; a later cancel then finds only the rest.

    gone: units that came back, too, but can never be sold again: they are in no shelf and no sale any more.
    The order must be ours (`take_order`), so nobody else undoes its sales meanwhile.
    """
    left = {"shelf": units, "gone": gone}
    for sold in tx.rows(_SOLD, checkout_id=order.checkout_id, variant_id=variant_id):
        back = min(left["shelf"], sold.quantity)
        lost = min(left["gone"], sold.quantity - back)
        if back or lost:
            tx.run(_FEWER_SOLD, reservation_id=sold.id, units=back + lost)
        if back:
            there = tx.one(_RESTOCK, variant_id=variant_id, location_id=sold.location_id, units=back)
            tx.noted(StockMoved(variant_id, sold.location_id, there.left if there.counted else None))
        left = {"shelf": left["shelf"] - back, "gone": left["gone"] - lost}
    tx.changed("stock", variant_id)


def sold_to(tx: Transaction, order: Any, holder: str) -> None:
    """What was kept back for a change of this order, and used, counts among the order's sales from now on."""
    tx.run(_BECOMES_SOLD, holder=holder, checkout_id=order.checkout_id)
