"""The numbers follow the threads, and counted anew they are the same."""

from itertools import count
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select, update

from chaffer.desk.operations.set_conversation import SetConversation, set_conversation
from chaffer.desk.reports.spans import bucket
from chaffer.desk.reports.tables import talks
from chaffer.records.person import erase_person
from chaffer.runtime.database import Database
from chaffer.runtime.statements import Statement, mine
from chaffer.runtime.statements import given as named
from chaffer.testing import ManualClock
from chaffer.threads.tables import conversations, messages
from tests.desk.conftest import Desk
from tests.desk.reports.conftest import Days, watched

_CONTACT = Statement(
    "test.contact_of", select(conversations.c.contact_id).where(mine(conversations), conversations.c.id == named("id"))
)
_SPOIL = Statement("test.spoil", update(talks).where(mine(talks)).values(tells=[]))
_FAIL = Statement(
    "test.fail",
    update(messages).where(mine(messages), messages.c.direction == "out").values(state="failed")
    .returning(messages.c.id),
)  # fmt: skip


@pytest.fixture
def days(desk: Desk) -> Days:
    watched(desk.db)
    return Days(desk)


def contact(desk: Desk, conversation_id: str) -> str:
    return str(desk.read(lambda tx: tx.value(_CONTACT, id=conversation_id)))


def close(desk: Desk, conversation_id: str) -> None:
    desk.write(lambda tx: set_conversation(tx, SetConversation(conversation_id, "closed")))


def test_a_day_with_a_sale_by_the_bot_and_a_talk_handed_over(desk: Desk, days: Days) -> None:
    sold, called = desk.meets("whatsapp"), desk.meets("web")
    desk.hears(sold, answered=True)
    desk.hears(called, answered=True)
    desk.clock.forward(seconds=60)
    days.buys(sold, contact(desk, sold))
    desk.gives_up(called)
    desk.clock.forward(seconds=240)
    desk.answers(called, "Ada")
    days.follow()

    assert days.fact("talks") == 2
    assert days.fact("ended.order", involved="bot") == 1
    assert days.fact("sales.USD", channel="whatsapp") == 4_200
    assert days.fact("ended.open", involved="handed_over", staff_id=desk.people["Ada"]) == 1
    assert days.fact(f"person.{bucket(240)}", channel="web") == 1


def test_what_goes_quiet_is_settled_though_nothing_tells_of_it(desk: Desk, days: Days) -> None:
    here = desk.meets()
    desk.hears(here, answered=True)
    days.follow()
    assert days.fact("ended.open") == 1

    desk.clock.forward(seconds=24 * 3600)
    days.follow()

    assert (days.fact("ended.open"), days.fact("ended.resolved")) == (0, 1)
    assert days.fact("talks") == 1


def test_an_answer_that_failed_is_none(desk: Desk, days: Days) -> None:
    here = desk.meets()
    desk.hears(here, answered=True)
    days.follow()
    assert days.fact("unanswered") == 0

    def fails(tx: Any) -> None:
        for row in tx.rows(_FAIL):
            tx.changed("message", row.id)

    desk.write(fails)
    days.follow()
    assert days.fact("unanswered") == 1


def test_who_is_forgotten_is_still_counted_and_named_nowhere(desk: Desk, days: Days) -> None:
    here = desk.meets()
    desk.hears(here, answered=True)
    days.follow()
    before = days.cells()
    desk.write(lambda tx: erase_person(tx, contact(desk, here)))
    days.follow()
    assert days.cells() == before
    assert [row[0] for row in days.talks()] == [""]

    days.anew()
    assert days.cells() == before


def test_a_count_that_is_wrong_is_put_right_by_counting_anew(desk: Desk, days: Days) -> None:
    """The control of the machine below: it would see a difference."""
    here = desk.meets()
    desk.hears(here, answered=True)
    days.follow()
    right = days.cells()
    desk.write(lambda tx: tx.run(_SPOIL))
    desk.hears(here, answered=True)
    days.follow()
    assert days.cells() != right

    days.anew()
    assert days.cells() == right


STEPS = ("meet", "hear", "ask", "call", "answer", "close", "buy", "wait", "look", "fail")
_slugs = count(1)
step = st.tuples(st.sampled_from(STEPS), st.integers(0, 4), st.integers(1, 40))


class Busy(Desk):
    """A desk that remembers its threads."""

    threads: list[str]


def play(desk: Busy, days: Days, what: str, number: int, hours: int) -> None:
    """One thing that happens in a shop."""
    known = list(desk.threads)
    here = known[number % len(known)] if known else ""
    if what == "meet" or not known:
        desk.threads.append(desk.meets(("web", "whatsapp")[number % 2]))
    elif what in ("hear", "ask"):
        desk.hears(here, answered=what == "ask")
    elif what == "call":
        desk.gives_up(here)
    elif what == "answer":
        desk.answers(here, ("Ada", "Bo")[number % 2])
    elif what == "close":
        close(desk, here)
    elif what == "buy":
        days.buys(here, contact(desk, here), is_paid=number % 2 == 0)
    elif what == "wait":
        desk.clock.forward(seconds=hours * 3600)
    elif what == "look":
        days.follow()
    desk.clock.forward(seconds=number + 1)


@settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
@given(steps=st.lists(step, min_size=5, max_size=60))
def test_counted_anew_it_is_what_was_followed(
    db: Database, clock: ManualClock, steps: list[tuple[str, int, int]]
) -> None:
    watched(db)
    desk = Busy(db, clock, f"days{next(_slugs)}")
    desk.threads = []
    desk.hire("Ada")
    desk.hire("Bo")
    days = Days(desk)
    for what, number, hours in steps:
        play(desk, days, what, number, hours)
    days.follow()
    followed, talks_then = days.cells(), days.talks()
    assert all(number > 0 for number in followed.values())

    days.anew()

    assert days.cells() == followed
    assert days.talks() == talks_then
