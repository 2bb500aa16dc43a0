"""Teams, the people in them, and how soon they answer."""

from datetime import datetime
from typing import Annotated, Any

import msgspec

from chaffer.accounts import audit
from chaffer.accounts.hours import Hours, hours_in
from chaffer.accounts.listing import is_staff
from chaffer.desk.agents import agents_of
from chaffer.desk.operations.set_agent import SetAgent, set_agent
from chaffer.desk.operations.write_sla import Sla, add_sla, change_sla, remove_sla, sla
from chaffer.desk.operations.write_team import WriteTeam, add_team, change_team, remove_team
from chaffer.desk.routing import Routing, routing_in
from chaffer.desk.sla import all_policies
from chaffer.desk.teams import all_teams, is_team, members_of_teams, team
from chaffer.kernel.errors import Invalid, NotFound
from chaffer.runtime.transaction import Transaction
from chaffer.web.api.conversations import PRIORITY_RANKS, Priority
from chaffer.web.call import Call
from chaffer.web.route import Nothing

Name = Annotated[str, msgspec.Meta(min_length=1, max_length=60)]
Id = Annotated[str, msgspec.Meta(max_length=64)]
Members = Annotated[tuple[Id, ...], msgspec.Meta(max_length=500)]
Minutes = Annotated[int, msgspec.Meta(ge=1, le=30 * 24 * 60)]
Language = Annotated[str, msgspec.Meta(pattern=r"^[a-z]{2,3}$", examples=["fr"])]


class TeamOut(msgspec.Struct, frozen=True):
    """members: ids of staff. hours: null: the shop's own, which stand in its settings as `hours`, in the same shape; without
    them people answer around the clock.
    """

    id: str
    name: str
    members: tuple[str, ...]
    hours: Hours | None
    routing: Routing


class Teams(msgspec.Struct, frozen=True):
    items: tuple[TeamOut, ...]


class NewTeam(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    name: Name
    members: Members = ()
    hours: Hours | None = None
    routing: Routing = Routing()


class TeamChange(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What is absent stays as it is. hours: null for those of the shop."""

    name: Name | None = None
    members: Members | None = None
    hours: Hours | msgspec.UnsetType | None = msgspec.UNSET
    routing: Routing | None = None


class AgentOut(msgspec.Struct, frozen=True):
    """load: open conversations now. capacity: 0: as the team has it. languages: those spoken; none: any. skills:
    labels of conversations they know how to handle. replied_at: when they last answered a shopper.
    """

    staff_id: str
    name: str
    away: bool
    capacity: int
    languages: tuple[str, ...]
    load: int
    skills: tuple[str, ...] = ()
    replied_at: datetime | None = None


class Agents(msgspec.Struct, frozen=True):
    items: tuple[AgentOut, ...]


class AgentChange(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What is absent stays as it is. away: nothing is given to them. reassign: what they have goes back to its queue."""

    away: bool | None = None
    capacity: Annotated[int, msgspec.Meta(ge=0, le=1000)] | None = None
    languages: Annotated[tuple[Language, ...], msgspec.Meta(max_length=20)] | None = None
    skills: Annotated[tuple[Name, ...], msgspec.Meta(max_length=50)] | None = None
    reassign: bool = False


class SlaOut(msgspec.Struct, frozen=True):
    """What is empty fits everything; of those that fit, the lowest position counts. Minutes are of open hours."""

    id: str
    name: str
    position: int
    channel: str
    label: str
    team: str
    priority: Priority | None
    first_minutes: int
    next_minutes: int


class SlaPolicies(msgspec.Struct, frozen=True):
    items: tuple[SlaOut, ...]


class NewSla(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """first_minutes: until the first answer of a person; next_minutes: until each later one."""

    name: Name
    position: Annotated[int, msgspec.Meta(ge=0, le=10_000)] = 0
    channel: Id = ""
    label: Id = ""
    team: Id = ""
    priority: Priority | None = None
    first_minutes: Minutes = 5
    next_minutes: Minutes = 15


class SlaChange(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What is absent stays as it is."""

    name: Name | None = None
    position: Annotated[int, msgspec.Meta(ge=0, le=10_000)] | None = None
    channel: Id | None = None
    label: Id | None = None
    team: Id | None = None
    priority: Priority | msgspec.UnsetType | None = msgspec.UNSET
    first_minutes: Minutes | None = None
    next_minutes: Minutes | None = None


async def list_(call: Call, _: Nothing) -> Teams:
    return await call.read(_teams)


async def add(call: Call, asked: NewTeam) -> TeamOut:
    def work(tx: Transaction) -> TeamOut:
        made = add_team(tx, WriteTeam(asked.name, asked.members, asked.hours, asked.routing))
        audit.record(tx, call.actor, "team.add", target_kind="team", target_id=made, after=asked)
        return _team(tx, made)

    return await call.write(work)


async def change(call: Call, asked: TeamChange) -> TeamOut:
    def work(tx: Transaction) -> TeamOut:
        change_team(tx, call.path["id"], WriteTeam(asked.name, asked.members, asked.hours, asked.routing))
        audit.record(tx, call.actor, "team.change", target_kind="team", target_id=call.path["id"], after=asked)
        return _team(tx, call.path["id"])

    return await call.write(work)


async def remove(call: Call, _: Nothing) -> None:
    def work(tx: Transaction) -> None:
        remove_team(tx, call.path["id"])
        audit.record(tx, call.actor, "team.remove", target_kind="team", target_id=call.path["id"])

    await call.write(work)


async def agents(call: Call, _: Nothing) -> Agents:
    return await call.read(lambda tx: Agents(tuple(_agent(row) for row in agents_of(tx))))


async def change_agent(call: Call, asked: AgentChange) -> AgentOut:
    return await _set_agent(call, call.path["id"], asked)


async def change_me(call: Call, asked: AgentChange) -> AgentOut:
    """Raises NotFound for a caller who is no member of staff."""
    return await _set_agent(call, call.actor.id, asked)


async def policies(call: Call, _: Nothing) -> SlaPolicies:
    return await call.read(lambda tx: SlaPolicies(tuple(_sla(row) for row in all_policies(tx))))


async def add_policy(call: Call, asked: NewSla) -> SlaOut:
    def work(tx: Transaction) -> SlaOut:
        _check_team(tx, asked.team)
        made = add_sla(tx, Sla(
            asked.name, asked.position, asked.channel, asked.label, asked.team, _rank(asked.priority),
            asked.first_minutes, asked.next_minutes,
        ))  # fmt: skip
        audit.record(tx, call.actor, "sla.add", target_kind="sla", target_id=made, after=asked)
        return _sla(sla(tx, made))

    return await call.write(work)


async def change_policy(call: Call, asked: SlaChange) -> SlaOut:
    def work(tx: Transaction) -> SlaOut:
        before = _sla(sla(tx, call.path["id"]))
        told = msgspec.structs.asdict(before)
        told |= {
            name: value
            for name, value in msgspec.structs.asdict(asked).items()
            if value is not msgspec.UNSET and (value is not None or name == "priority")
        }
        after = msgspec.convert(told, SlaOut)
        _check_team(tx, after.team)
        change_sla(tx, before.id, Sla(
            after.name, after.position, after.channel, after.label, after.team, _rank(after.priority),
            after.first_minutes, after.next_minutes,
        ))  # fmt: skip
        audit.record(tx, call.actor, "sla.change", target_kind="sla", target_id=before.id, after=asked)
        return after

    return await call.write(work)


async def remove_policy(call: Call, _: Nothing) -> None:
    def work(tx: Transaction) -> None:
        remove_sla(tx, call.path["id"])
        audit.record(tx, call.actor, "sla.remove", target_kind="sla", target_id=call.path["id"])

    await call.write(work)


async def _set_agent(call: Call, staff_id: str, asked: AgentChange) -> AgentOut:
    def work(tx: Transaction) -> AgentOut:
        if not is_staff(tx, staff_id):
            raise NotFound("no such member of staff")
        set_agent(tx, SetAgent(staff_id, asked.away, asked.capacity, asked.languages, asked.skills, asked.reassign))
        audit.record(tx, call.actor, "agent.change", target_kind="staff", target_id=staff_id, after=asked)
        return next(_agent(row) for row in agents_of(tx) if row.staff_id == staff_id)

    return await call.write(work)


def _teams(tx: Transaction) -> Teams:
    members = members_of_teams(tx)
    return Teams(tuple(_out(row, members.get(row.id, [])) for row in all_teams(tx)))


def _team(tx: Transaction, team_id: str) -> TeamOut:
    return _out(team(tx, team_id), members_of_teams(tx).get(team_id, []))


def _out(row: Any, members: list[str]) -> TeamOut:
    return TeamOut(row.id, row.name, tuple(members), hours_in(row.hours), routing_in(row.routing))


def _agent(row: Any) -> AgentOut:
    return AgentOut(
        row.staff_id, row.name, bool(row.away), row.capacity, tuple(row.languages), row.load, tuple(row.skills),
        row.replied_at,
    )  # fmt: skip


def _sla(row: Any) -> SlaOut:
    ranked = {rank: word for word, rank in PRIORITY_RANKS.items()}
    priority = None if row.priority is None else ranked.get(row.priority)
    told = {"id": row.id, "name": row.name, "position": row.position, "channel": row.channel, "label": row.label,
            "team": row.team_id, "priority": priority, "first_minutes": row.first_minutes,
            "next_minutes": row.next_minutes}  # fmt: skip
    return msgspec.convert(told, SlaOut)


def _rank(priority: Priority | None) -> int | None:
    return None if priority is None else PRIORITY_RANKS[priority]


def _check_team(tx: Transaction, team_id: str) -> None:
    if team_id and not is_team(tx, team_id):
        raise Invalid("no such team", field="team")
