"""What a change of an order costs more is paid: now it is done."""

from typing import Any

from chaffer.commerce.checkout.reserving import use
from chaffer.commerce.orders.restock import sold_to
from chaffer.commerce.orders.rows import take_order
from chaffer.commerce.returns.actions import ActionView, action
from chaffer.commerce.returns.charging import forgo
from chaffer.commerce.returns.lines import costs_more
from chaffer.commerce.returns.operations.carry_out import done
from chaffer.commerce.returns.operations.change_item import ChangeItem, change_item
from chaffer.commerce.returns.operations.open_return import OpenReturn, open_return
from chaffer.kernel.errors import NotFound, Refusal
from chaffer.runtime.transaction import Transaction


def paid_more(tx: Transaction, action_id: str, extra_minor: int) -> str:
    """The order's id; "" if the change cannot be any more, so that the money has to go back. Called once a payment."""
    try:
        order = take_order(tx, action(tx, action_id).order_id)
    except NotFound:
        return ""
    found = action(tx, action_id)
    if found.state != "paying":
        return ""
    try:
        result = _change(tx, order, found, extra_minor)
    except Refusal:  # it left meanwhile; the timer says so
        forgo(tx, found.id)
        return ""
    done(tx, order, found, {**result, "extra": extra_minor, "path": ""})
    return str(order.id)


def _change(tx: Transaction, order: Any, found: ActionView, extra: int) -> dict[str, Any]:
    ((line_id, units),) = found.wish.lines.items()
    whose = (found.actor_kind, found.actor_id)
    if found.kind == "change_item":
        command = ChangeItem(
            order.id, line_id, units, found.wish.variant_id, found.id, *whose, paid_more=extra
        )  # fmt: skip
        result = change_item(tx, command)
        use(tx, found.id)
        sold_to(tx, order, found.id)
        return result
    wish = found.wish
    result = open_return(
        tx,
        OpenReturn(
            order.id, wish.lines, found.id, wish.reason, wish.note, wish.method, wish.variant_id, extra_minor=extra
        ),
    )
    costs_more(tx, order.id, extra)
    return result
