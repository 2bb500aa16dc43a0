"""Make a team, change it, dissolve it."""

import msgspec
from sqlalchemy import delete, update

from chaffer.accounts.hours import Hours, check
from chaffer.accounts.listing import is_staff
from chaffer.desk.routing import Routing
from chaffer.desk.tables import desk_rows, team_members, teams
from chaffer.desk.teams import members_of_teams, team
from chaffer.kernel.errors import Invalid
from chaffer.runtime.many import insert_many
from chaffer.runtime.statements import Statement, given, insert_all, mine
from chaffer.runtime.transaction import Transaction, guarded
from chaffer.threads.tables import conversations

TEAMS_AT_MOST, MEMBERS_AT_MOST = 200, 500
_ADD = Statement("teams.add", insert_all(teams))
_CHANGE = guarded(
    "teams.change", teams, teams.c.id == given("id_"), name=given("new_name"), hours=given("new_hours"),
    routing=given("new_routing"),
)  # fmt: skip
_REMOVE = Statement("teams.remove", delete(teams).where(mine(teams), teams.c.id == given("id")))
_PART = Statement("teams.part", delete(team_members).where(mine(team_members), team_members.c.team_id == given("id")))
# By the list, which has an index for it; what it does not know of yet goes to nobody's team when it is next looked at.
_LEAVE = Statement(
    "teams.leave",
    update(conversations)
    .where(mine(conversations), conversations.c.id.in_(
        desk_rows.select().with_only_columns(desk_rows.c.id)
        .where(mine(desk_rows), desk_rows.c.team_id == given("team"), desk_rows.c.team_id != "")
    ), conversations.c.team_id == given("team"))
    .values(team_id="")
    .returning(conversations.c.id, conversations.c.owner_kind),
)  # fmt: skip
_TO_ALL = guarded(
    "teams.to_all", conversations, conversations.c.id == given("id_"), conversations.c.owner_kind == "team",
    conversations.c.owner_id == given("team"), owner_id="",
)  # fmt: skip


class WriteTeam(msgspec.Struct, frozen=True):
    """What is None stays as it is; a new team needs a name. hours: None in a new team: those of the shop."""

    name: str | None = None
    members: tuple[str, ...] | None = None
    hours: Hours | msgspec.UnsetType | None = msgspec.UNSET
    routing: Routing | None = None


def add_team(tx: Transaction, command: WriteTeam) -> str:
    """Its id. Raises Invalid."""
    if not command.name:
        raise Invalid("a team needs a name", field="name")
    hours = command.hours if isinstance(command.hours, Hours) else None
    _check(tx, command)
    if len(members_of_teams(tx)) >= TEAMS_AT_MOST:
        raise Invalid(f"a shop has at most {TEAMS_AT_MOST} teams", field="name")
    team_id = tx.new_id("team")
    tx.run(
        _ADD, id=team_id, name=command.name, hours=hours, routing=command.routing or Routing(), created_at=tx.now
    )  # fmt: skip
    _join(tx, team_id, command.members or ())
    tx.changed("team", team_id)
    return team_id


def change_team(tx: Transaction, team_id: str, command: WriteTeam) -> None:
    """Raises NotFound, Invalid."""
    tx.lock(teams, id=team_id)
    before = team(tx, team_id)
    _check(tx, command)
    tx.run(
        _CHANGE, id_=team_id, new_name=command.name or before.name,
        new_hours=before.hours if command.hours is msgspec.UNSET else command.hours,
        new_routing=before.routing if command.routing is None else command.routing,
    )  # fmt: skip
    if command.members is not None:
        tx.run(_PART, id=team_id)
        _join(tx, team_id, command.members)
    tx.changed("team", team_id)


def remove_team(tx: Transaction, team_id: str) -> None:
    """What waits in its queue waits in that of the whole shop. Raises NotFound."""
    tx.lock(teams, id=team_id)
    team(tx, team_id)
    tx.run(_REMOVE, id=team_id)
    tx.run(_PART, id=team_id)
    for row in tx.rows(_LEAVE, team=team_id):
        tx.run(_TO_ALL, id_=row.id, team=team_id)
        tx.changed("conversation", row.id)
    tx.changed("team", team_id)


def _check(tx: Transaction, command: WriteTeam) -> None:
    if isinstance(command.hours, Hours):
        check(command.hours)
    members = command.members or ()
    if len(members) > MEMBERS_AT_MOST:
        raise Invalid(f"a team has at most {MEMBERS_AT_MOST} people", field="members")
    if wrong := [each for each in members if not is_staff(tx, each)]:
        raise Invalid(f"no such member of staff: {wrong[0]}", field="members")


def _join(tx: Transaction, team_id: str, members: tuple[str, ...]) -> None:
    rows = [{"team_id": team_id, "staff_id": each} for each in dict.fromkeys(members)]
    insert_many(tx, "teams.join", team_members, rows)
