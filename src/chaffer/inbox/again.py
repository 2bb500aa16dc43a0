"""Events that were given up: seeing them, and taking them once more."""

from typing import Any

from sqlalchemy import select, update

from chaffer.inbox.lanes import want
from chaffer.inbox.tables import inbox
from chaffer.kernel.errors import NotFound
from chaffer.runtime.statements import Statement, given, mine
from chaffer.runtime.transaction import Transaction

_DEAD = Statement(
    "inbox.dead",
    select(inbox.c.id, inbox.c.kind, inbox.c.kept_at, inbox.c.error)
    .where(mine(inbox), inbox.c.state == "dead")
    .order_by(inbox.c.id.desc())
    .limit(500),
)
_AGAIN = Statement(
    "inbox.again",
    update(inbox)
    .where(mine(inbox), inbox.c.id == given("id_"), inbox.c.state == "dead", inbox.c.body.is_not(None))
    .values(state="kept", attempts=0, error="", due_at=given("at"))
    .returning(inbox.c.kind, inbox.c.conversation_id),
)


def dead_events(tx: Transaction) -> list[Any]:
    """The newest first: id, kind, kept_at, error."""
    return tx.rows(_DEAD)


def take_again(tx: Transaction, event_id: str) -> None:
    """Put it back to the others, in its place of old. Raises NotFound if it was not given up or its body is gone."""
    row = tx.row(_AGAIN, id_=event_id, at=tx.now)
    if row is None:
        raise NotFound(f"{event_id}: no such event was given up, or its body is shredded")
    if row.conversation_id:
        want(tx, row.conversation_id)
        tx.wake("lanes")
    else:
        tx.wake("inbox")
