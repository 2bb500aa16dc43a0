"""Reading teams."""

from collections import defaultdict
from typing import Any

from sqlalchemy import select

from chaffer.desk.routing import Routing, routing_in
from chaffer.desk.tables import team_members, teams
from chaffer.runtime.statements import Statement, given, mine
from chaffer.runtime.transaction import Transaction

_IS = Statement("teams.is", select(teams.c.id).where(mine(teams), teams.c.id == given("id")))
_ALL = Statement("teams.all", select(teams).where(mine(teams)).order_by(teams.c.id))
_MEMBERS = Statement(
    "teams.members",
    select(team_members).where(mine(team_members)).order_by(team_members.c.team_id, team_members.c.staff_id),
)


def is_team(tx: Transaction, team_id: str) -> bool:
    return tx.value(_IS, id=team_id) is not None


def all_teams(tx: Transaction) -> list[Any]:
    return tx.rows(_ALL)


def members_of_teams(tx: Transaction) -> dict[str, list[str]]:
    """Ids of staff by team."""
    found = defaultdict(list)
    for row in tx.rows(_MEMBERS):
        found[row.team_id].append(row.staff_id)
    return found


_ONE = Statement("teams.one", select(teams).where(mine(teams), teams.c.id == given("id")))


def team(tx: Transaction, team_id: str) -> Any:
    """Raises NotFound."""
    return tx.one(_ONE, id=team_id)


def routing_of_teams(tx: Transaction) -> dict[str, Routing]:
    """By team, the oldest first."""
    return {row.id: routing_in(row.routing) for row in tx.rows(_ALL)}
