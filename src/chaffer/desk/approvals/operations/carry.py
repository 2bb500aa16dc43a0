"""Do what was asked for, exactly as it was asked; if that is not possible any more, say why."""

from typing import Any

from chaffer.accounts.actor import Actor
from chaffer.desk.approvals.events import ApprovalDecided
from chaffer.desk.approvals.rows import ApprovalView, end_approval
from chaffer.desk.approvals.wishes import WISHES
from chaffer.kernel.errors import Refusal
from chaffer.runtime.transaction import Transaction

CHANGED = "changed"
"""Why it failed: the order is not as it was when this was asked for."""


def carry(tx: Transaction, row: Any, *, by: tuple[str, str] = ("", ""), answer: str = "") -> ApprovalView:
    """Done or failed, and told. The row must be ours. What a second person agreed to is done only if it stands as it stood."""
    way = WISHES[row.wish]
    asker = Actor(row.asked_kind, row.asked_id)
    if not row.command:  # the shopper was forgotten, and with them what was asked for
        view = end_approval(tx, row, "failed", error=CHANGED, by=by, answer=answer)
        tell(tx, view)
        return view
    try:
        weighed = way.weigh(tx, row.command, asker)
        moved_on = weighed.stamp != row.stamp if by[1] else weighed.amount.minor > row.minor
        if moved_on or (weighed.once and weighed.order is not None and row.minor):
            view = end_approval(tx, row, "failed", error=CHANGED, by=by, answer=answer)
        else:
            result = way.carry(tx, row.command, asker)  # every operation refuses before it changes anything
            view = end_approval(tx, row, "done", result=result, by=by, answer=answer)
    except Refusal as refusal:
        view = end_approval(
            tx, row, "failed", error=str(refusal.details.get("why") or refusal.code), by=by, answer=answer
        )
    tell(tx, view)
    return view


def tell(tx: Transaction, view: ApprovalView) -> None:
    tx.happened(
        ApprovalDecided(
            view.id, view.kind, view.state, view.error, view.order_id, view.number, view.contact_id,
            view.conversation_id, view.decided_id,
        )
    )  # fmt: skip
