"""Undo: what was asked for shall not be done after all."""

import msgspec

from chaffer.commerce.orders.rows import take_order
from chaffer.commerce.returns.actions import ActionView, action, move_action
from chaffer.commerce.returns.charging import forgo
from chaffer.commerce.returns.errors import ActionOver
from chaffer.commerce.returns.operations.cancel_return import CancelReturn, cancel_return
from chaffer.commerce.returns.wish import BACK
from chaffer.runtime.transaction import Transaction


class TakeBack(msgspec.Struct, frozen=True):
    action_id: str
    by_kind: str = "shopper"
    by_id: str = ""


def take_back(tx: Transaction, command: TakeBack) -> ActionView:
    """As long as it waits (for its time, a person or a payment); a way back until the things are here. Safe to repeat.

    Raises NotFound, and ActionOver for what was carried out or ended otherwise.
    """
    take_order(tx, action(tx, command.action_id).order_id)
    found = action(tx, command.action_id)
    if found.state == "taken_back":
        return found
    if found.state == "done" and found.kind in BACK:
        cancel_return(tx, CancelReturn(found.result["return_id"], command.by_kind, command.by_id))
    elif found.state not in {"waiting", "approval", "paying"}:
        raise ActionOver("it is carried out already" if found.state == "done" else "it is over", state=found.state)
    if found.state == "paying":
        forgo(tx, found.id)
    return move_action(tx, found, "taken_back")
