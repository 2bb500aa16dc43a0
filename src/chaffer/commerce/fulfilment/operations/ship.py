"""A packed parcel leaves."""

import msgspec
from sqlalchemy import select, update

from chaffer.commerce.fulfilment.events import ShipmentShipped
from chaffer.commerce.fulfilment.operations.create_shipment import keep_progress
from chaffer.commerce.fulfilment.operations.watch_parcel import watch_parcel
from chaffer.commerce.fulfilment.promised import promised_for
from chaffer.commerce.fulfilment.tables import shipment_lines, shipments
from chaffer.commerce.fulfilment.tracking import FIRST_LOOK, LOOK, tracker_rows
from chaffer.commerce.orders.rows import take_order
from chaffer.commerce.orders.tables import order_lines
from chaffer.kernel.errors import Conflict, NotFound
from chaffer.runtime.statements import Statement, given, mine
from chaffer.runtime.timers import set_timer
from chaffer.runtime.transaction import Transaction


class Ship(msgspec.Struct, frozen=True):
    """Tracking given here replaces what was given on packing."""

    shipment_id: str
    carrier: str = ""
    tracking_number: str = ""
    tracking_url: str = ""


_FIND = Statement(
    "shipments.find",
    select(
        shipments.c.order_id, shipments.c.state, shipments.c.carrier, shipments.c.tracking_number,
        shipments.c.tracking_url,
    ).where(mine(shipments), shipments.c.id == given("shipment_id")),
)  # fmt: skip
_SHIP = Statement(
    "shipments.ship",
    update(shipments)
    .where(mine(shipments), shipments.c.id == given("shipment_id"), shipments.c.state == "packed")
    .values(
        state="shipped",
        shipped_at=given("at"),
        expected_at=given("promised"),
        carrier=given("new_carrier"),
        tracking_number=given("new_number"),
        tracking_url=given("new_url"),
    ),
)
_in_it = (
    select(shipment_lines.c.quantity)
    .where(
        shipment_lines.c.shop_id == order_lines.c.shop_id, shipment_lines.c.order_line_id == order_lines.c.id,
        shipment_lines.c.shipment_id == given("shipment_id"),
    )
    .correlate(order_lines)
    .scalar_subquery()
)  # fmt: skip
_COUNT = Statement(
    "orders.count_shipped",
    update(order_lines)
    .where(mine(order_lines), order_lines.c.order_id == given("order_id"), _in_it.is_not(None))
    .values(shipped_quantity=order_lines.c.shipped_quantity + _in_it),
)


def ship(tx: Transaction, command: Ship) -> None:
    """From now on the order cannot be cancelled. Safe to repeat. Raises NotFound, and Conflict if it was cancelled."""
    found = tx.row(_FIND, shipment_id=command.shipment_id)
    if found is None:
        raise NotFound(f"no shipment {command.shipment_id}")
    order = take_order(tx, found.order_id)
    tracking = {
        "carrier": command.carrier or found.carrier,
        "tracking_number": command.tracking_number or found.tracking_number,
        "tracking_url": command.tracking_url or found.tracking_url,
    }  # fmt: skip
    if not tx.run(
        _SHIP, shipment_id=command.shipment_id, at=tx.now, new_carrier=tracking["carrier"],
        new_number=tracking["tracking_number"], new_url=tracking["tracking_url"],
        promised=promised_for(tx, order.id),
    ):  # fmt: skip
        if tx.one(_FIND, shipment_id=command.shipment_id).state == "cancelled":
            raise Conflict("this parcel was cancelled")
        return
    tx.run(_COUNT, order_id=order.id, shipment_id=command.shipment_id)
    keep_progress(tx, order.id)
    watch_parcel(tx, command.shipment_id)
    if tracking["tracking_number"] and tracker_rows(tx):
        set_timer(tx, LOOK, command.shipment_id, tx.now + FIRST_LOOK)
    tx.happened(
        ShipmentShipped(
            command.shipment_id, order.id, order.number, order.contact_id, order.conversation_id, **tracking
        )
    )  # fmt: skip
