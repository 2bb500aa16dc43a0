"""What follows from somebody's waiting: rules by the clock, and answers that are overdue."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import func, select

from chaffer.desk.events import AnswerOverdue
from chaffer.desk.rows.facts import known_rows
from chaffer.desk.rows.refresh import refresh
from chaffer.desk.rows.work_out import NEVER
from chaffer.desk.rules.promising import promise
from chaffer.desk.rules.rows import CLOCK, DUE, moments_of, next_moment
from chaffer.desk.rules.rule import BY_THE_CLOCK, Occurrence
from chaffer.desk.rules.stored import wanted
from chaffer.desk.tables import desk_rows, sla_misses
from chaffer.kernel.clock import to_microseconds
from chaffer.runtime.jobs import Arguments, enqueue
from chaffer.runtime.statements import Statement, given, insert_all, mine
from chaffer.runtime.timers import set_timer
from chaffer.runtime.transaction import Transaction

SWEEP = "rules.sweep"
"""The job that sets the clocks of those who wait already, when there is a new rule by the clock."""
TOGETHER = 200
_MISSED = Statement(
    "sla_misses.add",
    insert_all(sla_misses).on_conflict_do_nothing(index_elements=["shop_id", "conversation_id", "since"]),
)
_COUNT = Statement(
    "sla_misses.count",
    select(sla_misses.c.owner_kind, sla_misses.c.owner_id, sla_misses.c.team_id, func.count().label("number"))
    .where(mine(sla_misses), sla_misses.c.due_at >= given("since"))
    .group_by(sla_misses.c.owner_kind, sla_misses.c.owner_id, sla_misses.c.team_id),
)
_WAITING = Statement(
    "rules.those_who_wait",
    select(desk_rows.c.id, desk_rows.c.waits_since, desk_rows.c.due_at)
    .where(
        mine(desk_rows),
        desk_rows.c.state.in_(["open", "snoozed"]),
        desk_rows.c.waits_since < given("never"),
        desk_rows.c.id > given("after"),
    )
    .order_by(desk_rows.c.id)
    .limit(TOGETHER),
)


def strike(tx: Transaction, arguments: Arguments) -> None:
    """A conversation's clock: promise what its moment has come for, and set it to the next one."""
    row = _row(tx, arguments["thing_id"])
    if row is None or row.waits_since == NEVER or row.state == "closed":
        return
    listening = wanted(tx, BY_THE_CLOCK)
    since = to_microseconds(row.waits_since)
    promise(
        tx,
        *(
            Occurrence(event, row.id, f"{minutes}/{since}")
            for (event, minutes), at in moments_of(listening, row.waits_since, row.due_at)
            if at <= tx.now
        ),
        known=listening,
    )
    if (at := next_moment(listening, row.waits_since, row.due_at, tx.now)) is not None:
        set_timer(tx, CLOCK, row.id, at)


def overdue(tx: Transaction, arguments: Arguments) -> None:
    """Count an answer that has not come in time; once for each time somebody waited."""
    row = _row(tx, arguments["thing_id"])
    if row is None or NEVER in (row.waits_since, row.due_at):
        return
    if row.due_at > tx.now:  # a policy or a label moved it
        set_timer(tx, DUE, row.id, row.due_at)
        return
    missed = {"conversation_id": row.id, "since": row.waits_since, "due_at": row.due_at}
    who = {name: getattr(row, name) for name in ("owner_kind", "owner_id", "team_id", "channel")}
    if tx.run(_MISSED, **missed, **who):
        tx.happened(AnswerOverdue(row.id, row.owner_kind, row.owner_id, row.waits_since, row.due_at))
        tx.changed("conversation", row.id)


def sweep_later(tx: Transaction) -> None:
    """Set the clocks of all who wait now."""
    enqueue(tx, SWEEP, "", {"after": "", "odd": False})


def sweep(tx: Transaction, arguments: Arguments) -> None:
    listening = wanted(tx, BY_THE_CLOCK)
    rows = tx.rows(_WAITING, never=NEVER, after=arguments["after"])
    for row in rows if listening else ():
        if any(at <= tx.now for _, at in moments_of(listening, row.waits_since, row.due_at)):
            set_timer(tx, CLOCK, row.id, tx.now)
        elif (at := next_moment(listening, row.waits_since, row.due_at, tx.now)) is not None:
            set_timer(tx, CLOCK, row.id, at)
    if len(rows) == TOGETHER:
        # Under another key: this one's job is unfinished until it is done.
        odd = not arguments["odd"]
        enqueue(tx, SWEEP, str(odd), {"after": rows[-1].id, "odd": odd})


def missed_since(tx: Transaction, since: datetime) -> Sequence[Any]:
    """How often it came to that, by who had the conversation."""
    return tx.rows(_COUNT, since=since)


def _row(tx: Transaction, conversation_id: str) -> Any:
    """As the list has it once it is as the thread is."""
    refresh(tx, (conversation_id,))
    return known_rows(tx, [conversation_id]).get(conversation_id)
