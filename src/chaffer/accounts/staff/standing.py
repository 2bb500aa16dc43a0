"""How people stand with the door: a second factor, where they are signed in, when they were last seen."""

from collections.abc import Sequence
from datetime import datetime, timedelta

import msgspec
from sqlalchemy import case, func, select

from chaffer.accounts.staff.tables import second_factors, sessions
from chaffer.runtime.statements import Statement, given, in_list, mine
from chaffer.runtime.transaction import Transaction

_is_live = (
    sessions.c.ended_at.is_(None) & (sessions.c.ends_at > given("now")) & (sessions.c.seen_at > given("idle_since"))
)
_SESSIONS = Statement(
    "staff.seen",
    select(
        sessions.c.staff_id, func.max(sessions.c.seen_at).label("seen_at"),
        func.sum(case((_is_live, 1), else_=0)).label("live"),
    )
    .where(mine(sessions), in_list(sessions.c.staff_id, "ids"))
    .group_by(sessions.c.staff_id),
)  # fmt: skip
_FACTORS = Statement(
    "staff.guarded",
    select(second_factors.c.staff_id).where(
        mine(second_factors), in_list(second_factors.c.staff_id, "ids"), second_factors.c.confirmed_at.is_not(None)
    ),
)


class Standing(msgspec.Struct, frozen=True):
    """seen_at: to a few minutes; None for who never came. sessions: in which they are signed in now."""

    second_factor: bool = False
    seen_at: datetime | None = None
    sessions: int = 0


def standing_of(tx: Transaction, ids: Sequence[str], idle: timedelta) -> dict[str, Standing]:
    """By person; two statements for any number. idle: so long without a call, and a session has ended."""
    wanted = list(ids)
    guarded = {row.staff_id for row in tx.rows(_FACTORS, ids=wanted)}
    seen = {row.staff_id: row for row in tx.rows(_SESSIONS, ids=wanted, now=tx.now, idle_since=tx.now - idle)}
    return {
        each: Standing(each in guarded, seen[each].seen_at, int(seen[each].live)) if each in seen
        else Standing(each in guarded)
        for each in wanted
    }  # fmt: skip
