"""Pack a parcel."""

from collections.abc import Mapping

import msgspec
from sqlalchemy import select, update

from chaffer.commerce.fulfilment.contents import contents, left_to_pack, progress
from chaffer.commerce.fulfilment.errors import NothingToShip
from chaffer.commerce.fulfilment.events import ShipmentPacked
from chaffer.commerce.fulfilment.tables import shipment_lines, shipments
from chaffer.commerce.orders.rows import take_order
from chaffer.commerce.orders.tables import order_lines, orders
from chaffer.commerce.returns.actions import check_nothing_waits
from chaffer.kernel.errors import Invalid
from chaffer.runtime.many import insert_many
from chaffer.runtime.statements import Statement, given, insert_all, mine
from chaffer.runtime.transaction import Transaction


class CreateShipment(msgspec.Struct, frozen=True):
    """lines: units by order line id; None: all that is in no parcel yet. Tracking may come later, on shipping."""

    order_id: str
    lines: dict[str, int] | None = None
    carrier: str = ""
    tracking_number: str = ""
    tracking_url: str = ""
    location_id: str = ""


_KEEP = Statement(
    "shipments.create",
    insert_all(
        shipments, "id", "order_id", "state", "carrier", "tracking_number", "tracking_url", "location_id",
        "created_at", "seller_id",
    ),
)  # fmt: skip
_PROGRESS = Statement(
    "orders.set_fulfilment",
    update(orders)
    .where(mine(orders), orders.c.id == given("order_id"))
    .values(fulfilment_state=given("new_state"), version=orders.c.version + 1),
)
_SELLERS = Statement(
    "shipments.sellers",
    select(order_lines.c.id, order_lines.c.seller_id).where(
        mine(order_lines), order_lines.c.order_id == given("order_id")
    ),
)
_SAME_PARCEL = Statement(
    "shipments.same_parcel",
    select(shipments.c.id).where(
        mine(shipments), shipments.c.order_id == given("order_id"), shipments.c.carrier == given("carrier"),
        shipments.c.tracking_number == given("tracking_number"), shipments.c.state != "cancelled",
    ),
)  # fmt: skip


def create_shipment(tx: Transaction, command: CreateShipment) -> str:
    """Pack units that are in no parcel yet; the shipment's id. A repeat with the same tracking number finds it.

    Raises NotFound, NothingToShip, Invalid, and OrderWaits while a change of the order waits to be carried out.
    """
    order = take_order(tx, command.order_id)
    if command.tracking_number:
        known = tx.value(
            _SAME_PARCEL, order_id=order.id, carrier=command.carrier, tracking_number=command.tracking_number
        )
        if known is not None:
            return str(known)
    if order.state != "placed":
        raise NothingToShip(f"this order is {order.state}", state=order.state)
    check_nothing_waits(tx, order.id)
    left = left_to_pack(contents(tx, order.id))
    lines = dict(left) if command.lines is None else command.lines
    _check(lines, left)
    shipment_id = tx.new_id("shipment")
    tx.run(
        _KEEP, id=shipment_id, order_id=order.id, state="packed", carrier=command.carrier,
        tracking_number=command.tracking_number, tracking_url=command.tracking_url, location_id=command.location_id,
        created_at=tx.now, seller_id=_seller_of(tx, order.id, lines),
    )  # fmt: skip
    insert_many(tx, "shipments.keep_lines", shipment_lines, [
        {"shipment_id": shipment_id, "order_line_id": line_id, "quantity": quantity}
        for line_id, quantity in lines.items()
    ])  # fmt: skip
    keep_progress(tx, order.id)
    tx.happened(ShipmentPacked(shipment_id, order.id, order.number, order.contact_id, order.conversation_id))
    return shipment_id


def _seller_of(tx: Transaction, order_id: str, lines: Mapping[str, int]) -> str:
    """Whose parcel it is; nobody's if it holds things of several."""
    found = {row.seller_id for row in tx.rows(_SELLERS, order_id=order_id) if row.id in lines}
    return str(found.pop()) if len(found) == 1 else ""


def keep_progress(tx: Transaction, order_id: str, state: str = "") -> str:
    """Write how far the order is (`state`, or worked out from its parcels); it is told."""
    state = state or progress(contents(tx, order_id))
    tx.run(_PROGRESS, order_id=order_id, new_state=state)
    tx.changed("order", order_id)
    return state


def _check(lines: Mapping[str, int], left: Mapping[str, int]) -> None:
    if not lines:
        raise NothingToShip("everything is in a parcel already")
    for line_id, quantity in lines.items():
        if quantity <= 0:
            raise Invalid("a parcel holds one or more of a thing", line_id=line_id)
        if quantity > left.get(line_id, 0):
            raise NothingToShip("more than is left of this line", line_id=line_id, left=left.get(line_id, 0))
