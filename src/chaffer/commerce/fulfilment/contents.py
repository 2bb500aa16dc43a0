"""What of an order is in which parcel."""

from collections.abc import Mapping
from typing import Any

import msgspec
from sqlalchemy import BigInteger, cast, func, select

from chaffer.commerce.fulfilment.tables import shipment_lines, shipments
from chaffer.commerce.orders.tables import order_lines
from chaffer.runtime.statements import Statement, given, mine
from chaffer.runtime.transaction import Transaction

CANCELLED = "cancelled"

_packed = (
    select(cast(func.coalesce(func.sum(shipment_lines.c.quantity), 0), BigInteger))
    .where(
        shipment_lines.c.shop_id == order_lines.c.shop_id, shipment_lines.c.order_line_id == order_lines.c.id,
        shipments.c.shop_id == shipment_lines.c.shop_id, shipments.c.id == shipment_lines.c.shipment_id,
        shipments.c.state != CANCELLED,
    )
    .correlate(order_lines)
    .scalar_subquery()
)  # fmt: skip
_CONTENTS = Statement(
    "fulfilment.contents",
    select(
        order_lines.c.id, order_lines.c.quantity, order_lines.c.refunded_quantity, order_lines.c.shipped_quantity,
        order_lines.c.returned_quantity, _packed.label("packed"),
    )
    .where(mine(order_lines), order_lines.c.order_id == given("order_id"))
    .order_by(order_lines.c.position, order_lines.c.id),
)  # fmt: skip


class Content(msgspec.Struct, frozen=True):
    """One order line. packed: units in parcels, shipped or not. wanted: units bought and not taken back unshipped."""

    line_id: str
    wanted: int
    packed: int
    shipped: int


def contents(tx: Transaction, order_id: str) -> list[Content]:
    """For each line of the order, where its units are. Take the order first, or it may move."""
    return [_content(row) for row in tx.rows(_CONTENTS, order_id=order_id)]


def _content(row: Any) -> Content:
    called_off = row.refunded_quantity - row.returned_quantity
    return Content(row.id, max(row.quantity - called_off, row.packed), row.packed, row.shipped_quantity)


def left_to_pack(found: list[Content]) -> Mapping[str, int]:
    """Units of each line that are in no parcel yet."""
    return {each.line_id: each.wanted - each.packed for each in found if each.wanted > each.packed}


def progress(found: list[Content]) -> str:
    """The order's fulfilment state before delivery."""
    if all(each.shipped >= each.wanted for each in found):
        return "shipped"
    if any(each.shipped for each in found):
        return "part_shipped"
    return "packed" if any(each.packed for each in found) else "open"
