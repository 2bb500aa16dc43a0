"""A person says yes or no to what a shopper asked for."""

import msgspec

from chaffer.commerce.orders.rows import take_order
from chaffer.commerce.returns.actions import ActionView, action, move_action
from chaffer.commerce.returns.errors import ActionOver
from chaffer.commerce.returns.events import ChangeNotDone
from chaffer.commerce.returns.operations.carry_out import carry_out
from chaffer.runtime.transaction import Transaction


class Decide(msgspec.Struct, frozen=True):
    """yes: carried out at once. reason: of a no, for the record."""

    action_id: str
    yes: bool
    reason: str = ""


def decide(tx: Transaction, command: Decide) -> ActionView:
    """Safe to repeat in the same sense. Raises NotFound, ActionOver, and what carrying it out refuses."""
    order = take_order(tx, action(tx, command.action_id).order_id)
    found = action(tx, command.action_id)
    if found.state in ({"done", "paying"} if command.yes else {"refused"}):
        return found
    if found.state != "approval":
        raise ActionOver("nobody waits for a decision about this", state=found.state)
    if command.yes:
        return carry_out(tx, found)
    moved = move_action(tx, found, "refused", result={"reason": command.reason})
    whose = (order.id, order.number, order.contact_id, order.conversation_id)
    tx.happened(ChangeNotDone(found.id, found.kind, "refused", *whose))
    return moved
