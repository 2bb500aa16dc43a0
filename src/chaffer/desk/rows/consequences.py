"""What follows from rows that changed: somebody is to be found for a conversation, or silence is to be noticed."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from chaffer.desk.routing import Routing
from chaffer.desk.rows.work_out import NEVER
from chaffer.desk.teams import routing_of_teams
from chaffer.runtime.jobs import enqueue
from chaffer.runtime.timers import set_timer
from chaffer.runtime.transaction import Transaction

ROUTE = "desk.route"
"""The job that gives what waits in queues to people."""
SILENCE = "desk.silence"
"""The timer that takes back what nobody answers."""
SHOP = "shop"


def follow_up(tx: Transaction, moved: Sequence[tuple[Any, dict[str, Any]]]) -> None:
    """moved: rows before, and as they are now. Nothing is read unless people have to do with one of them."""
    calls = any(_calls(before, row) for before, row in moved)
    silent = [row for before, row in moved if _may_fall_silent(before, row)]
    if not calls and not silent:
        return
    teams = routing_of_teams(tx)
    if calls and any(each.mode != "manual" for each in teams.values()):
        enqueue(tx, ROUTE, SHOP, {})
    for row in silent:
        minutes = routing_for(teams, row["team_id"])[1].silence_minutes
        if minutes:
            set_timer(tx, SILENCE, row["id"], row["waits_since"] + timedelta(minutes=minutes))


def routing_for(teams: dict[str, Routing], team_id: str) -> tuple[str, Routing]:
    """The team that cares for a conversation of this team; for one that names none, the team that takes those."""
    if team_id in teams:
        return team_id, teams[team_id]
    return next(((each, routing) for each, routing in teams.items() if routing.takes_rest), ("", Routing()))


def _calls(before: Any, row: dict[str, Any]) -> bool:
    """Whether it came into a queue, or somebody who had it has room again."""
    queued = row["state"] == "open" and row["owner_kind"] == "team"
    was_queued = before is not None and before.state == "open" and before.owner_kind == "team"
    moved_on = was_queued and before.team_id != row["team_id"]
    had = before is not None and before.state == "open" and before.owner_kind == "person"
    has = row["state"] == "open" and row["owner_kind"] == "person"
    return (queued and (not was_queued or moved_on)) or (had and (not has or before.owner_id != row["owner_id"]))


def _may_fall_silent(before: Any, row: dict[str, Any]) -> bool:
    waits = row["state"] == "open" and row["owner_kind"] == "person" and row["waits_since"] != NEVER
    return waits and (before is None or (before.waits_since, before.owner_id) != (row["waits_since"], row["owner_id"]))
