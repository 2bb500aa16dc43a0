"""How many there are in each view: counted once for a whole shop."""

import msgspec
from sqlalchemy import func, select
from sqlalchemy import text as sql

from chaffer.desk.rows.work_out import NEVER
from chaffer.desk.tables import desk_labels, desk_rows, mentions
from chaffer.kernel.clock import to_microseconds
from chaffer.runtime.statements import Statement, given, mine
from chaffer.runtime.transaction import Transaction

_NEVER = to_microseconds(NEVER)
_waits = func.sum(sql(f"CASE WHEN desk_rows.waits_since < {_NEVER} THEN 1 ELSE 0 END")).label("waiting")
_by = (
    desk_rows.c.state, desk_rows.c.owner_kind, desk_rows.c.owner_id, desk_rows.c.team_id, desk_rows.c.channel
)  # fmt: skip
_TALLY = Statement(
    "desk_rows.tally",
    select(*_by, func.count().label("number"), _waits).where(mine(desk_rows)).group_by(*_by).order_by(*_by),
)
_LABELS = Statement(
    "desk_rows.label_tally",
    select(desk_labels.c.label, func.count().label("number"))
    .where(mine(desk_labels), desk_labels.c.state == "open")
    .group_by(desk_labels.c.label),
)
_MENTIONS = Statement(
    "mentions.unseen",
    select(mentions.c.staff_id, func.count(mentions.c.conversation_id.distinct()).label("number"))
    .where(mine(mentions), mentions.c.seen_at.is_(None), mentions.c.staff_id != given("nobody"))
    .group_by(mentions.c.staff_id),
)


class Tally(msgspec.Struct):
    """Of a shop. views: those that are the same for everybody; of_people: open conversations by who has them;
    mentions: conversations in which somebody was named and has not looked yet, by whom.
    """

    views: dict[str, int]
    of_people: dict[str, int]
    mentions: dict[str, int]
    channels: dict[str, int]
    teams: dict[str, int]
    labels: dict[str, int]


def tally(tx: Transaction) -> Tally:
    """Three statements. Channels, teams and labels count what is open."""
    views = dict.fromkeys(("unassigned", "all", "snoozed", "closed", "bot", "waiting"), 0)
    told = Tally(views, {}, {}, {}, {}, {})
    for row in tx.rows(_TALLY):
        if row.state != "open":
            views[row.state] += row.number
            continue
        views["all"] += row.number
        views["waiting"] += row.waiting
        views["bot"] += row.number if row.owner_kind == "bot" else 0
        views["unassigned"] += row.number if row.owner_kind == "team" else 0
        _add(told.channels, row.channel, row.number)
        if row.owner_kind == "person":
            _add(told.of_people, row.owner_id, row.number)
        if row.team_id:
            _add(told.teams, row.team_id, row.number)
    told.labels = {row.label: row.number for row in tx.rows(_LABELS)}
    told.mentions = {row.staff_id: row.number for row in tx.rows(_MENTIONS, nobody="")}
    return told


def _add(to: dict[str, int], name: str, number: int) -> None:
    to[name] = to.get(name, 0) + number
