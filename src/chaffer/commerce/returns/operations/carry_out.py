"""Do what was asked to be done to an order, now. The one place that knows which operation is behind which kind."""

from collections.abc import Callable, Mapping
from typing import Any

from chaffer.commerce.orders.operations.cancel_order import CancelOrder, cancel_order
from chaffer.commerce.orders.rows import take_order
from chaffer.commerce.returns.actions import TIMER, ActionView, move_action
from chaffer.commerce.returns.at_the_door import is_due
from chaffer.commerce.returns.charging import PAID_WITHIN, charge_more
from chaffer.commerce.returns.events import ChangeDone
from chaffer.commerce.returns.lines import Swap, swap_of
from chaffer.commerce.returns.operations.cancel_lines import CancelLines, cancel_lines
from chaffer.commerce.returns.operations.change_address import ChangeAddress, change_address
from chaffer.commerce.returns.operations.change_item import ChangeItem, change_item, swap_before_packing
from chaffer.commerce.returns.operations.open_return import OpenReturn, open_return
from chaffer.commerce.returns.policies import policy_of
from chaffer.runtime.timers import set_timer
from chaffer.runtime.transaction import Transaction

Result = dict[str, Any]


def carry_out(tx: Transaction, action: ActionView) -> ActionView:
    """What it came to, in its result; state done, or paying if it costs more, which is to be paid first.

    Raises whatever refusal the operation behind it raises, and then nothing of it was done.
    """
    order = take_order(tx, action.order_id)
    swap = _swap(tx, order, action)
    if swap is not None and swap.extra > 0 and not is_due(order):
        charge = charge_more(tx, order, action.id, swap)
        until = tx.now + PAID_WITHIN
        set_timer(tx, TIMER, action.id, until)
        result: Result = {"payment_id": charge.payment_id, "extra": swap.extra, "path": charge.path}
        return move_action(tx, action, "paying", result=result, due_at=until)
    return done(tx, order, action, _DO[action.kind](tx, order, action))


def done(tx: Transaction, order: Any, action: ActionView, result: Result) -> ActionView:
    """It was carried out: write it, say it."""
    moved = move_action(tx, action, "done", result=result)
    tx.happened(
        ChangeDone(action.id, action.kind, order.id, order.number, order.contact_id, order.conversation_id)
    )  # fmt: skip
    return moved


def _swap(tx: Transaction, order: Any, action: ActionView) -> Swap | None:
    """What takes the place of what, if this is such an action."""
    if not action.wish.variant_id:
        return None
    ((line_id, units),) = action.wish.lines.items()
    find = swap_before_packing if action.kind == "change_item" else swap_of
    return find(tx, order, line_id, units, action.wish.variant_id)


def _bonus(tx: Transaction, action: ActionView) -> int:
    return policy_of(tx).refunds.store_credit_bonus_percent if action.wish.method == "store_credit" else 0


def _cancel(tx: Transaction, order: Any, action: ActionView) -> Result:
    back = order.total_minor - order.refunded_minor
    cancel_order(
        tx,
        CancelOrder(
            order.id, action.wish.note or action.actor_kind, action.actor_kind, action.actor_id, action.wish.method,
            _bonus(tx, action),
        ),
    )  # fmt: skip
    return {"back": back, "whole": True, "due": order.payment_state == "due"}


def _cancel_lines(tx: Transaction, order: Any, action: ActionView) -> Result:
    return cancel_lines(
        tx,
        CancelLines(
            order.id, action.wish.lines, action.id, action.wish.note, action.actor_kind, action.actor_id,
            action.wish.method, _bonus(tx, action),
        ),
    )  # fmt: skip


def _change_item(tx: Transaction, order: Any, action: ActionView) -> Result:
    ((line_id, units),) = action.wish.lines.items()
    return change_item(
        tx,
        ChangeItem(
            order.id, line_id, units, action.wish.variant_id, action.id, action.actor_kind, action.actor_id,
            action.wish.method, _bonus(tx, action),
        ),
    )  # fmt: skip


def _change_address(tx: Transaction, order: Any, action: ActionView) -> Result:
    return change_address(tx, ChangeAddress(order.id, action.wish.address or {}))


def _open_return(tx: Transaction, order: Any, action: ActionView) -> Result:
    wish = action.wish
    return open_return(
        tx, OpenReturn(order.id, wish.lines, action.id, wish.reason, wish.note, wish.method, wish.variant_id)
    )


_DO: Mapping[str, Callable[[Transaction, Any, ActionView], Result]] = {
    "cancel": _cancel,
    "cancel_lines": _cancel_lines,
    "change_address": _change_address,
    "change_item": _change_item,
    "return": _open_return,
    "exchange": _open_return,
}
