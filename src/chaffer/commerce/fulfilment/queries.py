"""Reading parcels, beside the order they belong to."""

from typing import Any

from sqlalchemy import select

from chaffer.commerce.fulfilment.tables import scans, shipment_lines, shipments
from chaffer.commerce.fulfilment.views import ScanView, ShipmentView
from chaffer.runtime.rows_in import rows_in


def parcel_columns(order: Any) -> tuple[Any, ...]:
    """Beside the columns of an order: its parcels, what is in them and where they were seen. See `parcels_in`."""
    own = (shipments.c.shop_id == order.c.shop_id, shipments.c.order_id == order.c.id, shipments.c.state != "cancelled")
    parcels = (
        select(
            shipments.c.id, shipments.c.order_id, shipments.c.state, shipments.c.carrier, shipments.c.tracking_number,
            shipments.c.tracking_url, shipments.c.shipped_at, shipments.c.delivered_at,
        )
        .where(*own)
        .order_by(shipments.c.created_at, shipments.c.id)
    )  # fmt: skip
    inside = select(shipment_lines.c.shipment_id, shipment_lines.c.order_line_id, shipment_lines.c.quantity).where(
        *own, shipment_lines.c.shop_id == shipments.c.shop_id, shipment_lines.c.shipment_id == shipments.c.id
    )
    seen = (
        select(scans.c.shipment_id, scans.c.code, scans.c.detail, scans.c.place, scans.c.at)
        .where(*own, scans.c.shop_id == shipments.c.shop_id, scans.c.shipment_id == shipments.c.id)
        .order_by(scans.c.at, scans.c.id)
    )
    return (
        rows_in(parcels.correlate(order)).label("parcels"),
        rows_in(inside.correlate(order)).label("parcel_lines"),
        rows_in(seen.correlate(order)).label("parcel_scans"),
    )


def parcels_in(row: Any) -> tuple[ShipmentView, ...]:
    """The parcels of an order that was read with `parcel_columns`, oldest first."""
    inside: dict[str, dict[str, int]] = {each.id: {} for each in row.parcels}
    seen: dict[str, list[ScanView]] = {each.id: [] for each in row.parcels}
    for line in row.parcel_lines:
        inside[line.shipment_id][line.order_line_id] = line.quantity
    for scan in row.parcel_scans:
        seen[scan.shipment_id].append(ScanView(scan.code, scan.detail, scan.place, scan.at))
    return tuple(
        ShipmentView(
            each.id, each.order_id, each.state, each.carrier, each.tracking_number, each.tracking_url, each.shipped_at,
            each.delivered_at, inside[each.id], tuple(seen[each.id]),
        )
        for each in row.parcels
    )  # fmt: skip
