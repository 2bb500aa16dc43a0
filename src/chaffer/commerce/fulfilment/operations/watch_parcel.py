"""Look whether a parcel is late, so that the shopper hears it from us first."""

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import select

from chaffer.commerce.fulfilment.events import ParcelLate
from chaffer.commerce.fulfilment.scanning import ENDS
from chaffer.commerce.fulfilment.tables import shipments
from chaffer.commerce.orders.rows import take_order
from chaffer.commerce.returns.policies import policy_of
from chaffer.commerce.returns.policy import Parcels
from chaffer.runtime.statements import Statement, given, mine
from chaffer.runtime.timers import clear_timer, set_timer
from chaffer.runtime.transaction import Transaction, guarded

WATCH = "shipment.watch"

_LOAD = Statement(
    "shipments.watched",
    select(
        shipments.c.order_id, shipments.c.state, shipments.c.shipped_at, shipments.c.expected_at, shipments.c.seen_at,
        shipments.c.late_told_at,
    ).where(mine(shipments), shipments.c.id == given("shipment_id")),
)  # fmt: skip
_TOLD = guarded(
    "shipments.told_late", shipments, shipments.c.id == given("shipment_id"), shipments.c.late_told_at.is_(None),
    late_told_at=given("at"),
)  # fmt: skip


def watch_parcel(tx: Transaction, shipment_id: str) -> None:
    """Say it, once for a parcel, when it is past the day it was promised for or has not been seen for days; else look
    again when that would be so. Safe to repeat.
    """
    row = tx.row(_LOAD, shipment_id=shipment_id)
    if row is None or row.state in ENDS or row.shipped_at is None or row.late_told_at is not None:
        clear_timer(tx, WATCH, shipment_id)
        return
    why, at = _next(row, policy_of(tx).parcels)
    if at is None:
        return
    if at > tx.now:
        set_timer(tx, WATCH, shipment_id, at)
        return
    order = take_order(tx, row.order_id)
    if tx.run(_TOLD, shipment_id=shipment_id, at=tx.now):
        since = (row.seen_at or row.shipped_at) if why == "silent" else row.expected_at
        promised_on = row.expected_at.date().isoformat() if row.expected_at else ""
        whose = (shipment_id, order.id, order.number, order.contact_id, order.conversation_id)
        tx.happened(ParcelLate(*whose, why, promised_on, (tx.now - since).days))
    clear_timer(tx, WATCH, shipment_id)


def told_late(tx: Transaction, shipment_id: str) -> None:
    """The carrier itself said so, and the shopper was told: not twice."""
    tx.run(_TOLD, shipment_id=shipment_id, at=tx.now)


def _next(row: Any, rules: Parcels) -> tuple[str, datetime | None]:
    """What will be the matter first, and when."""
    found: list[tuple[datetime, str]] = []
    if row.expected_at is not None and rules.late_after_days:
        found.append((row.expected_at + timedelta(days=rules.late_after_days), "past"))
    if rules.silent_after_days:
        found.append(((row.seen_at or row.shipped_at) + timedelta(days=rules.silent_after_days), "silent"))
    if not found:
        return "", None
    at, why = min(found)
    return why, at
