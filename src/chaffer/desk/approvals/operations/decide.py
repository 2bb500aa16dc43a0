"""A second person says yes or no."""

import msgspec

from chaffer.accounts import audit
from chaffer.accounts.actor import Actor
from chaffer.accounts.keys import maker_of
from chaffer.desk.approvals.errors import ApprovalOver, OwnWish
from chaffer.desk.approvals.operations.carry import carry, tell
from chaffer.desk.approvals.rows import ApprovalView, approval, end_approval, take_approval
from chaffer.runtime.transaction import Transaction


class Decide(msgspec.Struct, frozen=True):
    """yes: it is done at once, exactly as it was asked. answer: a word to whoever asked."""

    approval_id: str
    yes: bool
    answer: str = ""


def decide(tx: Transaction, command: Decide, actor: Actor) -> ApprovalView:
    """Safe to repeat by the same person in the same sense. done, refused, or failed where it cannot be done any more.

    Raises NotFound, OwnWish, ApprovalOver.
    """
    row = take_approval(tx, command.approval_id)
    if actor.kind != "staff":
        raise OwnWish("a key decides nothing: a person has to look at it")
    if maker_of(tx, row.asked_kind, row.asked_id) == actor.id:
        raise OwnWish("you asked for it yourself, or by a key you made: somebody else has to look at it")
    if row.decided_id == actor.id and row.state in ({"done", "failed"} if command.yes else {"refused"}):
        return approval(tx, row.id)
    if row.state != "waiting":
        raise ApprovalOver("nobody waits for a decision about this", state=row.state)
    if row.due_at is not None and row.due_at <= tx.now:
        raise ApprovalOver("the time for it is over", state="expired")
    by = (actor.kind, actor.id)
    if command.yes:
        view = carry(tx, row, by=by, answer=command.answer)
    else:
        view = end_approval(tx, row, "refused", by=by, answer=command.answer)
        tell(tx, view)
    audit.record(
        tx, actor, "approval.accept" if command.yes else "approval.refuse", target_kind="approval", target_id=row.id,
        after={"state": view.state, "error": view.error},
    )  # fmt: skip
    return view
