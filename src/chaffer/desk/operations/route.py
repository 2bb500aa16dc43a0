"""Give what waits in the queues to people, whoever has waited longest first."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

import msgspec
from sqlalchemy import select

from chaffer.accounts.hours import after_open, hours_in, is_open
from chaffer.accounts.shops import own_shop
from chaffer.desk.agents import agents_of, keeper_of
from chaffer.desk.events import ConversationAssigned
from chaffer.desk.operations.set_agent import note_given
from chaffer.desk.routing import Agent, Routing, next_agent
from chaffer.desk.rows.consequences import ROUTE, SHOP, routing_for
from chaffer.desk.rows.refresh import refresh
from chaffer.desk.stylists.appearing import stylist_of_number
from chaffer.desk.tables import desk_rows, teams
from chaffer.desk.teams import all_teams, members_of_teams, routing_of_teams
from chaffer.runtime.statements import Statement, given, mine
from chaffer.runtime.timers import set_timer
from chaffer.runtime.transaction import Transaction, guarded
from chaffer.threads.tables import conversations

AT_ONCE = 100
"""Conversations looked at in one transaction; the next change in a queue brings the next look."""
_QUEUED = Statement(
    "desk_rows.queued",
    select(
        desk_rows.c.id,
        desk_rows.c.contact_id,
        desk_rows.c.team_id,
        desk_rows.c.language,
        desk_rows.c.labels,
        desk_rows.c.account_id,
    )
    .where(mine(desk_rows), desk_rows.c.state == "open", desk_rows.c.owner_kind == "team")
    .order_by(desk_rows.c.waits_since, desk_rows.c.id)
    .limit(AT_ONCE),
)
_GIVE = guarded(
    "desk.route", conversations, conversations.c.id == given("id_"), conversations.c.owner_kind == "team",
    conversations.c.state == "open", owner_kind="person", owner_id=given("staff_id"), team_id=given("to_team"),
    version=conversations.c.version + 1,
)  # fmt: skip


@dataclass(slots=True)
class _Room:
    """Who of each team is there, and how much each has; what is given counts at once, in all their teams."""

    routing: dict[str, Routing]
    there: dict[str, list[str]]
    agents: dict[str, Agent]
    given: list[str] = field(default_factory=list)

    def next_of(self, team_id: str, routing: Routing, row: Any, keeper: str, besides: str) -> Agent | None:
        here = [self.agents[each] for each in self.there.get(team_id, ()) if each in self.agents]
        people = [each for each in here if each.staff_id != besides]
        return next_agent(routing, people, language=row.language, keeper=keeper, labels=row.labels)

    def gave(self, agent: Agent, at: Any) -> None:
        self.agents[agent.staff_id] = msgspec.structs.replace(agent, load=agent.load + 1, assigned_at=at)


def route_waiting(tx: Transaction, silent: Mapping[str, str] | None = None) -> list[str]:
    """The conversations that were given. What a rival took meanwhile stays taken. silent: who did not answer a conversation
    just now, by its id: it goes to somebody else.
    """
    routing = routing_of_teams(tx)
    if all(rules.mode == "manual" for rules in routing.values()):
        return []
    for team_id in sorted(routing):
        tx.lock(teams, id=team_id)  # two who route at once would fill the same place
    room = _Room(routing, _there(tx), _agents(tx))
    given_ = [row.id for row in tx.rows(_QUEUED) if _give(tx, room, row, (silent or {}).get(row.id, ""))]
    refresh(tx, given_)
    return given_


def _give(tx: Transaction, room: _Room, row: Any, besides: str) -> bool:
    team_id, routing = routing_for(room.routing, row.team_id)
    keeper = _keeper(tx, row) if routing.own_clients and routing.mode != "manual" else ""
    agent = room.next_of(team_id, routing, row, keeper, besides)
    if agent is None or not tx.run(_GIVE, id_=row.id, staff_id=agent.staff_id, to_team=team_id):
        return False
    # One transaction has one moment; whoever got one first in it is still behind the others.
    room.gave(agent, tx.now)
    note_given(tx, agent.staff_id)
    tx.happened(ConversationAssigned(row.id, "person", agent.staff_id, team_id))
    tx.changed("conversation", row.id)
    return True


def _keeper(tx: Transaction, row: Any) -> str:
    """Whose own number they wrote to, else whose client they are."""
    return stylist_of_number(tx, row.account_id) or keeper_of(tx, row.contact_id)


def _there(tx: Transaction) -> dict[str, list[str]]:
    """By team, who may be given something now; a team that is closed is looked at again when it opens."""
    shop, members = own_shop(tx), members_of_teams(tx)
    found, opens = {}, []
    for row in all_teams(tx):
        hours = hours_in(row.hours) or hours_in(shop.settings.get("hours"))
        if is_open(hours, shop.time_zone, tx.now):
            found[row.id] = members.get(row.id, [])
        elif (at := after_open(hours, shop.time_zone, tx.now, 0)) > tx.now:
            opens.append(at)
    if opens:
        set_timer(tx, ROUTE, SHOP, min(opens))
    return found


def _agents(tx: Transaction) -> dict[str, Agent]:
    return {each.staff_id: each for each in _present(agents_of(tx))}


def _present(rows: Iterable[Any]) -> Iterable[Agent]:
    for row in rows:
        if not row.away:
            yield Agent(row.staff_id, row.load, row.capacity, tuple(row.languages), row.assigned_at, tuple(row.skills))
