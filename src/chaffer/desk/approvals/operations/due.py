"""The moment has passed: what was held is done, what waited for a second person is over."""

from chaffer.accounts import audit
from chaffer.accounts.actor import SYSTEM
from chaffer.desk.approvals.operations.carry import carry, tell
from chaffer.desk.approvals.rows import end_approval, take_approval
from chaffer.runtime.transaction import Transaction


def approval_due(tx: Transaction, approval_id: str) -> None:
    """Safe to repeat."""
    row = take_approval(tx, approval_id)
    if row.due_at is None or row.due_at > tx.now:
        return
    if row.state == "held":
        carry(tx, row)
    elif row.state == "waiting":
        tell(tx, end_approval(tx, row, "expired"))
        audit.record(tx, SYSTEM, "approval.expire", target_kind="approval", target_id=row.id)
