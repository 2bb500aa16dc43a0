"""Parcels: packing, shipping, and where they were seen."""

from datetime import datetime
from typing import Annotated, Literal

import msgspec

from chaffer.accounts import audit
from chaffer.commerce.fulfilment.operations.create_shipment import CreateShipment, create_shipment
from chaffer.commerce.fulfilment.operations.record_scan import RecordScan, record_scan
from chaffer.commerce.fulfilment.operations.ship import Ship, ship
from chaffer.commerce.fulfilment.views import ShipmentView
from chaffer.commerce.orders.queries import order
from chaffer.kernel.errors import Invalid, NotFound
from chaffer.runtime.transaction import Transaction
from chaffer.web.call import Call

Short = Annotated[str, msgspec.Meta(max_length=200)]
Address = Annotated[str, msgspec.Meta(max_length=2000, pattern="^($|https?://)")]
Units = dict[str, Annotated[int, msgspec.Meta(ge=1, le=1_000_000)]]


class NewShipment(msgspec.Struct, frozen=True):
    """lines: units by order line id; without it, all that is in no parcel yet. ship: false if it is only packed and
    leaves later. Warehouses send much that we have no use for; it is passed over.
    """

    lines: Units | None = None
    carrier: Short = ""
    tracking_number: Short = ""
    tracking_url: Address = ""
    ship: bool = True


class Shipping(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What is given here replaces what was given on packing."""

    carrier: Short = ""
    tracking_number: Short = ""
    tracking_url: Address = ""


class NewScan(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Name the parcel by our id, or by carrier and tracking number. external_id: the carrier's id of this scan: a
    repeat with the same one is kept once. at: when it was seen, with a time zone; now, if absent.
    """

    external_id: Annotated[str, msgspec.Meta(min_length=1, max_length=200)]
    code: Literal[
        "picked_up", "in_transit", "arrived", "customs", "delayed", "out_for_delivery", "failed_attempt",
        "delivered", "returned", "lost",
    ]  # fmt: skip
    shipment_id: Short = ""
    carrier: Short = ""
    tracking_number: Short = ""
    detail: Annotated[str, msgspec.Meta(max_length=500)] = ""
    place: Short = ""
    at: Annotated[datetime, msgspec.Meta(tz=True)] | None = None


class Kept(msgspec.Struct, frozen=True):
    """new: false if this scan was kept before."""

    new: bool


async def create(call: Call, asked: NewShipment) -> ShipmentView:
    def work(tx: Transaction) -> ShipmentView:
        order_id = call.path["id"]
        shipment_id = create_shipment(
            tx, CreateShipment(order_id, asked.lines, asked.carrier, asked.tracking_number, asked.tracking_url)
        )
        if asked.ship:
            ship(tx, Ship(shipment_id))
        audit.record(tx, call.actor, "shipment.create", target_kind="order", target_id=order_id)
        return _shipment(tx, order_id, shipment_id)

    return await call.write(work)


async def send_off(call: Call, asked: Shipping) -> ShipmentView:
    def work(tx: Transaction) -> ShipmentView:
        order_id, shipment_id = call.path["id"], call.path["shipment_id"]
        _shipment(tx, order_id, shipment_id)
        ship(tx, Ship(shipment_id, asked.carrier, asked.tracking_number, asked.tracking_url))
        audit.record(tx, call.actor, "shipment.ship", target_kind="shipment", target_id=shipment_id)
        return _shipment(tx, order_id, shipment_id)

    return await call.write(work)


async def scan(call: Call, asked: NewScan) -> Kept:
    if not asked.shipment_id and not (asked.carrier and asked.tracking_number):
        raise Invalid("name the parcel by shipment_id, or by carrier and tracking_number")

    def work(tx: Transaction) -> Kept:
        new = record_scan(
            tx,
            RecordScan(
                asked.external_id, asked.code, asked.at or tx.now, asked.shipment_id, asked.carrier,
                asked.tracking_number, asked.detail, asked.place,
            ),
        )  # fmt: skip
        return Kept(new)

    return await call.write(work)


def _shipment(tx: Transaction, order_id: str, shipment_id: str) -> ShipmentView:
    """Raises NotFound."""
    for view in order(tx, order_id).shipments:
        if view.id == shipment_id:
            return view
    raise NotFound("no such parcel of this order")
