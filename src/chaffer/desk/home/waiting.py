"""Who waits now, and whose time is running out."""

from datetime import timedelta

import msgspec
from sqlalchemy import func, select

from chaffer.desk.rows.counts import tally
from chaffer.desk.rows.listing import Asked, Filter, list_rows
from chaffer.desk.rows.shown import InboxRow, shown
from chaffer.desk.tables import desk_rows
from chaffer.runtime.statements import Statement, given, mine
from chaffer.runtime.transaction import Transaction

AT_RISK = timedelta(minutes=2)
LONGEST = 5
_DUE = Statement(
    "desk_rows.due_until",
    select(func.count().label("number")).select_from(desk_rows).where(
        mine(desk_rows), desk_rows.c.state == "open", desk_rows.c.due_at < given("until", type_=desk_rows.c.due_at.type)
    ),
)  # fmt: skip


class WaitsNow(msgspec.Struct, frozen=True):
    """Open conversations. waiting: a shopper waits for an answer. late: past the time that was promised; at_risk: it will be
    within two minutes, as the live queue counts. longest: those who have waited longest, five at most.
    """

    open: int
    unassigned: int
    waiting: int
    with_bot: int
    late: int
    at_risk: int
    longest: tuple[InboxRow, ...]


def waiting(tx: Transaction) -> WaitsNow:
    views = tally(tx).views
    late = int(tx.value(_DUE, until=tx.now))
    soon = int(tx.value(_DUE, until=tx.now + AT_RISK)) - late
    longest = shown(tx, list_rows(tx, Asked(Filter("waiting"), "waiting", "", LONGEST)))
    return WaitsNow(views["all"], views["unassigned"], views["waiting"], views["bot"], late, soon, tuple(longest))
