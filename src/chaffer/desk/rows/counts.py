"""How many there are in each view: counted once for a whole shop."""

import msgspec
from sqlalchemy import func, select
from sqlalchemy import text as sql

from chaffer.desk.rows.work_out import NEVER
from chaffer.desk.tables import desk_labels, desk_rows, followers, mentions
from chaffer.kernel.clock import to_microseconds
from chaffer.runtime.statements import Statement, given, mine
from chaffer.runtime.transaction import Transaction

# Each reads a stretch of one index; what people have is a small part of what a shop has.
_open = (mine(desk_rows), desk_rows.c.state == "open")
_number = func.count().label("number")
_by = (desk_rows.c.owner_kind, desk_rows.c.owner_id, desk_rows.c.team_id, desk_rows.c.channel)
_PEOPLES = Statement(
    "desk_rows.tally_people",
    select(*_by, _number).where(*_open, desk_rows.c.owner_kind.in_(["person", "team"])).group_by(*_by),
)
_BOTS = Statement(
    "desk_rows.tally_bot",
    select(desk_rows.c.channel, _number)
    .where(*_open, desk_rows.c.owner_kind == "bot", desk_rows.c.owner_id == "", desk_rows.c.team_id == "")
    .group_by(desk_rows.c.channel),
)
_PUT_AWAY = {
    state: Statement(
        f"desk_rows.tally_{state}",
        select(_number).select_from(desk_rows).where(mine(desk_rows), desk_rows.c.state == state),
    )
    for state in ("snoozed", "closed")
}
_WAITING = Statement(
    "desk_rows.tally_waiting",
    select(_number).select_from(desk_rows).where(*_open, desk_rows.c.waits_since < sql(str(to_microseconds(NEVER)))),
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
_FOLLOWED = Statement(
    "followers.tally",
    select(followers.c.staff_id, func.count().label("number")).where(mine(followers)).group_by(followers.c.staff_id),
)


class Tally(msgspec.Struct):
    """Of a shop. views: those that are the same for everybody; of_people: open conversations by who has them;
    mentions: conversations in which somebody was named and has not looked yet, by whom. followed: by whom.
    """

    views: dict[str, int]
    of_people: dict[str, int]
    mentions: dict[str, int]
    channels: dict[str, int]
    teams: dict[str, int]
    labels: dict[str, int]
    followed: dict[str, int] = {}


def tally(tx: Transaction) -> Tally:
    """Eight statements. Channels, teams and labels count what is open."""
    views = dict.fromkeys(("unassigned", "all", "snoozed", "closed", "bot", "waiting"), 0)
    told = Tally(views, {}, {}, {}, {}, {})
    for row in tx.rows(_PEOPLES):
        if row.owner_kind == "team":
            views["unassigned"] += row.number
        else:
            _add(told.of_people, row.owner_id, row.number)
        if row.team_id:
            _add(told.teams, row.team_id, row.number)
        _add(told.channels, row.channel, row.number)
    for row in tx.rows(_BOTS):
        views["bot"] += row.number
        _add(told.channels, row.channel, row.number)
    views["all"] = sum(told.channels.values())
    views |= {state: int(tx.value(statement)) for state, statement in _PUT_AWAY.items()}
    views["waiting"] = int(tx.value(_WAITING))
    told.labels = {row.label: row.number for row in tx.rows(_LABELS)}
    told.mentions = {row.staff_id: row.number for row in tx.rows(_MENTIONS, nobody="")}
    told.followed = {row.staff_id: row.number for row in tx.rows(_FOLLOWED)}
    return told


def _add(to: dict[str, int], name: str, number: int) -> None:
    to[name] = to.get(name, 0) + number
