"""What somebody who watches over the desk sees, and what they may say there."""

from typing import Any

import pytest
from sqlalchemy import select

from chaffer.accounts.actor import Actor
from chaffer.desk.errors import NobodyAnswers
from chaffer.desk.floor import Floor, floor
from chaffer.desk.operations.add_note import notes_of
from chaffer.desk.operations.follow import follow_it, followed_by, leave_it
from chaffer.desk.operations.mention import mentioned_in
from chaffer.desk.operations.route import route_waiting
from chaffer.desk.operations.set_agent import SetAgent, set_agent
from chaffer.desk.operations.set_conversation import SetConversation, set_conversation
from chaffer.desk.operations.take_over import TakeOver, take_over
from chaffer.desk.operations.whisper import Whisper, put_aside, whisper
from chaffer.desk.operations.write_team import WriteTeam, add_team
from chaffer.desk.routing import Agent, Routing, next_agent
from chaffer.kernel.errors import NotFound
from chaffer.people.listing import LAST
from chaffer.runtime.statements import Statement, mine
from chaffer.threads.tables import messages
from tests.desk.conftest import Desk

_MESSAGES = Statement("test.messages", select(messages.c.id, messages.c.part).where(mine(messages)))


def asked_for(desk: Desk, text: str = "Hello?") -> str:
    """A conversation the bot gave to people."""
    here = desk.meets()
    desk.hears(here, text)
    desk.gives_up(here)
    desk.follow()
    return here


def taken(desk: Desk, name: str, from_: str = "", here: str = "") -> str:
    here = here or asked_for(desk)
    desk.write(lambda tx: take_over(tx, TakeOver(here, desk.people.get(from_, "")), desk.actor(name)))
    desk.follow()
    return here


def notes_in(desk: Desk, here: str) -> list[Any]:
    return list(desk.read(lambda tx: notes_of(tx, "conversation", here, LAST, 50)))


def whispered(desk: Desk, here: str, name: str, text: str = "Offer the blue one.") -> str:
    return str(desk.write(lambda tx: whisper(tx, Whisper(here, text), desk.actor(name))))


def test_the_floor_tells_who_waits_and_how_much_each_has(desk: Desk) -> None:
    sales = desk.write(lambda tx: add_team(tx, WriteTeam("Sales", (desk.people["Ada"],), None, Routing(capacity=4))))
    first = taken(desk, "Ada")
    desk.clock.forward(minutes=6)
    second = asked_for(desk)
    desk.write(lambda tx: set_conversation(tx, SetConversation(second, team=sales)))
    desk.clock.forward(minutes=4)
    told: Floor = desk.read(floor)

    people = {each.name: each for each in told.people}
    (team, nobodys) = told.teams
    assert (told.waiting, told.queued, told.late, told.at_risk) == (2, 1, 1, 1)
    assert [row.id for row in told.longest] == [first, second]
    assert [row.id for row in told.due] == [first, second]
    assert (people["Ada"].open, people["Ada"].waiting, people["Ada"].late, people["Ada"].capacity) == (1, 1, 1, 4)
    assert (people["Bo"].open, people["Bo"].capacity, people["Bo"].longest_since) == (0, 0, None)
    assert (team.name, team.queued, team.waiting, team.members, team.present) == ("Sales", 1, 1, 1, 1)
    assert (nobodys.id, nobodys.open, nobodys.queued) == ("", 1, 0)


def test_the_floor_knows_who_answered_last_and_who_is_away(desk: Desk) -> None:
    here = taken(desk, "Ada")
    desk.answers(here, "Ada")
    desk.write(lambda tx: set_agent(tx, SetAgent(desk.people["Bo"], away=True)))
    desk.follow()
    people = {each.name: each for each in desk.read(floor).people}

    assert people["Ada"].replied_at == desk.clock.now()
    assert (people["Ada"].waiting, people["Bo"].replied_at, people["Bo"].away) == (0, None, True)


def test_what_the_bot_answers_is_not_on_the_floor(desk: Desk) -> None:
    here = desk.meets()
    desk.hears(here)
    desk.follow()

    assert desk.read(floor).longest == ()


def test_a_whisper_stands_before_who_answers_and_never_among_messages(desk: Desk) -> None:
    here = taken(desk, "Ada")
    before = desk.read(lambda tx: tx.rows(_MESSAGES))
    made = whispered(desk, here, "Bo")
    (note,) = notes_in(desk, here)

    assert (note.id, note.kind, note.to_id, note.aside_at) == (made, "whisper", desk.people["Ada"], None)
    assert desk.read(lambda tx: tx.rows(_MESSAGES)) == before, "nothing was said to the shopper"
    assert desk.row(here).owner_id == desk.people["Ada"], "who whispers does not take the conversation"


def test_a_later_whisper_takes_the_place_of_the_first(desk: Desk) -> None:
    here = taken(desk, "Ada")
    whispered(desk, here, "Bo", "First")
    desk.clock.forward(seconds=1)
    whispered(desk, here, "Bo", "Second")

    assert [each.text for each in notes_in(desk, here) if each.aside_at is None] == ["Second"]


def test_a_whisper_is_put_aside_and_stays_a_note(desk: Desk) -> None:
    here = taken(desk, "Ada")
    made = whispered(desk, here, "Bo")
    for _ in range(2):
        desk.write(lambda tx: put_aside(tx, here, made))
    (note,) = notes_in(desk, here)

    assert note.aside_at is not None
    elsewhere = asked_for(desk)
    with pytest.raises(NotFound):
        desk.write(lambda tx: put_aside(tx, elsewhere, made))


def test_where_no_colleague_answers_nobody_hears_a_whisper(desk: Desk) -> None:
    queued, own = asked_for(desk), taken(desk, "Bo")
    for here in (queued, own):
        with pytest.raises(NobodyAnswers):
            whispered(desk, here, "Bo")


def test_taking_from_a_colleague_leaves_a_line_and_tells_them(desk: Desk) -> None:
    here = taken(desk, "Ada")
    taken(desk, "Bo", "Ada", here)
    (note,) = notes_in(desk, here)

    assert (note.kind, note.actor_id, note.to_id) == ("moved", desk.people["Bo"], desk.people["Bo"])
    assert desk.read(lambda tx: mentioned_in(tx, [note.id])) == {note.id: [desk.people["Ada"]]}


def test_giving_a_colleagues_conversation_to_another_tells_whose_it_was(desk: Desk) -> None:
    here = taken(desk, "Ada")
    boss = Actor("staff", desk.hire("Cleo"))
    desk.write(lambda tx: set_conversation(tx, SetConversation(here, assign_to=desk.people["Bo"]), boss))
    (note,) = notes_in(desk, here)

    assert (note.actor_id, note.to_id) == (boss.id, desk.people["Bo"])


def test_what_one_gives_away_oneself_leaves_no_line(desk: Desk) -> None:
    here = taken(desk, "Ada")
    desk.write(lambda tx: set_conversation(tx, SetConversation(here, assign_to=desk.people["Bo"]), desk.actor("Ada")))

    assert notes_in(desk, here) == []


def test_one_follows_what_another_answers(desk: Desk) -> None:
    here, other = taken(desk, "Ada"), taken(desk, "Ada")
    bo = desk.people["Bo"]
    for _ in range(2):
        desk.write(lambda tx: follow_it(tx, here, bo))

    assert desk.ids("followed", me=bo) == [here]
    assert desk.tally().followed == {bo: 1}
    assert desk.read(lambda tx: followed_by(tx, bo)) == [here]
    desk.write(lambda tx: leave_it(tx, here, bo))
    assert desk.ids("followed", me=bo) == []
    assert other in desk.ids("all")


def test_a_label_calls_for_who_knows_it_where_anybody_does() -> None:
    both = [Agent("a"), Agent("b", load=5, skills=("fitting",)), Agent("c", skills=("returns",))]
    load = Routing("load")

    def gets(*labels: str, routing: Routing = load) -> str:
        found = next_agent(routing, both, labels=labels)
        return found.staff_id if found else ""

    assert [gets("fitting"), gets("vip", "returns"), gets("vip"), gets()] == ["b", "c", "a", "a"]
    assert gets("fitting", routing=Routing("load", by_skill=False)) == "a"


def test_routing_reads_labels_and_skills(desk: Desk) -> None:
    people = tuple(desk.people.values())
    desk.write(lambda tx: add_team(tx, WriteTeam("Sales", people, None, Routing("round_robin", takes_rest=True))))
    desk.write(lambda tx: set_agent(tx, SetAgent(desk.people["Bo"], skills=("fitting",))))
    here = asked_for(desk)
    desk.write(lambda tx: set_conversation(tx, SetConversation(here, labels=("fitting",))))
    desk.write(route_waiting)

    assert desk.row(here).owner_id == desk.people["Bo"]
