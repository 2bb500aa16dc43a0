"""What somebody who watches over the desk sees: who waits, what is late, and how much each person and team has."""

from collections import defaultdict
from datetime import datetime, timedelta
from typing import Any

import msgspec
from sqlalchemy import case, func, select
from sqlalchemy import text as sql

from chaffer.accounts.hours import hours_in, is_open
from chaffer.accounts.shops import own_shop
from chaffer.desk.agents import agents_of
from chaffer.desk.routing import Routing, routing_in
from chaffer.desk.rows.row import Row
from chaffer.desk.rows.shown import InboxRow, shown
from chaffer.desk.rows.work_out import NEVER
from chaffer.desk.tables import desk_rows
from chaffer.desk.teams import all_teams, members_of_teams
from chaffer.kernel.clock import to_microseconds
from chaffer.runtime.statements import Statement, given, mine
from chaffer.runtime.transaction import Transaction

SOON = timedelta(minutes=2)
"""What is due within it is at risk."""
SHOWN_AT_MOST = 25
_never = sql(str(to_microseconds(NEVER)))
_columns = [desk_rows.c[name] for name in Row.__struct_fields__]
_peoples = (mine(desk_rows), desk_rows.c.state == "open", desk_rows.c.owner_kind.in_(["person", "team"]))
_waits = desk_rows.c.waits_since < _never
_LONGEST = Statement(
    "floor.longest",
    select(*_columns).where(*_peoples, _waits).order_by(desk_rows.c.waits_since, desk_rows.c.id).limit(SHOWN_AT_MOST),
)
_DUE = Statement(
    "floor.due",
    select(*_columns).where(*_peoples, desk_rows.c.due_at <= given("until")).order_by(desk_rows.c.due_at, desk_rows.c.id)
    .limit(SHOWN_AT_MOST),
)  # fmt: skip


def _how_many(clause: Any) -> Any:
    return func.coalesce(func.sum(case((clause, 1), else_=0)), 0)


_LOADS = Statement(
    "floor.loads",
    select(
        desk_rows.c.owner_kind, desk_rows.c.owner_id, desk_rows.c.team_id,
        func.count().label("open"),
        _how_many(_waits).label("waiting"),
        _how_many(desk_rows.c.due_at <= given("now")).label("late"),
        _how_many(desk_rows.c.due_at <= given("until")).label("due"),
        func.min(desk_rows.c.waits_since).label("since"),
    )
    .where(*_peoples)
    .group_by(desk_rows.c.owner_kind, desk_rows.c.owner_id, desk_rows.c.team_id),
)  # fmt: skip


class FloorPerson(msgspec.Struct, frozen=True):
    """open: conversations they have now; waiting: of those, where the shopper waits; late: past their promised answer.
    capacity: how many they take at once; 0: as many as come. replied_at: when they last answered a shopper.
    """

    id: str
    name: str
    role: str
    away: bool
    open: int
    waiting: int
    late: int
    capacity: int
    longest_since: datetime | None
    replied_at: datetime | None
    teams: tuple[str, ...]


class FloorTeam(msgspec.Struct, frozen=True):
    """id: empty for what no team has. queued: taken by nobody. present: members who are not away. in_hours: people answer
    now.
    """

    id: str
    name: str
    open: int
    queued: int
    waiting: int
    late: int
    longest_since: datetime | None
    members: int
    present: int
    in_hours: bool


class Floor(msgspec.Struct, frozen=True):
    """The whole desk at one moment, the bot's own threads left out. at_risk: due within two minutes, not late yet.
    longest: who waits longest; due: what is late or at risk, the soonest first; at most 25 each.
    """

    at: datetime
    waiting: int
    queued: int
    late: int
    at_risk: int
    longest: tuple[InboxRow, ...]
    due: tuple[InboxRow, ...]
    people: tuple[FloorPerson, ...]
    teams: tuple[FloorTeam, ...]


class _Sum(msgspec.Struct):
    open: int = 0
    waiting: int = 0
    late: int = 0
    due: int = 0
    queued: int = 0
    since: datetime = NEVER

    def add(self, row: Any) -> None:
        self.open += row.open
        self.waiting += row.waiting
        self.late += row.late
        self.due += row.due
        self.queued += row.open if row.owner_kind == "team" else 0
        self.since = min(self.since, row.since)

    @property
    def longest(self) -> datetime | None:
        return None if self.since == NEVER else self.since


def floor(tx: Transaction) -> Floor:
    """Twelve statements for any number of people."""
    by_person: dict[str, _Sum] = defaultdict(_Sum)
    by_team: dict[str, _Sum] = defaultdict(_Sum)
    whole = _Sum()
    for row in tx.rows(_LOADS, now=tx.now, until=tx.now + SOON):
        whole.add(row)
        by_team[row.team_id].add(row)
        if row.owner_kind == "person":
            by_person[row.owner_id].add(row)
    longest = [Row(*row) for row in tx.rows(_LONGEST)]
    due = [Row(*row) for row in tx.rows(_DUE, until=tx.now + SOON)]
    drawn = {row.id: row for row in shown(tx, list({each.id: each for each in (*longest, *due)}.values()))}
    agents = agents_of(tx)
    members, teams = members_of_teams(tx), all_teams(tx)
    return Floor(
        tx.now, whole.waiting, whole.queued, whole.late, whole.due - whole.late,
        tuple(drawn[each.id] for each in longest), tuple(drawn[each.id] for each in due),
        tuple(_person(each, by_person[each.staff_id], teams, members) for each in agents),
        _teams(tx, teams, members, by_team, {each.staff_id for each in agents if not each.away}),
    )  # fmt: skip


def _person(agent: Any, has: _Sum, teams: list[Any], members: dict[str, list[str]]) -> FloorPerson:
    mine_ = [team for team in teams if agent.staff_id in members.get(team.id, ())]
    of_teams = [routing_in(team.routing) for team in mine_]
    return FloorPerson(
        agent.staff_id, agent.name, agent.role, bool(agent.away), has.open, has.waiting, has.late,
        agent.capacity or _most(of_teams), has.longest, agent.replied_at, tuple(team.id for team in mine_),
    )  # fmt: skip


def _most(of_teams: list[Routing]) -> int:
    """As the teams have it: the largest; 0 where one sets no bound."""
    bounds = [each.capacity for each in of_teams]
    return max(bounds) if bounds and all(bounds) else 0


def _teams(
    tx: Transaction, teams: list[Any], members: dict[str, list[str]], has: dict[str, _Sum], there: set[str]
) -> tuple[FloorTeam, ...]:  # fmt: skip
    shop = own_shop(tx)
    house = hours_in(shop.settings.get("hours"))
    rows = [
        _team(each.id, each.name, has[each.id], members.get(each.id, []), there,
              is_open(hours_in(each.hours) or house, shop.time_zone, tx.now))
        for each in teams
    ]  # fmt: skip
    if has[""].open:
        rows.append(_team("", "", has[""], sorted(there), there, is_open(house, shop.time_zone, tx.now)))
    return tuple(rows)


def _team(id_: str, name: str, has: _Sum, members: list[str], there: set[str], in_hours: bool) -> FloorTeam:
    present = sum(1 for each in members if each in there)
    return FloorTeam(
        id_, name, has.open, has.queued, has.waiting, has.late, has.longest, len(members), present, in_hours
    )  # fmt: skip
