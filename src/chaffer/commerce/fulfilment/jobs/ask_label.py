"""The job "shipments.label": ask a carrier for a label; with its tracking number the parcel leaves.

The shipment's id is the idempotency key: asked again after a crash, the carrier answers with the same label.
"""

from collections.abc import Mapping
from typing import Any

import msgspec
from sqlalchemy import select

from chaffer.commerce.fulfilment.operations.ship import Ship, ship
from chaffer.commerce.fulfilment.port import CarrierTools, Label, LabelRequest
from chaffer.commerce.fulfilment.tables import shipments
from chaffer.commerce.orders.tables import orders
from chaffer.kernel.errors import Conflict, Fault, ProviderFault
from chaffer.runtime import jobs
from chaffer.runtime.jobs import Asking
from chaffer.runtime.statements import Statement, given, mine
from chaffer.runtime.transaction import Transaction, guarded

_LOAD = Statement(
    "shipments.to_label",
    select(shipments.c.state, orders.c.id.label("order_id"), orders.c.number, orders.c.address).where(
        mine(shipments), shipments.c.id == given("shipment_id"),
        orders.c.shop_id == shipments.c.shop_id, orders.c.id == shipments.c.order_id,
    ),
)  # fmt: skip
_TROUBLE = guarded(
    "shipments.trouble", shipments, shipments.c.id == given("shipment_id"), details=given("new_details")
)  # fmt: skip


class AskLabel(msgspec.Struct, frozen=True):
    shipment_id: str
    carrier: str


def ask_label(tx: Transaction, command: AskLabel) -> None:
    """Promise to ask. Safe to repeat. Raises Conflict for a parcel that left already."""
    row = tx.one(_LOAD, shipment_id=command.shipment_id)
    if row.state != "packed":
        raise Conflict(f"this parcel is {row.state}", state=row.state)
    jobs.enqueue(
        tx, "shipments.label", command.shipment_id, {"shipment_id": command.shipment_id, "carrier": command.carrier}
    )


def prepare(tx: Transaction, arguments: Mapping[str, Any]) -> LabelRequest | None:
    row = tx.one(_LOAD, shipment_id=arguments["shipment_id"])
    if row.state != "packed":
        return None
    return LabelRequest(arguments["shipment_id"], tx.shop_id, arguments["carrier"], row.number, row.address or {})


async def ask(request: LabelRequest, tools: CarrierTools) -> Label:
    carrier = tools.carriers.get(request.carrier)
    if carrier is None:
        raise ProviderFault(f"no carrier {request.carrier!r} is connected")
    notify_url = f"{tools.public_url}/in/carrier/{request.carrier}"
    return await carrier.label(msgspec.structs.replace(request, notify_url=notify_url))


def finish(tx: Transaction, arguments: Mapping[str, Any], answer: Label) -> None:
    """The parcel leaves. If the order was cancelled meanwhile, the label is simply not used."""
    tracking = (answer.tracking_number, answer.tracking_url)
    row = tx.one(_LOAD, shipment_id=arguments["shipment_id"])
    if row.state != "cancelled":
        ship(tx, Ship(arguments["shipment_id"], arguments["carrier"], *tracking))


def give_up(tx: Transaction, arguments: Mapping[str, Any], fault: Fault) -> None:
    """The parcel stays packed; why is kept with it, and whoever looks at the order is told."""
    tx.run(
        _TROUBLE, shipment_id=arguments["shipment_id"],
        new_details={"label_error": fault.provider_code or str(fault), "carrier": arguments["carrier"]},
    )  # fmt: skip
    row = tx.row(_LOAD, shipment_id=arguments["shipment_id"])
    if row is not None:
        tx.changed("order", row.order_id)


ASK_LABEL = Asking(prepare, ask, finish, give_up)
