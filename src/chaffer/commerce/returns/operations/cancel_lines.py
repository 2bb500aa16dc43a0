"""Take some units out of an order before they are packed."""

from typing import Any

import msgspec
from sqlalchemy import func, select

from chaffer.commerce.fulfilment.contents import contents, left_to_pack
from chaffer.commerce.fulfilment.operations.create_shipment import keep_progress
from chaffer.commerce.orders.errors import AlreadyShipped, OrderClosed
from chaffer.commerce.orders.operations.ask_refund import AskRefund, ask_refund
from chaffer.commerce.orders.operations.cancel_order import CancelOrder, cancel_order
from chaffer.commerce.orders.restock import back_on_the_shelf
from chaffer.commerce.orders.rows import take_order
from chaffer.commerce.orders.tables import order_lines
from chaffer.commerce.returns.at_the_door import due_less, is_due
from chaffer.commerce.returns.lines import count_as_gone, line_of
from chaffer.commerce.returns.worth import share
from chaffer.kernel.errors import Invalid
from chaffer.runtime.statements import Statement, given, mine
from chaffer.runtime.transaction import Transaction


class CancelLines(msgspec.Struct, frozen=True):
    """lines: units by order line id. key: names the cause; method, bonus_percent: as in AskRefund."""

    order_id: str
    lines: dict[str, int]
    key: str
    reason: str = ""
    by_kind: str = "shopper"
    by_id: str = ""
    method: str = "original"
    bonus_percent: int = 0


_UNITS = Statement(
    "order_lines.units_left",
    select(func.coalesce(func.sum(order_lines.c.quantity - order_lines.c.refunded_quantity), 0).label("left")).where(
        mine(order_lines), order_lines.c.order_id == given("order_id")
    ),
)


def cancel_lines(tx: Transaction, command: CancelLines) -> dict[str, Any]:
    """Their money goes back (or is not collected), the units are for sale again. What is left of delivery stays paid.

    The last units of an order take the whole order with them. back: minor units.
    Raises NotFound, Invalid, OrderClosed, AlreadyShipped (packed or gone), NotAllowed; then nothing changed.
    """
    order = take_order(tx, command.order_id)
    if order.state != "placed":
        raise OrderClosed(f"this order is {order.state}", state=order.state)
    free = left_to_pack(contents(tx, order.id))
    for line_id, units in command.lines.items():
        line_of(tx, order.id, line_id)
        if units < 1:
            raise Invalid("one or more units", line_id=line_id)
        if units > free.get(line_id, 0):
            raise AlreadyShipped("not so many of this line are unpacked", line_id=line_id, left=free.get(line_id, 0))
    if sum(command.lines.values()) >= tx.one(_UNITS, order_id=order.id).left:
        return _whole(tx, order, command)
    due = is_due(order)
    rows = {line_id: line_of(tx, order.id, line_id) for line_id in command.lines}
    back = sum(
        share(rows[line_id].total_minor, rows[line_id].quantity, rows[line_id].refunded_quantity, units)
        for line_id, units in command.lines.items()
    )
    refund_id = _money_back(tx, order, command, back, due=due)
    if not refund_id:
        for line_id, units in command.lines.items():
            if rows[line_id].variant_id:
                back_on_the_shelf(tx, order, rows[line_id].variant_id, units)
        count_as_gone(tx, list(command.lines.items()))
    keep_progress(tx, order.id)
    return {"back": back, "refund_id": refund_id, "whole": False, "due": due}


def _money_back(tx: Transaction, order: Any, command: CancelLines, back: int, *, due: bool) -> str:
    """The refund's id; "" if there is none: it was to be paid at the door, or cost nothing."""
    if due:
        due_less(tx, order, back, command.key)
        return ""
    if not back:
        return ""
    return ask_refund(
        tx,
        AskRefund(
            order.id, command.key, lines=command.lines, restock=True, reason=command.reason or "cancelled",
            by_kind=command.by_kind, by_id=command.by_id, method=command.method, bonus_percent=command.bonus_percent,
        ),
    )  # fmt: skip


def _whole(tx: Transaction, order: Any, command: CancelLines) -> dict[str, Any]:
    back = order.total_minor - order.refunded_minor
    cancel_order(
        tx,
        CancelOrder(
            order.id, command.reason or "shopper", command.by_kind, command.by_id, command.method, command.bonus_percent
        ),
    )
    return {"back": back, "refund_id": "", "whole": True, "due": order.payment_state == "due"}
