"""What waits for its hour: promised when it comes, taken back until then.

It stands in nobody's way meanwhile: the gate, the pace and the order of the thread see it only once it is promised.
"""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import select

from chaffer.runtime.jobs import Arguments
from chaffer.runtime.statements import Statement, given, in_list, mine
from chaffer.runtime.timers import set_timer
from chaffer.runtime.transaction import Transaction, guarded
from chaffer.threads.load import take_seq
from chaffer.threads.tables import messages

LEAVE = "message.leave"
_WAITING = Statement(
    "desk.waiting",
    select(messages.c.id, messages.c.conversation_id)
    .where(
        mine(messages),
        in_list(messages.c.id, "ids"),
        messages.c.state == "scheduled",
        messages.c.send_after <= given("now"),
    )
    .order_by(messages.c.seq),
)
_LEAVE = guarded(
    "desk.leave", messages, messages.c.id == given("id_"), messages.c.state == "scheduled",
    state="promised", seq=given("new_seq"), at=given("now_"), send_after=given("now_"),
)  # fmt: skip


def leave_at(tx: Transaction, ids: Sequence[str], at: datetime) -> None:
    """They leave together, in this order."""
    set_timer(tx, LEAVE, ids[0], at, arguments={"ids": list(ids)})


def leave(tx: Transaction, arguments: Arguments) -> None:
    """Their hour has come: promise those that nobody took back or put off, at the end of the thread. Safe to
    repeat.
    """
    rows = tx.rows(_WAITING, ids=list(arguments["ids"]), now=tx.now)
    if not rows:
        return
    thread = rows[0].conversation_id
    for seq, row in enumerate(rows, take_seq(tx, thread, len(rows))):
        tx.run(_LEAVE, id_=row.id, new_seq=seq, now_=tx.now)
    changed_in(tx, thread, [row.id for row in rows])
    tx.wake("outbox")


def changed_in(tx: Transaction, conversation_id: str, ids: Sequence[str]) -> None:
    """Those who follow the thread look at it again, and those who hold one of these messages at that."""
    tx.changed("conversation", conversation_id)
    for message_id in ids:
        tx.changed("message", message_id)
