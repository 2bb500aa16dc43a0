"""Undo: whoever asked wants it no more."""

from chaffer.accounts import audit
from chaffer.accounts.actor import Actor
from chaffer.desk.approvals.errors import ApprovalOver
from chaffer.desk.approvals.operations.carry import tell
from chaffer.desk.approvals.rows import OPEN, ApprovalView, approval, end_approval, take_approval
from chaffer.kernel.errors import Forbidden
from chaffer.runtime.transaction import Transaction


def take_back(tx: Transaction, approval_id: str, actor: Actor) -> ApprovalView:
    """As long as nothing has moved. Safe to repeat. Raises NotFound, Forbidden for somebody else's, ApprovalOver."""
    row = take_approval(tx, approval_id)
    if (row.asked_kind, row.asked_id) != (actor.kind, actor.id):
        raise Forbidden("only whoever asked for it can take it back")
    if row.state == "taken_back":
        return approval(tx, row.id)
    if row.state not in OPEN:
        raise ApprovalOver("it is done already" if row.state == "done" else "it is over", state=row.state)
    view = end_approval(tx, row, "taken_back")
    if row.state == "waiting":
        tell(tx, view)
    audit.record(tx, actor, "approval.take_back", target_kind="approval", target_id=row.id)
    return view
