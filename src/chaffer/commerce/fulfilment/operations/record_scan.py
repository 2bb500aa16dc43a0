"""A carrier saw a parcel."""

from datetime import datetime
from typing import Any

import msgspec
from sqlalchemy import func, or_, select

from chaffer.commerce.fulfilment.events import ParcelDelivered, ParcelScanned
from chaffer.commerce.fulfilment.operations.create_shipment import keep_progress
from chaffer.commerce.fulfilment.operations.ship import Ship, ship
from chaffer.commerce.fulfilment.operations.watch_parcel import told_late, watch_parcel
from chaffer.commerce.fulfilment.scanning import state_after
from chaffer.commerce.fulfilment.tables import scans, shipments
from chaffer.commerce.orders.operations.complete_order import collect_at_the_door, complete_order
from chaffer.commerce.orders.rows import take_order
from chaffer.kernel.errors import NotFound
from chaffer.runtime.statements import Statement, given, insert_all, mine
from chaffer.runtime.transaction import Transaction, guarded


class RecordScan(msgspec.Struct, frozen=True):
    """Name the parcel by our id, or by carrier and tracking number. external_id: the carrier's id of this scan.

    quiet: there is newer news, so this is kept without being told (but that it was delivered).
    code: one of fulfilment.scanning.STATE_BY_CODE; anything else is kept and moves nothing. at: when it was seen.
    """

    external_id: str
    code: str
    at: datetime
    shipment_id: str = ""
    carrier: str = ""
    tracking_number: str = ""
    detail: str = ""
    place: str = ""
    quiet: bool = False


_FIND = Statement(
    "shipments.tracked",
    select(shipments.c.id, shipments.c.order_id)
    .where(
        mine(shipments), shipments.c.state != "cancelled",
        or_(
            shipments.c.id == given("shipment_id"),
            (shipments.c.carrier == given("carrier")) & (shipments.c.tracking_number == given("tracking_number"))
            & (shipments.c.tracking_number != ""),
        ),
    )
    .order_by(shipments.c.created_at.desc())
    .limit(1),
)  # fmt: skip
_STATE = Statement(
    "shipments.state", select(shipments.c.state).where(mine(shipments), shipments.c.id == given("shipment_id"))
)
_KEEP = Statement(
    "scans.keep",
    insert_all(scans).on_conflict_do_nothing(index_elements=["shop_id", "shipment_id", "external_id"]),
)
_MOVE = guarded(
    "shipments.move", shipments, shipments.c.id == given("shipment_id"), state=given("new_state"),
    delivered_at=func.coalesce(shipments.c.delivered_at, given("delivered", type_=shipments.c.delivered_at.type)),
)  # fmt: skip
_SEEN = guarded(
    "shipments.seen", shipments, shipments.c.id == given("shipment_id"),
    or_(shipments.c.seen_at.is_(None), shipments.c.seen_at < given("seen", type_=shipments.c.seen_at.type)),
    seen_at=given("seen", type_=shipments.c.seen_at.type),
)  # fmt: skip
_OPEN = Statement(
    "shipments.not_delivered",
    select(func.count()).where(
        mine(shipments), shipments.c.order_id == given("order_id"),
        shipments.c.state.not_in(("delivered", "cancelled", "returned", "lost")),
    ),
)  # fmt: skip


def record_scan(tx: Transaction, command: RecordScan) -> bool:
    """Keep where a parcel was seen; False if this scan was kept before. Only news is told.

    Raises NotFound for a parcel we do not know (or not yet: let the sender repeat).
    """
    found = tx.row(
        _FIND, shipment_id=command.shipment_id, carrier=command.carrier, tracking_number=command.tracking_number
    )
    if found is None:
        raise NotFound("no such parcel")
    order = take_order(tx, found.order_id)
    kept = tx.run(
        _KEEP, id=tx.new_id("scan"), shipment_id=found.id, external_id=command.external_id, code=command.code,
        detail=command.detail, place=command.place, at=command.at, kept_at=tx.now,
    )  # fmt: skip
    if not kept:
        return False
    tx.changed("shipment", found.id)
    tx.run(_SEEN, shipment_id=found.id, seen=command.at)
    state = str(tx.value(_STATE, shipment_id=found.id))
    reached = state_after(state, command.code)
    if reached != state or command.code in {"failed_attempt", "delayed"}:
        _move(tx, order, found.id, state, reached, command)
    watch_parcel(tx, found.id)
    return True


def _move(tx: Transaction, order: Any, shipment_id: str, state: str, reached: str, command: RecordScan) -> None:
    if state == "packed":  # the carrier has it, whether or not anybody pressed "ship"
        ship(tx, Ship(shipment_id))
    delivered = command.at if reached == "delivered" else None
    tx.run(_MOVE, shipment_id=shipment_id, new_state=reached, delivered=delivered)
    whose = (shipment_id, order.id, order.number, order.contact_id, order.conversation_id)
    if reached != "delivered":
        if command.code == "delayed" and not command.quiet:
            told_late(tx, shipment_id)
        if not command.quiet:
            tx.happened(ParcelScanned(*whose, code=command.code, place=command.place))
        return
    tx.happened(ParcelDelivered(*whose))
    if keep_progress(tx, order.id) == "shipped" and not tx.value(_OPEN, order_id=order.id):
        keep_progress(tx, order.id, "delivered")
        collect_at_the_door(tx, order)
        complete_order(tx, order)
