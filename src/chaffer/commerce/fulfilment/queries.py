"""Reading parcels."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import and_, select

from chaffer.commerce.fulfilment.tables import scans, shipment_lines, shipments
from chaffer.commerce.fulfilment.views import ScanView, ShipmentView
from chaffer.runtime.statements import Statement, in_list, mine
from chaffer.runtime.transaction import Transaction

_PARCELS = Statement(
    "shipments.of_orders",
    select(
        shipments.c.id, shipments.c.order_id, shipments.c.state, shipments.c.carrier, shipments.c.tracking_number,
        shipments.c.tracking_url, shipments.c.shipped_at, shipments.c.delivered_at, shipments.c.expected_at, shipment_lines.c.order_line_id,
        shipment_lines.c.quantity,
    )
    .select_from(
        shipments.outerjoin(
            shipment_lines,
            and_(shipment_lines.c.shop_id == shipments.c.shop_id, shipment_lines.c.shipment_id == shipments.c.id),
        )
    )
    .where(mine(shipments), in_list(shipments.c.order_id, "order_ids"), shipments.c.state != "cancelled")
    .order_by(shipments.c.created_at, shipments.c.id),
)  # fmt: skip
_SCANS = Statement(
    "scans.of_shipments",
    select(scans.c.shipment_id, scans.c.code, scans.c.detail, scans.c.place, scans.c.at)
    .where(mine(scans), in_list(scans.c.shipment_id, "shipment_ids"))
    .order_by(scans.c.at, scans.c.id),
)


def shipments_of(tx: Transaction, order_ids: Sequence[str]) -> dict[str, list[ShipmentView]]:
    """Parcels by order, oldest first. Two statements; one if there are none."""
    rows = tx.rows(_PARCELS, order_ids=list(order_ids))
    if not rows:
        return {}
    seen: dict[str, list[ScanView]] = {row.id: [] for row in rows}
    for scan in tx.rows(_SCANS, shipment_ids=list(seen)):
        seen[scan.shipment_id].append(ScanView(scan.code, scan.detail, scan.place, scan.at))
    inside: dict[str, dict[str, int]] = {row.id: {} for row in rows}
    for row in rows:
        if row.order_line_id is not None:
            inside[row.id][row.order_line_id] = row.quantity
    found: dict[str, list[ShipmentView]] = {}
    for row in {row.id: row for row in rows}.values():
        found.setdefault(row.order_id, []).append(_view(row, inside[row.id], seen[row.id]))
    return found


def _view(row: Any, lines: dict[str, int], seen: list[ScanView]) -> ShipmentView:
    return ShipmentView(
        row.id, row.order_id, row.state, row.carrier, row.tracking_number, row.tracking_url, row.shipped_at,
        row.delivered_at, lines, tuple(seen), row.expected_at,
    )  # fmt: skip
