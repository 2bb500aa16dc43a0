"""Do what was asked to be done to an order, now. The one place that knows which operation is behind which kind."""

from collections.abc import Callable, Mapping
from typing import Any

from msgspec.structs import replace

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
    """What it came to, written. Raises whatever refusal the operation behind it raises; then nothing was done."""
    became = perform(tx, take_order(tx, action.order_id), action)
    return move_action(tx, action, became.state, result=became.result, due_at=became.due_at)


def perform(tx: Transaction, order: Any, action: ActionView) -> ActionView:
    """What it comes to, not written yet; state done, or paying if it costs more, which is to be paid first.

    The order must be ours. Raises as `carry_out`.
    """
    swap = _swap(tx, order, action)
    if swap is not None and swap.extra > 0 and not is_due(order):
        charge = charge_more(tx, order, action.id, swap)
        until = tx.now + PAID_WITHIN
        set_timer(tx, TIMER, action.id, until)
        result: Result = {"payment_id": charge.payment_id, "extra": swap.extra, "path": charge.path}
        return replace(action, state="paying", result=result, due_at=until)
    result = _DO[action.kind](tx, order, action)
    _happened(tx, order, action)
    return replace(action, state="done", result=result, due_at=None, ended_at=tx.now)


def done(tx: Transaction, order: Any, action: ActionView, result: Result) -> None:
    """It was carried out elsewhere: write it, say it."""
    move_action(tx, action, "done", result=result)
    _happened(tx, order, action)


def _happened(tx: Transaction, order: Any, action: ActionView) -> None:
    tx.happened(
        ChangeDone(action.id, action.kind, order.id, order.number, order.contact_id, order.conversation_id)
    )  # fmt: skip


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
