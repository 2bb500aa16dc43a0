"""What one person was sent lately: for a process that does not know, since it has just begun or is not alone."""

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import select

from chaffer.outbox.pace import Pace
from chaffer.outbox.rates import Rates
from chaffer.runtime.statements import Statement, given, mine
from chaffer.runtime.transaction import Transaction
from chaffer.threads.tables import messages

_LOOK_BACK = 100
_LATELY = Statement(
    "outbox.lately",
    select(messages.c.sent_at, messages.c.lease_until, messages.c.at)
    .where(
        mine(messages),
        messages.c.conversation_id == given("conversation_id"),
        messages.c.direction == "out",
        messages.c.state.in_(["sending", "sent", "delivered", "read", "unknown", "failed"]),
    )
    .order_by(messages.c.seq.desc())
    .limit(_LOOK_BACK),
)


def remember(tx: Transaction, pace: Pace, conversation_id: str, rates: Rates, lease: timedelta, now: float) -> None:
    """Tell the pace what left for this person, by whichever process. now: by the pace's clock."""
    if not rates.pair_every_seconds:
        return
    rows = tx.rows(_LATELY, conversation_id=conversation_id)
    moments = sorted(now - (tx.now - _left_at(row, lease)).total_seconds() for row in rows)
    pace.recall(conversation_id, rates, moments, now, whole=len(rows) < _LOOK_BACK)


def _left_at(row: Any, lease: timedelta) -> datetime:
    left: datetime = row.sent_at or (row.lease_until - lease if row.lease_until else row.at)
    return left
