"""A carrier tells several sightings of a parcel at once, old ones among them."""

from collections.abc import Sequence

from sqlalchemy import select

from chaffer.commerce.fulfilment.operations.record_scan import RecordScan, record_scan
from chaffer.commerce.fulfilment.port import Scan
from chaffer.commerce.fulfilment.tables import shipments
from chaffer.commerce.fulfilment.tracking import SCANS_AT_MOST
from chaffer.kernel.errors import NotFound
from chaffer.runtime.statements import Statement, given, mine
from chaffer.runtime.transaction import Transaction

_TRACKED = Statement(
    "shipments.by_tracking_number",
    select(shipments.c.id)
    .where(
        mine(shipments), shipments.c.tracking_number == given("number"), shipments.c.tracking_number != "",
        shipments.c.state != "cancelled",
    )
    .order_by(shipments.c.id),
)  # fmt: skip


def record_scans(tx: Transaction, scans: Sequence[Scan], shipment_id: str = "") -> int:
    """How many were news to us. Only the latest is told: a shopper hears one message, not a parcel's whole life.

    Parcels are found by their tracking number, within this shop; those we do not know are passed over.
    """
    new = 0
    by_number: dict[str, list[Scan]] = {}
    for scan in scans:
        by_number.setdefault(scan.tracking_number, []).append(scan)
    for number, every in by_number.items():
        told = sorted(every, key=lambda scan: (scan.at, scan.external_id))[-SCANS_AT_MOST:]
        for found in [shipment_id] if shipment_id else [row.id for row in tx.rows(_TRACKED, number=number)]:
            new += sum(_record(tx, found, scan, quiet=scan is not told[-1]) for scan in told)
    return new


def _record(tx: Transaction, shipment_id: str, scan: Scan, *, quiet: bool) -> bool:
    try:
        return record_scan(
            tx,
            RecordScan(
                scan.external_id, scan.code, scan.at, shipment_id=shipment_id, detail=scan.detail, place=scan.place,
                quiet=quiet,
            ),
        )  # fmt: skip
    except NotFound:
        return False
