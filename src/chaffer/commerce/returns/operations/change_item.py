"""Another size or colour, before it is packed."""

from typing import Any

import msgspec

from chaffer.commerce.checkout.reserving import reserve
from chaffer.commerce.fulfilment.contents import contents, left_to_pack
from chaffer.commerce.orders.errors import AlreadyShipped, OrderClosed
from chaffer.commerce.orders.operations.ask_refund import AskRefund, ask_refund
from chaffer.commerce.orders.restock import back_on_the_shelf, sold_to
from chaffer.commerce.orders.rows import take_order
from chaffer.commerce.returns.at_the_door import due_less, due_more, is_due
from chaffer.commerce.returns.lines import Swap, costs_more, put_in_place, swap_of, take_from
from chaffer.runtime.transaction import Transaction


class ChangeItem(msgspec.Struct, frozen=True):
    """key: names the cause. paid_more: what it costs more was paid already; its units are held for `key`, and sold."""

    order_id: str
    line_id: str
    units: int
    variant_id: str
    key: str
    by_kind: str = "shopper"
    by_id: str = ""
    method: str = "original"
    bonus_percent: int = 0
    paid_more: int | None = None


def swap_before_packing(tx: Transaction, order: Any, line_id: str, units: int, variant_id: str) -> Swap:
    """Raises NotFound, Invalid, OrderClosed, AlreadyShipped (packed or gone), RefundTooLarge."""
    if order.state != "placed":
        raise OrderClosed(f"this order is {order.state}", state=order.state)
    free = left_to_pack(contents(tx, order.id)).get(line_id, 0)
    swap = swap_of(tx, order, line_id, units, variant_id)
    if units > free:
        raise AlreadyShipped("not so many of this line are unpacked", line_id=line_id, left=free)
    return swap


def change_item(tx: Transaction, command: ChangeItem) -> dict[str, Any]:
    """The new units are sold, the old ones for sale again; what it costs less goes back. extra: minor units.

    What costs more and was paid online has to be paid first: see `charge_more`.
    Raises as `swap_before_packing`, and OutOfStock, NotSold, NotAllowed; then nothing changed.
    """
    order = take_order(tx, command.order_id)
    swap = swap_before_packing(tx, order, command.line_id, command.units, command.variant_id)
    due = is_due(order)
    extra = swap.extra
    if command.paid_more is not None:  # at the price that was agreed, whatever it costs today
        extra = command.paid_more
        swap = msgspec.structs.replace(swap, becomes=swap.worth + extra)
    else:
        reserve(tx, command.key, {swap.variant.id: swap.units}, tx.now, sold=True)
        sold_to(tx, order, command.key)
    take_from(tx, swap)
    if swap.line.variant_id:
        back_on_the_shelf(tx, order, swap.line.variant_id, swap.units)
    new_line_id = put_in_place(tx, order, swap)
    refund_id = _settle(tx, order, command, extra, due=due)
    tx.changed("order", order.id)
    return {"extra": extra, "refund_id": refund_id, "line_id": new_line_id, "due": due}


def _settle(tx: Transaction, order: Any, command: ChangeItem, extra: int, *, due: bool) -> str:
    if extra > 0:
        costs_more(tx, order.id, extra)
        if due:
            due_more(tx, order, extra, command.key)
        return ""
    if due:
        due_less(tx, order, -extra, command.key)
        return ""
    if not extra:
        return ""
    return ask_refund(
        tx,
        AskRefund(
            order.id, command.key, minor=-extra, reason="changed", by_kind=command.by_kind, by_id=command.by_id,
            method=command.method, bonus_percent=command.bonus_percent,
        ),
    )  # fmt: skip
