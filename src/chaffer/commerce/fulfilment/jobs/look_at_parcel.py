"""The job "shipments.look": ask the shop's tracking service where a parcel is, even if no webhook ever comes."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any, Protocol

import msgspec
from sqlalchemy import select

from chaffer.commerce.fulfilment.operations.record_scans import record_scans
from chaffer.commerce.fulfilment.scanning import ENDS
from chaffer.commerce.fulfilment.tables import shipments
from chaffer.commerce.fulfilment.tracking import LOOK, Followed, Looked, Tracker, TrackerAccount, tracker_rows
from chaffer.kernel.errors import Fault, ProviderFault
from chaffer.runtime import jobs
from chaffer.runtime.jobs import Asking
from chaffer.runtime.statements import Statement, given, mine
from chaffer.runtime.timers import set_timer
from chaffer.runtime.transaction import Transaction, guarded

EVERY = timedelta(hours=6)
GIVEN_UP_AFTER = timedelta(days=60)

_LOAD = Statement(
    "shipments.to_look_at",
    select(
        shipments.c.state, shipments.c.tracking_number, shipments.c.carrier, shipments.c.tracker_id,
        shipments.c.shipped_at,
    ).where(mine(shipments), shipments.c.id == given("shipment_id")),
)  # fmt: skip
_TRACKER = guarded(
    "shipments.keep_tracker", shipments, shipments.c.id == given("shipment_id"), tracker_id=given("new_tracker_id")
)  # fmt: skip


class ParcelLook(msgspec.Struct, frozen=True):
    kind: str
    account_id: str
    parcel: Followed


class TrackerTools(Protocol):
    """What this job needs of the tools that the worker is given."""

    @property
    def trackers(self) -> Mapping[str, Tracker]: ...

    async def tracker_account(self, account_id: str) -> TrackerAccount: ...


def look_due(tx: Transaction, shipment_id: str) -> None:
    """The timer fired: ask, and look again later."""
    jobs.enqueue(tx, "shipments.look", shipment_id, {"shipment_id": shipment_id})
    if prepare(tx, {"shipment_id": shipment_id}) is not None:
        set_timer(tx, LOOK, shipment_id, tx.now + EVERY)


def prepare(tx: Transaction, arguments: Mapping[str, Any]) -> ParcelLook | None:
    """None if it has come to its end, or nobody could say."""
    row = tx.one(_LOAD, shipment_id=arguments["shipment_id"])
    accounts = tracker_rows(tx)
    over = row.state in ENDS or row.shipped_at is None or tx.now - row.shipped_at > GIVEN_UP_AFTER
    if over or not row.tracking_number or not accounts:
        return None
    account = accounts[0]
    return ParcelLook(account.kind, account.id, Followed(row.tracking_number, row.carrier, row.tracker_id))


async def ask(request: ParcelLook, tools: TrackerTools) -> Looked:
    tracker = tools.trackers.get(request.kind)
    if tracker is None:
        raise ProviderFault(f"no tracking service {request.kind!r} is known")
    return await tracker.look(await tools.tracker_account(request.account_id), request.parcel)


def finish(tx: Transaction, arguments: Mapping[str, Any], answer: Looked) -> None:
    shipment_id = arguments["shipment_id"]
    if answer.tracker_id:
        tx.run(_TRACKER, shipment_id=shipment_id, new_tracker_id=answer.tracker_id)
    record_scans(tx, answer.scans, shipment_id)


def give_up(tx: Transaction, arguments: Mapping[str, Any], fault: Fault) -> None:
    """The next planned look stands in for it."""


LOOK_AT_PARCEL = Asking(prepare, ask, finish, give_up, attempts_at_most=4)
