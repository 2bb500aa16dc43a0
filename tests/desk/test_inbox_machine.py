"""Random days at a desk: after each step the list, its orders and its numbers are what a slow look at everything says."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import count
from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule, run_state_machine_as_test

from chaffer.desk.errors import Taken
from chaffer.desk.operations.hand_back import HandBack, hand_back
from chaffer.desk.operations.set_conversation import SetConversation, set_conversation, wake_up
from chaffer.desk.operations.take_over import TakeOver, take_over
from chaffer.desk.operations.write_team import WriteTeam, add_team
from chaffer.desk.rows.following import make_anew
from chaffer.runtime.database import Database
from chaffer.testing import ManualClock
from tests.desk.conftest import Desk

NAMES = ("Ada", "Bo")
which = st.integers(0, 30)
names = st.sampled_from(NAMES)
VIEWS = ("all", "mine", "unassigned", "bot", "waiting", "snoozed", "closed")
_slugs = count(1)


@dataclass
class Thread:
    """What a person with all the time in the world would note of one conversation."""

    id: str
    channel: str
    born: datetime
    state: str = "open"
    owner: tuple[str, str] = ("bot", "")
    team: str = ""
    labels: tuple[str, ...] = ()
    until: datetime | None = None
    called: datetime | None = None
    said: list[tuple[str, datetime]] = field(default_factory=list)  # shopper, bot or staff
    unread: int = 0

    @property
    def spoken(self) -> datetime:
        ours = ("shopper",) if self.owner[0] == "bot" else ("shopper", "staff")
        return max((at for who, at in self.said if who in ours), default=self.born)

    @property
    def waits(self) -> datetime | None:
        if self.state == "closed":
            return None
        since: list[datetime] = []
        people = [at for who, at in self.said if who == "staff"]
        if self.owner[0] != "bot" and self.called and not any(at >= self.called for at in people):
            since.append(self.called)
        last = max((n for n, (who, _) in enumerate(self.said) if who != "shopper"), default=-1)
        since += [at for who, at in self.said[last + 1 :] if who == "shopper"][:1]
        return min(since, default=None)

    def in_view(self, view: str, me: str) -> bool:
        if view in ("snoozed", "closed"):
            return self.state == view
        if self.state != "open":
            return False
        return {
            "all": True, "mine": self.owner == ("person", me), "unassigned": self.owner[0] == "team",
            "bot": self.owner[0] == "bot", "waiting": self.waits is not None,
        }[view]  # fmt: skip


class Inbox(RuleBasedStateMachine):
    def __init__(self, db: Database, clock: ManualClock) -> None:
        super().__init__()
        self.desk = Desk(db, clock, f"machine{next(_slugs)}")
        for name in NAMES:
            self.desk.hire(name)
        self.team = str(self.desk.write(lambda tx: add_team(tx, WriteTeam("Returns"))))
        self.threads: list[Thread] = []

    def one(self, number: int) -> Thread:
        self.desk.clock.forward(seconds=7)
        return self.threads[number % len(self.threads)]

    def change(self, thread: Thread, **told: Any) -> None:
        self.desk.write(lambda tx: set_conversation(tx, SetConversation(thread.id, **told)))

    @rule(channel=st.sampled_from(["whatsapp", "web"]))
    def meet(self, channel: str) -> None:
        self.desk.clock.forward(seconds=7)
        self.threads.append(Thread(self.desk.meets(channel), channel, self.desk.clock.now()))

    @precondition(lambda self: self.threads)
    @rule(number=which, answered=st.booleans())
    def hear(self, number: int, answered: bool) -> None:
        thread = self.one(number)
        self.desk.hears(thread.id, answered=answered)
        bots = thread.owner[0] == "bot"
        thread.said.append(("shopper", self.desk.clock.now()))
        if bots and answered:
            thread.said.append(("bot", self.desk.clock.now()))
        thread.unread += 0 if bots else 1
        thread.state, thread.until = "open", None

    @precondition(lambda self: self.threads)
    @rule(number=which)
    def give_up(self, number: int) -> None:
        thread = self.one(number)
        self.desk.gives_up(thread.id)
        if thread.owner[0] == "bot":
            thread.owner, thread.called = ("team", ""), self.desk.clock.now()

    @precondition(lambda self: self.threads)
    @rule(number=which, name=names)
    def take(self, number: int, name: str) -> None:
        thread, me = self.one(number), self.desk.people[name]
        held = thread.owner[0] == "person" and thread.owner[1] != me
        try:
            self.desk.write(lambda tx: take_over(tx, TakeOver(thread.id), self.desk.actor(name)))
        except Taken:
            assert held
            return
        assert not held
        thread.owner = ("person", me)

    @precondition(lambda self: self.threads)
    @rule(number=which, name=st.sampled_from(["", *NAMES]))
    def assign(self, number: int, name: str) -> None:
        thread, staff_id = self.one(number), self.desk.people.get(name, "")
        self.change(thread, assign_to=staff_id)
        thread.owner = ("person", staff_id) if staff_id else ("team", thread.team)

    @precondition(lambda self: self.threads)
    @rule(number=which, named=st.booleans())
    def give_to_team(self, number: int, named: bool) -> None:
        thread = self.one(number)
        thread.team = self.team if named else ""
        self.change(thread, team=thread.team)
        thread.owner = ("team", thread.team)

    @precondition(lambda self: self.threads)
    @rule(number=which)
    def give_back(self, number: int) -> None:
        thread = self.one(number)
        self.desk.write(lambda tx: hand_back(tx, HandBack(thread.id)))
        if thread.owner[0] != "bot":
            thread.owner, thread.team, thread.called = ("bot", ""), "", None

    @precondition(lambda self: self.threads)
    @rule(number=which, name=names)
    def answer(self, number: int, name: str) -> None:
        thread = self.one(number)
        self.desk.answers(thread.id, name)
        if thread.owner[0] != "person":
            thread.owner = ("person", self.desk.people[name])
        thread.said.append(("staff", self.desk.clock.now()))
        thread.unread = 0

    @precondition(lambda self: self.threads)
    @rule(number=which, state=st.sampled_from(["open", "closed"]))
    def move(self, number: int, state: Any) -> None:
        thread = self.one(number)
        self.change(thread, state=state)
        thread.state, thread.until = state, None

    @precondition(lambda self: self.threads)
    @rule(number=which, minutes=st.integers(1, 10))
    def put_off(self, number: int, minutes: int) -> None:
        thread = self.one(number)
        thread.state, thread.until = "snoozed", self.desk.clock.now() + timedelta(minutes=minutes)
        self.change(thread, state="snoozed", snoozed_until=thread.until)

    @precondition(lambda self: self.threads)
    @rule(number=which, minutes=st.integers(0, 12))
    def wake(self, number: int, minutes: int) -> None:
        """A timer fires, in time or too early or long after."""
        thread = self.one(number)
        self.desk.clock.forward(minutes=minutes)
        due = thread.state == "snoozed" and thread.until is not None and thread.until <= self.desk.clock.now()
        assert self.desk.write(lambda tx: wake_up(tx, thread.id)) == due
        if due:
            thread.state, thread.until = "open", None

    @precondition(lambda self: self.threads)
    @rule(number=which, labels=st.sets(st.sampled_from(["vip", "late", "gift"]), max_size=2))
    def label(self, number: int, labels: set[str]) -> None:
        thread = self.one(number)
        self.change(thread, labels=tuple(labels))
        thread.labels = tuple(sorted(labels))

    @rule()
    def all_anew(self) -> None:
        self.desk.db.write_now("*", make_anew)

    @invariant()
    def the_desk_is_as_a_slow_look_says(self) -> None:
        self.desk.follow()
        self.the_list_is_what_everything_says()
        self.the_numbers_are_those_of_the_views()
        self.each_row_says_what_is_so()

    def the_list_is_what_everything_says(self) -> None:
        me = self.desk.people["Ada"]
        for view in VIEWS:
            fits = [each for each in self.threads if each.in_view(view, me)]
            newest = sorted(fits, key=lambda each: (each.spoken, each.id), reverse=True)
            assert self.desk.ids(view, me=me) == [each.id for each in newest], view
            assert self.desk.ids(view, "oldest", me=me) == [each.id for each in newest[::-1]], view
            never = datetime.max.replace(tzinfo=self.desk.clock.now().tzinfo)
            longest = sorted(fits, key=lambda each: (each.waits or never, each.id))
            assert self.desk.ids(view, "waiting", me=me) == [each.id for each in longest], view

    def the_numbers_are_those_of_the_views(self) -> None:
        told, opened = self.desk.tally(), [each for each in self.threads if each.state == "open"]
        for view in VIEWS:
            if view != "mine":
                assert told.views[view] == sum(each.in_view(view, "") for each in self.threads), view
        assert told.of_people == tallied(each.owner[1] for each in opened if each.owner[0] == "person")
        assert told.channels == tallied(each.channel for each in opened)
        assert told.teams == tallied(each.team for each in opened if each.team)
        assert told.labels == tallied(label for each in opened for label in each.labels)

    def each_row_says_what_is_so(self) -> None:
        rows = {row.id: row for view in ("all", "snoozed", "closed") for row in self.desk.rows(view)}
        for each in self.threads:
            row = rows[each.id]
            assert (row.state, (row.owner_kind, row.owner_id), row.team_id) == (each.state, each.owner, each.team)
            assert (row.snoozed_until, tuple(row.labels)) == (each.until, each.labels)
            assert row.unread == (0 if each.owner[0] == "bot" else each.unread)
            assert (row.due_at.year < 9999) == (each.waits is not None and each.owner[0] != "bot")


def tallied(names_: Any) -> dict[str, int]:
    found: dict[str, int] = {}
    for name in names_:
        found[name] = found.get(name, 0) + 1
    return found


def test_whatever_people_do_the_list_says_what_is_so(db: Database, clock: ManualClock) -> None:
    class Here(Inbox):
        def __init__(self) -> None:
            super().__init__(db, clock)

    run_state_machine_as_test(
        Here,
        settings=settings(
            max_examples=10, stateful_step_count=30, deadline=None,
            suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
        ),
    )  # fmt: skip
