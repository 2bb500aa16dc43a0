"""Who gets what waits."""

from typing import Any

import pytest

from chaffer.accounts.hours import Hours
from chaffer.desk.operations.keep_client import KeepClient, keep_client
from chaffer.desk.operations.release import release_silent
from chaffer.desk.operations.route import route_waiting
from chaffer.desk.operations.set_agent import SetAgent, set_agent
from chaffer.desk.operations.set_conversation import SetConversation, set_conversation
from chaffer.desk.operations.take_over import TakeOver, take_over
from chaffer.desk.operations.write_team import WriteTeam, add_team, change_team, remove_team
from chaffer.desk.routing import Agent, Routing, next_agent
from chaffer.desk.stylists.tables import stylists
from chaffer.runtime.jobs import claim
from chaffer.runtime.statements import Statement, insert_all
from chaffer.runtime.timers import due
from chaffer.threads.load import conversation
from tests.desk.conftest import Desk
from tests.rivals import at_once

ROBIN = Routing("round_robin", takes_rest=True)


def team(desk: Desk, routing: Routing = ROBIN, *names: str, hours: Hours | None = None) -> str:
    members = tuple(desk.people[name] for name in names or ("Ada", "Bo"))
    return str(desk.write(lambda tx: add_team(tx, WriteTeam("Sales", members, hours, routing))))


def called(desk: Desk, **thread: Any) -> str:
    """A conversation the bot gave to people."""
    desk.clock.forward(seconds=10)
    here = desk.meets(**thread)
    desk.hears(here)
    desk.gives_up(here)
    desk.follow()
    return here


def route(desk: Desk) -> None:
    desk.write(route_waiting)


def owner(desk: Desk, here: str) -> str:
    """A name, or the queue's kind."""
    row = desk.read(lambda tx: conversation(tx, here))
    return next((name for name, each in desk.people.items() if each == row.owner_id), row.owner_kind)


def test_everybody_gets_one_in_turn(desk: Desk) -> None:
    team(desk)
    given = []
    for _ in range(4):
        here = called(desk)
        route(desk)
        given.append(owner(desk, here))

    assert given == ["Ada", "Bo", "Ada", "Bo"]


def test_by_load_whoever_has_fewest_gets_it_and_nobody_gets_more_than_fit(desk: Desk) -> None:
    team(desk, Routing("load", capacity=2, takes_rest=True))
    for _ in range(2):
        here = called(desk)
        desk.write(lambda tx, here=here: take_over(tx, TakeOver(here), desk.actor("Ada")))
    waiting = [called(desk) for _ in range(3)]
    route(desk)

    assert [owner(desk, here) for here in waiting] == ["Bo", "Bo", "team"]

    desk.write(lambda tx: set_conversation(tx, SetConversation(waiting[0], "closed")))
    route(desk)

    assert owner(desk, waiting[2]) == "Bo"


def test_a_place_that_is_free_is_given_once_though_two_route(desk: Desk) -> None:
    team(desk, Routing("load", capacity=1, takes_rest=True))
    waiting = [called(desk) for _ in range(4)]

    at_once(desk.db, desk.shop_id, [route_waiting, route_waiting, route_waiting])

    assert sorted(owner(desk, here) for here in waiting) == ["Ada", "Bo", "team", "team"]


def test_ones_own_client_comes_to_oneself(desk: Desk) -> None:
    team(desk)
    here = called(desk)
    contact = desk.row(here).contact_id
    desk.write(lambda tx: keep_client(tx, KeepClient(contact, desk.people["Bo"])))
    route(desk)

    assert owner(desk, here) == "Bo"


def test_who_is_away_gets_nothing_and_gives_back_what_they_have(desk: Desk) -> None:
    team(desk)
    first = called(desk)
    route(desk)
    desk.write(lambda tx: set_agent(tx, SetAgent(desk.people["Ada"], away=True, reassign=True)))
    given_back = owner(desk, first)
    second = called(desk)
    route(desk)

    assert given_back == "team"
    assert (owner(desk, first), owner(desk, second)) == ("Bo", "Bo")


def test_a_shopper_comes_to_somebody_who_speaks_their_language() -> None:
    both = [Agent("a", languages=("en",)), Agent("b", languages=("fr", "en"), load=9), Agent("c")]

    def speaking(language: str, routing: Routing = ROBIN) -> str:
        found = next_agent(routing, both, language=language)
        return found.staff_id if found else ""

    assert [speaking(each) for each in ("fr", "fr-CA", "ko", "")] == ["b", "b", "c", "a"]
    assert speaking("fr", Routing("load", by_language=False)) == "a"
    assert speaking("fr", Routing()) == "", "by hand nobody is chosen"


def test_out_of_hours_things_wait_until_the_team_is_there(desk: Desk) -> None:
    team(desk, hours=Hours(tue=(("09:00", "18:00"),)))  # it is Monday
    here = called(desk)
    route(desk)
    waits = owner(desk, here)
    timers = {each.kind: each.thing_id for each in _due_in(desk, hours=22) if each.kind.startswith("desk.")}
    route(desk)

    assert waits == "team"
    assert timers == {"desk.route": "shop"}
    assert owner(desk, here) == "Ada"


def test_what_nobody_answers_goes_back_to_the_queue(desk: Desk) -> None:
    team(desk, Routing("round_robin", silence_minutes=10, takes_rest=True))
    here = called(desk)
    route(desk)
    early = desk.write(lambda tx: release_silent(tx, here))
    timers = {each.kind for each in _due_in(desk, minutes=10) if each.kind.startswith("desk.")}
    late = desk.write(lambda tx: release_silent(tx, here))
    queued = owner(desk, here)
    route(desk)

    assert (early, late, queued) == ("", desk.people["Ada"], "team")
    assert timers == {"desk.silence"}
    assert owner(desk, here) == "Bo"


def test_it_does_not_come_back_to_who_was_silent_while_another_is_there(desk: Desk) -> None:
    team(desk, Routing("load", silence_minutes=10, takes_rest=True))
    here = called(desk)
    route(desk)
    desk.clock.forward(minutes=10)
    silent = desk.write(lambda tx: release_silent(tx, here))
    desk.write(lambda tx: route_waiting(tx, {here: silent}))

    assert (silent, owner(desk, here)) == (desk.people["Ada"], "Bo")


def test_what_was_answered_stays(desk: Desk) -> None:
    team(desk, Routing("round_robin", silence_minutes=10, takes_rest=True))
    here = called(desk)
    route(desk)
    desk.answers(here, "Ada")
    desk.clock.forward(minutes=30)

    assert not desk.write(lambda tx: release_silent(tx, here))
    assert owner(desk, here) == "Ada"


def test_a_conversation_that_comes_into_a_queue_calls_for_routing_once(desk: Desk) -> None:
    team(desk)
    called(desk)
    called(desk)

    assert [job.kind for job in desk.db.write_now("*", claim)].count("desk.route") == 1


def test_without_a_team_that_routes_nothing_is_called_for(desk: Desk) -> None:
    team(desk, Routing(takes_rest=True))
    called(desk)

    assert desk.db.write_now("*", claim) == []


def test_each_team_gets_its_own(desk: Desk) -> None:
    team(desk, ROBIN, "Ada")
    other = str(desk.write(lambda tx: add_team(
        tx, WriteTeam("Returns", (desk.people["Bo"],), None, Routing("round_robin"))
    )))  # fmt: skip
    here = called(desk)
    desk.write(lambda tx: set_conversation(tx, SetConversation(here, team=other)))
    counted = desk.tally().teams
    route(desk)

    assert counted == {other: 1}
    assert owner(desk, here) == "Bo"


def test_a_team_that_is_dissolved_leaves_its_queue_to_all(desk: Desk) -> None:
    first = team(desk, Routing())
    here = called(desk)
    desk.write(lambda tx: set_conversation(tx, SetConversation(here, team=first)))
    desk.write(lambda tx: remove_team(tx, first))
    desk.follow()

    row = desk.row(here)
    assert (row.owner_kind, row.owner_id, row.team_id) == ("team", "", "")


def test_a_team_is_changed_in_part(desk: Desk) -> None:
    first = team(desk, ROBIN, "Ada")
    desk.write(lambda tx: change_team(tx, first, WriteTeam(members=(desk.people["Bo"],))))
    here = called(desk)
    route(desk)

    assert owner(desk, here) == "Bo"


@pytest.mark.parametrize("load", range(3))
def test_their_own_capacity_counts_more_than_the_teams(load: int) -> None:
    routing = Routing("load", capacity=1)

    assert (next_agent(routing, [Agent("a", load=load, capacity=2)]) is not None) == (load < 2)


def _due_in(desk: Desk, **time: float) -> list[Any]:
    desk.clock.forward(**time)
    return list(desk.db.read_now("*", due))


_NUMBER = Statement("test.own_number", insert_all(stylists))


def test_who_writes_to_somebodys_own_number_comes_to_them_first(desk: Desk) -> None:
    team(desk)
    desk.write(lambda tx: tx.run(
        _NUMBER, staff_id=desk.people["Bo"], signature="", account_id="acc_whatsapp", updated_at=tx.now
    ))  # fmt: skip
    given = []
    for _ in range(2):
        here = called(desk)
        route(desk)
        given.append(owner(desk, here))

    assert given == ["Bo", "Bo"]
