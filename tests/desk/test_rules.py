"""Rules follow once from what happens, do what they say, leave a line, and come to rest."""

from typing import Any

import msgspec
import pytest
from sqlalchemy import func, select

from chaffer.accounts.actor import COMMAND
from chaffer.desk.operations.add_note import notes_of
from chaffer.desk.operations.set_conversation import SetConversation, set_conversation
from chaffer.desk.operations.take_over import TakeOver, take_over
from chaffer.desk.operations.write_rule import WriteRule, add_rule, place_rules
from chaffer.desk.operations.write_saved_reply import SavedReply, add_saved_reply
from chaffer.desk.operations.write_team import WriteTeam, add_team
from chaffer.desk.routing import Routing
from chaffer.desk.rules import follow as following
from chaffer.desk.rules.dry_run import dry_run
from chaffer.desk.rules.follow import OFTEN
from chaffer.desk.rules.rule import Definition
from chaffer.desk.rules.stored import firings_between
from chaffer.desk.tables import sla_misses
from chaffer.kernel.errors import Invalid
from chaffer.people.listing import LAST
from chaffer.runtime.statements import Statement, mine
from chaffer.runtime.tables import jobs
from chaffer.threads.load import conversation
from chaffer.threads.operations.rate import About, Rate, begin_rating, last_rating, rate
from chaffer.threads.tables import messages, ratings
from chaffer.wiring import reactions
from tests.desk.by_itself import settle
from tests.desk.conftest import Desk
from tests.rivals import at_once

_OUT = Statement(
    "test.said", messages.select().where(mine(messages), messages.c.direction == "out").order_by(messages.c.seq)
)
_ASKED = Statement("test.asked", select(func.count()).select_from(ratings).where(mine(ratings)))
_JOBS = Statement("test.jobs", jobs.select().where(mine(jobs)))
_MISSES = Statement("test.misses", sla_misses.select().where(mine(sla_misses)))


@pytest.fixture(autouse=True)
def _wired(desk: Desk) -> None:
    desk.db.reactions = reactions("http://shop.test")


def rule(desk: Desk, event: str, *actions: dict[str, Any], name: str = "Rule", stops: bool = False, **more: Any) -> str:
    definition = msgspec.convert({"event": event, "actions": actions, **more}, Definition)
    return str(desk.write(lambda tx: add_rule(tx, WriteRule(name, definition, stops=stops), COMMAND)))


def thread(desk: Desk, here: str) -> Any:
    return desk.read(lambda tx: conversation(tx, here))


def lines(desk: Desk, here: str) -> list[Any]:
    """What rules did there, the first first."""
    return list(reversed(desk.read(lambda tx: firings_between(tx, here, None, None))))


def notes(desk: Desk, here: str) -> list[Any]:
    found: list[Any] = desk.read(lambda tx: notes_of(tx, "conversation", here, LAST, 50))
    return found


def label(name: str) -> dict[str, str]:
    return {"do": "label", "label": name}


def test_what_a_shopper_wrote_is_labelled_by_its_words(desk: Desk) -> None:
    rule(desk, "shopper_wrote", label("refund"), conditions=[{"if": "words", "phrases": ["money back", "rembourser"]}])
    angry, calm = desk.meets(), desk.meets()
    desk.hears(angry, "I want my MONEY-back!")
    desk.hears(calm, "Is money back on the menu? No: back money")

    settle(desk)

    assert thread(desk, angry).labels == ["refund"]
    assert thread(desk, calm).labels == ["refund"]
    other = desk.meets()
    desk.hears(other, "My money is gone, call me back")
    settle(desk)
    assert thread(desk, other).labels == []
    (line,) = lines(desk, angry)
    assert (line.name, line.outcome, line.steps) == ("Rule", "done", [{"do": "label", "why": ""}])


def test_no_job_keeps_what_was_said(desk: Desk) -> None:
    """Jobs outlive a person who is forgotten."""
    rule(desk, "shopper_wrote", label("words"), conditions=[{"if": "words", "phrases": ["zwitscherling"]}])
    rule(desk, "rated", label("low"), conditions=[{"if": "words", "phrases": ["kohlmeise"]}])
    here = desk.meets("web")
    desk.hears(here, "My name is Zwitscherling")
    settle(desk)
    stands = thread(desk, here)
    asked = desk.write(lambda tx: begin_rating(tx, stands, "en", About("bot")))
    desk.write(lambda tx: rate(tx, Rate(here, asked, 1, "Kohlmeise was rude", meant=True)))
    settle(desk)

    kept = str(desk.read(lambda tx: tx.rows(_JOBS)))

    assert thread(desk, here).labels == ["low", "words"]
    assert "rules.follow" in kept
    assert "Zwitscherling" not in kept
    assert "Kohlmeise" not in kept


def test_a_rule_follows_once_from_one_message_however_often_it_is_looked_at(desk: Desk) -> None:
    rule(desk, "shopper_wrote", {"do": "note", "text": "They wrote"})
    here = desk.meets()
    desk.hears(here)
    settle(desk)
    for _ in range(3):
        desk.write(lambda tx: tx.changed("conversation", here))
        settle(desk)

    assert len(notes(desk, here)) == 1
    desk.hears(here, "And again")
    settle(desk)
    assert len(notes(desk, here)) == 2


def test_a_job_cut_off_before_its_commit_leaves_nothing_and_is_done_again(desk: Desk) -> None:
    rule(desk, "shopper_wrote", {"do": "note", "text": "They wrote"})
    here = desk.meets()
    desk.hears(here)
    desk.follow()
    args = {"event": "shopper_wrote", "conversation_id": here, "once": "msg_x"}

    def cut(tx: Any) -> None:
        following.follow(tx, args)
        raise RuntimeError("killed")

    with pytest.raises(RuntimeError):
        desk.write(cut)
    assert notes(desk, here) == []
    for _ in range(2):
        desk.write(lambda tx: following.follow(tx, args))
    assert len(notes(desk, here)) == 1


def test_two_processes_with_the_same_job_let_it_follow_once(desk: Desk) -> None:
    rule(desk, "shopper_wrote", {"do": "note", "text": "They wrote"})
    here = desk.meets()
    desk.hears(here)
    args = {"event": "shopper_wrote", "conversation_id": here, "once": "msg_x"}

    at_once(desk.db, desk.shop_id, [lambda tx: following.follow(tx, args)] * 4)

    assert len(notes(desk, here)) == 1


def test_rules_that_set_off_each_other_come_to_rest(desk: Desk) -> None:
    rule(
        desk,
        "labelled",
        {"do": "unlabel", "label": "b"},
        label("a"),
        name="A",
        conditions=[{"if": "label", "any": ["b"]}],
    )
    rule(
        desk,
        "labelled",
        {"do": "unlabel", "label": "a"},
        label("b"),
        name="B",
        conditions=[{"if": "label", "any": ["a"]}],
    )
    here = desk.meets()
    desk.write(lambda tx: set_conversation(tx, SetConversation(here, labels=("a",))))

    assert settle(desk) < 20

    told = lines(desk, here)
    assert [line.outcome for line in told] == ["done"] * 4 + ["stopped"]
    assert told[-1].steps == [{"do": "", "why": "in_circles"}]


def test_circles_through_the_queue_come_to_rest_too(desk: Desk) -> None:
    """Routing gives what a rule puts back: each time from the beginning, as far as depth can tell."""
    team = desk.write(lambda tx: add_team(tx, WriteTeam("Sales", (desk.people["Ada"],), None, Routing("round_robin"))))
    rule(desk, "assigned", {"do": "team", "team": team}, conditions=[{"if": "owner", "kind": "person"}])
    here = desk.meets()
    desk.hears(here)
    desk.gives_up(here)
    desk.write(lambda tx: set_conversation(tx, SetConversation(here, assign_to=desk.people["Ada"])))

    settle(desk)

    assert lines(desk, here)[-1].outcome == "stopped"
    assert sum(line.outcome == "done" for line in lines(desk, here)) <= OFTEN


def test_a_flood_of_messages_fills_nothing(desk: Desk) -> None:
    rule(desk, "shopper_wrote", {"do": "note", "text": "wrote"})
    here = desk.meets()
    for _ in range(2 * OFTEN + 5):
        desk.hears(here)
        settle(desk)

    told = lines(desk, here)

    assert [line.outcome for line in told] == ["done"] * OFTEN + ["stopped"] * OFTEN


def test_a_rule_does_not_ask_a_shopper_how_it_was_again_and_again(desk: Desk) -> None:
    rule(desk, "shopper_wrote", {"do": "ask_rating"})
    rule(desk, "rated", {"do": "ask_rating"}, name="Again")
    here = desk.meets("web")

    for _ in range(3):
        desk.hears(here)
        settle(desk)
        desk.clock.forward(minutes=5)
        last = desk.read(lambda tx: last_rating(tx, thread(desk, here).contact_id))
        assert last is not None
        desk.write(lambda tx, last=last: rate(tx, Rate(here, last.id, 1, meant=True)))
        settle(desk)

    assert desk.read(lambda tx: tx.value(_ASKED)) == 1
    assert {line.outcome for line in lines(desk, here)[1:]} == {"partly"}


def test_rules_are_looked_at_in_order_and_one_may_end_it(desk: Desk) -> None:
    first = rule(desk, "handed_over", label("one"), name="One")
    second = rule(desk, "handed_over", label("two"), name="Two", stops=True)
    third = rule(desk, "handed_over", label("three"), name="Three")
    desk.write(lambda tx: place_rules(tx, (third, second, first), COMMAND))
    here = desk.meets()
    desk.hears(here)
    desk.gives_up(here)

    settle(desk)

    assert thread(desk, here).labels == ["three", "two"]
    assert [line.name for line in lines(desk, here)] == ["Three", "Two"]


def test_somebody_who_waits_so_long_is_ranked_up_once(desk: Desk) -> None:
    rule(desk, "waiting", {"do": "priority", "priority": "urgent"}, minutes=10)
    here = desk.meets()
    desk.hears(here)
    desk.gives_up(here)
    settle(desk)
    desk.clock.forward(minutes=9)
    settle(desk)
    assert thread(desk, here).priority == 0

    desk.clock.forward(minutes=2)
    settle(desk)

    assert thread(desk, here).priority == 2
    desk.clock.forward(minutes=60)
    settle(desk)
    assert len(lines(desk, here)) == 1


def test_who_was_answered_in_time_sets_off_nothing(desk: Desk) -> None:
    rule(desk, "waiting", label("late"), minutes=10)
    rule(desk, "sla_missed", label("missed"))
    here = desk.meets()
    desk.hears(here)
    desk.gives_up(here)
    settle(desk)
    desk.clock.forward(minutes=4)
    desk.answers(here, "Ada")
    settle(desk)
    desk.clock.forward(minutes=30)
    settle(desk)

    assert thread(desk, here).labels == []


def test_a_new_rule_hears_of_those_who_wait_already(desk: Desk) -> None:
    here = desk.meets()
    desk.hears(here)
    desk.gives_up(here)
    settle(desk)
    desk.clock.forward(minutes=20)
    rule(desk, "waiting", label("late"), minutes=10)

    settle(desk)

    assert thread(desk, here).labels == ["late"]


def test_an_answer_that_is_overdue_is_counted_once_and_told(desk: Desk) -> None:
    rule(desk, "sla_at_risk", label("hurry"), minutes=2)
    rule(desk, "sla_missed", {"do": "tell", "staff": desk.people["Bo"], "text": "{{contact.first_name}} waits"})
    here = desk.meets()
    desk.hears(here)
    desk.gives_up(here)
    settle(desk)
    desk.clock.forward(minutes=3, seconds=5)
    settle(desk)
    assert thread(desk, here).labels == ["hurry"]
    assert desk.read(lambda tx: tx.rows(_MISSES)) == []

    desk.clock.forward(minutes=2)
    settle(desk)
    desk.clock.forward(minutes=50)
    settle(desk)

    assert len(desk.read(lambda tx: tx.rows(_MISSES))) == 1
    assert [note.text for note in notes(desk, here)] == ["Shopper waits"]
    assert desk.ids("mentions", me=desk.people["Bo"]) == [here]


def test_a_closed_conversation_that_is_written_to_is_reopened_once(desk: Desk) -> None:
    rule(desk, "reopened", {"do": "assign", "to": desk.people["Ada"]})
    here = desk.meets()
    desk.hears(here)
    settle(desk)
    desk.write(lambda tx: set_conversation(tx, SetConversation(here, "closed")))
    settle(desk)
    assert lines(desk, here) == []

    desk.hears(here, "Me again")
    settle(desk)

    assert thread(desk, here).owner_id == desk.people["Ada"]
    assert len(lines(desk, here)) == 1


def test_a_saved_reply_is_said_in_the_shoppers_language_and_only_in_the_window(desk: Desk) -> None:
    for language, text in {"": "Hello {{contact.first_name}} ,", "fr": "Bonjour {{contact.name}}"}.items():
        desk.write(
            lambda tx, language=language, text=text: add_saved_reply(
                tx, SavedReply("hi", "Hi", text, language), COMMAND
            )
        )
    rule(desk, "handed_over", {"do": "reply", "shortcut": "hi"})
    web, closed = desk.meets("web"), desk.meets("whatsapp")
    for here in (web, closed):
        desk.hears(here)
        desk.gives_up(here)

    settle(desk)

    assert [row.part["text"] for row in desk.read(lambda tx: tx.rows(_OUT))] == ["Hello Shopper,"]
    (line,) = lines(desk, closed)
    assert (line.outcome, line.steps) == ("partly", [{"do": "reply", "why": "conflict"}])


def test_a_reply_of_a_rule_is_no_persons_and_leaves_the_shopper_waiting(desk: Desk) -> None:
    desk.write(lambda tx: add_saved_reply(tx, SavedReply("hi", "Hi", "We are on it"), COMMAND))
    rule(desk, "handed_over", {"do": "reply", "shortcut": "hi"})
    rule(desk, "person_replied", label("answered"))
    here = desk.meets("web")
    desk.hears(here)
    desk.gives_up(here)

    settle(desk)

    assert here in desk.ids("waiting")
    assert thread(desk, here).labels == []
    desk.answers(here, "Ada")
    settle(desk)
    assert thread(desk, here).labels == ["answered"]


def test_taking_over_is_an_assignment(desk: Desk) -> None:
    rule(desk, "assigned", label("taken"), conditions=[{"if": "owner", "kind": "person", "any": [desk.people["Ada"]]}])
    here, other = desk.meets(), desk.meets()
    desk.write(lambda tx: take_over(tx, TakeOver(here), desk.actor("Ada")))
    desk.write(lambda tx: take_over(tx, TakeOver(other), desk.actor("Bo")))

    settle(desk)

    assert [thread(desk, each).labels for each in (here, other)] == [["taken"], []]


def test_a_dry_run_says_whom_it_would_have_met_and_changes_nothing(desk: Desk) -> None:
    here, other = desk.meets("web"), desk.meets("whatsapp")
    for each in (here, other):
        desk.hears(each)
    settle(desk)
    wanted = {"event": "opened", "actions": [label("web")], "conditions": [{"if": "channel", "any": ["web"]}]}

    met = desk.read(lambda tx: dry_run(tx, msgspec.convert(wanted, Definition)))

    assert met.looked_at == 2
    assert [row.id for row in met.rows] == [here]
    assert thread(desk, here).labels == []


@pytest.mark.parametrize("action", [
    {"do": "assign", "to": "stf_nobody"}, {"do": "assign", "to": "me"}, {"do": "team", "team": "tem_none"},
    {"do": "reply", "shortcut": "none"}, {"do": "tell", "staff": "stf_nobody", "text": "x"},
])  # fmt: skip
def test_a_rule_names_only_what_is_there(desk: Desk, action: dict[str, str]) -> None:
    with pytest.raises(Invalid):
        rule(desk, "opened", action)


def test_a_rule_by_the_clock_names_its_minutes(desk: Desk) -> None:
    with pytest.raises(Invalid):
        rule(desk, "waiting", label("late"))


@pytest.mark.parametrize("told", [
    {"event": "opened", "actions": []},
    {"event": "never", "actions": [{"do": "close"}]},
    {"event": "opened", "actions": [{"do": "erase"}]},
    {"event": "opened", "actions": [{"do": "close", "why": "x"}]},
    {"event": "opened", "actions": [{"do": "close"}], "conditions": [{"if": "moon"}]},
    {"event": "opened", "actions": [{"do": "close"}], "version": 2},
    {"event": "opened", "actions": [{"do": "close"}] * 11},
])  # fmt: skip
def test_what_is_not_a_rule_is_refused(told: dict[str, Any]) -> None:
    with pytest.raises(msgspec.ValidationError):
        msgspec.convert(told, Definition)
