"""The time of an action has come: it can be taken back no more, or nobody paid for it."""

from chaffer.commerce.orders.rows import take_order
from chaffer.commerce.returns.actions import action, move_action
from chaffer.commerce.returns.charging import forgo
from chaffer.commerce.returns.events import ChangeNotDone
from chaffer.commerce.returns.operations.ask_action import check_allowed
from chaffer.commerce.returns.operations.carry_out import carry_out
from chaffer.commerce.returns.options import options
from chaffer.kernel.errors import Refusal
from chaffer.runtime.transaction import Transaction


def action_due(tx: Transaction, action_id: str) -> None:
    """Carry it out, if that is still allowed; else say that it could not be. Safe to repeat."""
    order = take_order(tx, action(tx, action_id).order_id)
    found = action(tx, action_id)
    if found.due_at is None or found.due_at > tx.now or found.state not in {"waiting", "paying"}:
        return
    why = "unpaid"
    if found.state == "paying":
        forgo(tx, found.id)
    else:
        try:
            check_allowed(options(tx, order.id, but=found.id), found.wish)
            carry_out(tx, found)
        except Refusal as refusal:  # every operation refuses before it changes anything
            why = str(refusal.details.get("why") or refusal.code)
        else:
            return
    move_action(tx, found, "failed", error=why)
    whose = (order.id, order.number, order.contact_id, order.conversation_id)
    tx.happened(ChangeNotDone(found.id, found.kind, why, *whose))
