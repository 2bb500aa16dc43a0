"""Orders: reading and cancelling them."""

from datetime import datetime
from typing import Annotated, Any, Literal

import msgspec

from chaffer.accounts import audit
from chaffer.commerce.fulfilment.views import ShipmentView
from chaffer.commerce.orders.operations.cancel_order import CancelOrder, cancel_order
from chaffer.commerce.orders.queries import list_orders, order
from chaffer.commerce.orders.views import OrderView
from chaffer.kernel.money import Money
from chaffer.people.listing import LAST
from chaffer.runtime.transaction import Transaction
from chaffer.web.call import Call
from chaffer.web.cursors import CursorText, Limit, Page, after_of, page_of
from chaffer.web.route import Nothing


class ScanOut(msgspec.Struct, frozen=True):
    code: str
    detail: str
    place: str
    at: datetime


class ShipmentOut(msgspec.Struct, frozen=True):
    """lines: units by order line id. state: packed, shipped, in_transit, out_for_delivery, delivered, returned, lost."""

    id: str
    order_id: str
    state: str
    carrier: str
    tracking_number: str
    tracking_url: str
    shipped_at: datetime | None
    delivered_at: datetime | None
    lines: dict[str, int]
    scans: tuple[ScanOut, ...]


class OrderLineOut(msgspec.Struct, frozen=True):
    id: str
    variant_id: str
    product_id: str
    sku: str
    title: str
    options: dict[str, str]
    image_url: str
    quantity: int
    unit: Money
    total: Money
    shipped_quantity: int
    refunded_quantity: int


class OrderOut(msgspec.Struct, frozen=True):
    """state: placed, cancelled, completed. payment_state: due, paid, part_refunded, refunded.

    fulfilment_state: open, packed, part_shipped, shipped, delivered, returned.
    """

    id: str
    number: str
    contact_id: str
    conversation_id: str
    state: str
    payment_state: str
    fulfilment_state: str
    subtotal: Money
    discount: Money
    shipping: Money
    tax: Money
    total: Money
    refunded: Money
    address: dict[str, Any] | None
    email: str
    language: str
    payment_method: str
    shipping_name: str
    placed_at: datetime
    paid_at: datetime | None
    cancel_reason: str
    lines: tuple[OrderLineOut, ...]
    shipments: tuple[ShipmentOut, ...]
    tax_lines: tuple[dict[str, Any], ...]


class OrdersAsked(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    limit: Limit = 50
    cursor: CursorText = ""
    contact_id: str = ""
    state: Literal["", "placed", "cancelled", "completed"] = ""
    fulfilment_state: Literal["", "open", "packed", "part_shipped", "shipped", "delivered", "returned"] = ""


class Cancellation(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    reason: Annotated[str, msgspec.Meta(max_length=500)] = ""


def order_out(view: OrderView) -> OrderOut:
    plain = {name: getattr(view, name) for name in OrderOut.__struct_fields__}
    lines = tuple(
        OrderLineOut(**{name: getattr(line, name) for name in OrderLineOut.__struct_fields__}) for line in view.lines
    )
    return OrderOut(**{**plain, "lines": lines, "shipments": tuple(map(shipment_out, view.shipments))})


def shipment_out(view: ShipmentView) -> ShipmentOut:
    plain = {name: getattr(view, name) for name in ShipmentOut.__struct_fields__}
    scans = tuple(ScanOut(scan.code, scan.detail, scan.place, scan.at) for scan in view.scans)
    return ShipmentOut(**{**plain, "scans": scans})


async def list_(call: Call, asked: OrdersAsked) -> Page[OrderOut]:
    def work(tx: Transaction) -> Page[OrderOut]:
        found = list_orders(
            tx, after_of(asked.cursor, LAST), asked.limit + 1,
            contact_id=asked.contact_id, state=asked.state, fulfilment_state=asked.fulfilment_state,
        )  # fmt: skip
        return page_of(found, asked.limit, order_out)

    return await call.read(work)


async def get(call: Call, _: Nothing) -> OrderOut:
    return await call.read(lambda tx: order_out(order(tx, call.path["id"])))


async def cancel(call: Call, asked: Cancellation) -> OrderOut:
    def work(tx: Transaction) -> OrderOut:
        order_id = call.path["id"]
        cancel_order(tx, CancelOrder(order_id, asked.reason, by_kind="key", by_id=call.actor.id))
        audit.record(tx, call.actor, "order.cancel", target_kind="order", target_id=order_id)
        return order_out(order(tx, order_id))

    return await call.write(work)
