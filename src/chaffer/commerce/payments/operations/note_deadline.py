"""Write down until when the bank wants evidence in a dispute, as the merchant learned it."""

from datetime import datetime

import msgspec

from chaffer.accounts import audit
from chaffer.accounts.actor import SYSTEM, Actor
from chaffer.commerce.payments.listing import one_dispute
from chaffer.commerce.payments.queries import DisputeView
from chaffer.commerce.payments.tables import disputes
from chaffer.kernel.errors import Conflict
from chaffer.runtime.statements import given
from chaffer.runtime.transaction import Transaction, guarded


class NoteDeadline(msgspec.Struct, frozen=True):
    dispute_id: str
    answer_by: datetime


_NOTE = guarded(
    "disputes.note_deadline", disputes, disputes.c.id == given("dispute_id"), disputes.c.state.in_(("asked", "open")),
    answer_by=given("new_answer_by"),
)  # fmt: skip


def note_deadline(tx: Transaction, command: NoteDeadline, actor: Actor = SYSTEM) -> DisputeView:
    """Safe to repeat. Raises NotFound, Conflict for one that is decided."""
    before = one_dispute(tx, command.dispute_id)
    if not tx.run(_NOTE, dispute_id=command.dispute_id, new_answer_by=command.answer_by):
        raise Conflict("this dispute is decided", state=before.state)
    audit.record(
        tx, actor, "dispute.deadline", target_kind="dispute", target_id=before.id,
        after={"answer_by": command.answer_by.isoformat()},
    )  # fmt: skip
    return one_dispute(tx, command.dispute_id)
