"""Reading parcels, beside the order they belong to."""

from typing import Any

from sqlalchemy import and_, select

from chaffer.commerce.fulfilment.tables import scans, shipment_lines, shipments
from chaffer.commerce.fulfilment.views import ScanView, ShipmentView
from chaffer.runtime.rows_in import rows_in


def parcel_columns(order: Any) -> tuple[Any, ...]:
    """Beside the columns of an order: its parcels, what is in them and where they were seen. See `parcels_in`."""
    own = (shipments.c.shop_id == order.c.shop_id, shipments.c.order_id == order.c.id, shipments.c.state != "cancelled")
    parcels = (
        select(
            shipments.c.id, shipments.c.order_id, shipments.c.state, shipments.c.carrier, shipments.c.tracking_number,
            shipments.c.tracking_url, shipments.c.shipped_at, shipments.c.delivered_at, shipments.c.expected_at,
            shipment_lines.c.order_line_id,
            shipment_lines.c.quantity,
        )
        .select_from(shipments.outerjoin(shipment_lines, _of_parcel(shipment_lines)))
        .where(*own)
        .order_by(shipments.c.created_at, shipments.c.id)
    )  # fmt: skip
    seen = (
        select(shipments.c.id, scans.c.code, scans.c.detail, scans.c.place, scans.c.at)
        .select_from(shipments.outerjoin(scans, _of_parcel(scans)))
        .where(*own)
        .order_by(scans.c.at, scans.c.id)
    )
    return rows_in(parcels.correlate(order)).label("parcels"), rows_in(seen.correlate(order)).label("scans")


def _of_parcel(table: Any) -> Any:
    return and_(table.c.shop_id == shipments.c.shop_id, table.c.shipment_id == shipments.c.id)


def parcels_in(row: Any) -> tuple[ShipmentView, ...]:
    """The parcels of an order that was read with `parcel_columns` and its own note, recipient and day, oldest first."""
    inside: dict[str, dict[str, int]] = {each.id: {} for each in row.parcels}
    seen: dict[str, list[ScanView]] = {each.id: [] for each in row.parcels}
    for line in row.parcels:
        if line.order_line_id is not None:
            inside[line.id][line.order_line_id] = line.quantity
    for scan in row.scans:
        if scan.code is not None:
            seen[scan.id].append(ScanView(scan.code, scan.detail, scan.place, scan.at))
    return tuple(
        ShipmentView(
            each.id, each.order_id, each.state, each.carrier, each.tracking_number, each.tracking_url, each.shipped_at,
            each.delivered_at, inside[each.id], tuple(seen[each.id]), each.expected_at,
            row.gift_note, bool(row.recipient or row.gift_note), row.delivery_date, row.delivery_slot,
        )
        for each in {each.id: each for each in row.parcels}.values()
    )  # fmt: skip
