"""What the list says of a conversation."""

from datetime import timedelta

import pytest

from chaffer.desk.operations.set_conversation import SetConversation, set_conversation, wake_up
from chaffer.desk.operations.take_over import TakeOver, take_over
from chaffer.desk.rows.following import make_anew
from chaffer.desk.rows.refresh import looked_at
from chaffer.desk.rows.work_out import NEVER
from chaffer.kernel.errors import Invalid, Refusal
from chaffer.people.operations.block import Block, block
from chaffer.records.person import erase_person
from chaffer.runtime.timers import due
from tests.desk.conftest import Desk, minutes


def test_a_conversation_the_bot_answers_waits_for_nobody(desk: Desk) -> None:
    here = desk.meets()
    desk.hears(here, answered=True)
    desk.follow()

    row = desk.row(here)

    assert (row.waits_since, row.due_at, row.unread, row.owner_kind) == (NEVER, NEVER, 0, "bot")
    assert desk.ids("bot") == [here]
    assert desk.ids("waiting") == desk.ids("unassigned") == []


def test_a_shopper_whom_the_bot_gave_to_people_waits_since_then(desk: Desk) -> None:
    here = desk.meets()
    desk.hears(here, answered=True)
    called = desk.clock.forward(minutes=1)
    desk.gives_up(here)
    desk.clock.forward(minutes=9)
    desk.hears(here, "Anybody?")
    desk.follow()

    row = desk.row(here)

    assert row.waits_since == called
    assert minutes(called, row.due_at) == 5
    assert row.unread == 1
    assert desk.ids("unassigned") == desk.ids("waiting") == [here]


def test_an_answer_ends_the_wait_and_the_next_question_begins_one(desk: Desk) -> None:
    here = desk.meets()
    desk.gives_up(here)
    desk.hears(here)
    desk.answers(here, "Ada")
    desk.follow()
    answered = desk.row(here)
    asked = desk.clock.forward(minutes=3)
    desk.hears(here, "And in blue?")
    desk.clock.forward(minutes=1)
    desk.hears(here, "Or green?")
    desk.follow()
    again = desk.row(here)

    assert (answered.waits_since, answered.due_at, answered.unread) == (NEVER, NEVER, 0)
    assert (answered.owner_kind, answered.owner_id) == ("person", desk.people["Ada"])
    assert again.waits_since == asked
    assert minutes(asked, again.due_at) == 15
    assert again.unread == 2


def test_what_is_put_off_comes_back_at_its_hour(desk: Desk) -> None:
    here = desk.meets()
    until = desk.clock.now() + timedelta(hours=2)
    desk.write(lambda tx: set_conversation(tx, SetConversation(here, "snoozed", snoozed_until=until)))
    snoozed = (desk.ids("snoozed"), desk.ids("all"))
    early = desk.write(lambda tx: wake_up(tx, here))
    desk.clock.forward(hours=2)
    (timer,) = desk.db.read_now("*", due)
    woken = desk.write(lambda tx: wake_up(tx, here))

    assert snoozed == ([here], [])
    assert (timer.kind, timer.thing_id, early, woken) == ("conversation.snoozed", here, False, True)
    assert (desk.ids("snoozed"), desk.ids("all")) == ([], [here])
    assert desk.row(here).snoozed_until is None


def test_what_is_put_off_comes_back_when_the_shopper_writes(desk: Desk) -> None:
    here = desk.meets()
    until = desk.clock.now() + timedelta(hours=2)
    desk.write(lambda tx: set_conversation(tx, SetConversation(here, "snoozed", snoozed_until=until)))
    desk.hears(here)
    desk.follow()
    desk.write(lambda tx: set_conversation(tx, SetConversation(here, "closed")))
    desk.clock.forward(hours=3)

    assert not desk.write(lambda tx: wake_up(tx, here))
    assert desk.ids("closed") == [here]


@pytest.mark.parametrize("until", [None, timedelta(0), timedelta(days=500)])
def test_putting_off_needs_an_hour_to_come(desk: Desk, until: timedelta | None) -> None:
    here = desk.meets()
    at = None if until is None else desk.clock.now() + until

    with pytest.raises(Invalid):
        desk.write(lambda tx: set_conversation(tx, SetConversation(here, "snoozed", snoozed_until=at)))


def test_a_row_asked_for_is_as_the_thread_is_now(desk: Desk) -> None:
    here = desk.meets()
    desk.follow()
    desk.gives_up(here)

    (now,) = desk.read(lambda tx: looked_at(tx, [here]))

    assert now.owner_kind == "team"
    assert desk.row(here).owner_kind == "bot", "the list follows later"


def test_the_list_can_be_made_anew(desk: Desk) -> None:
    made = [desk.meets() for _ in range(3)]
    desk.follow()
    gone = desk.meets()
    desk.follow()
    desk.write(lambda tx: erase_person(tx, desk.row(gone).contact_id))
    desk.write(lambda tx: take_over(tx, TakeOver(made[0]), desk.actor("Ada")))
    before = desk.rows()
    desk.db.write_now("*", make_anew)
    desk.follow()

    assert desk.rows() == before
    assert {row.id for row in before} == set(made)


def test_one_shop_never_sees_anothers(desk: Desk) -> None:
    other = Desk(desk.db, desk.clock, "other")
    theirs = other.meets()
    here = desk.meets()
    desk.follow()

    assert (desk.ids(), other.ids()) == ([here], [theirs])
    assert desk.read(lambda tx: looked_at(tx, [theirs])) == []
    assert desk.tally().views["all"] == 1
    with pytest.raises(Refusal):
        desk.write(lambda tx: take_over(tx, TakeOver(theirs), desk.actor("Ada")))


def test_whom_the_shop_blocked_waits_for_nothing_until_they_may_write_again(desk: Desk) -> None:
    thread = desk.meets()
    desk.hears(thread)
    desk.gives_up(thread)
    desk.follow()
    assert desk.ids("waiting") == [thread]

    contact_id = desk.row(thread).contact_id
    desk.write(lambda tx: block(tx, Block(contact_id)))
    desk.hears(thread, "Answer me")
    desk.follow()
    assert (desk.ids("waiting"), desk.row(thread).unread) == ([], 0)

    desk.write(lambda tx: block(tx, Block(contact_id, blocked=False)))
    desk.follow()
    assert desk.ids("waiting") == [thread]
