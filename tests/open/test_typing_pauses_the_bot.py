"""A person types: the bot waits, the shopper's words stand in the thread at once, and one of the two answers."""

import json
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select

from chaffer.desk.operations.be_there import PAUSED_FOR
from chaffer.inbox.lanes import pause
from chaffer.inbox.tables import inbox
from chaffer.runtime.tables import changes
from chaffer.runtime.transaction import Transaction
from chaffer.threads.tables import conversations, lanes, messages, turns
from tests.inbox.street import ANA
from tests.open.conftest import Open
from tests.open.listener import Listener


def text(body: str) -> dict[str, Any]:
    return {"type": "text", "text": {"body": body}}


def answers(opened: Open) -> list[Any]:
    return [each for each in opened.street.graph.thread(ANA) if each["kind"] == "message"]


@pytest.fixture
def thread(opened: Open) -> str:
    """Ana has written, and the bot has answered."""
    opened.street.says(text("hello"))
    opened.street.until(lambda: answers(opened))
    return str(opened.street.until(lambda: opened.street.rows(select(conversations.c.id)))[0].id)


def paused_until(opened: Open) -> Any:
    return opened.street.rows(select(lanes.c.paused_until))[0].paused_until


def pauses(opened: Open, thread: str, seconds: float) -> None:
    def work(tx: Transaction) -> bool:
        return pause(tx, thread, tx.now + timedelta(seconds=seconds))

    assert opened.street.db.write_now(opened.street.shop_id, work)


def heard(opened: Open) -> list[Any]:
    return opened.street.rows(
        select(messages.c.id, messages.c.part, messages.c.turn_id, messages.c.read_at, messages.c.event_id)
        .where(messages.c.direction == "in")
        .order_by(messages.c.seq)
    )  # fmt: skip


def words(row: Any) -> str:
    return str(row.part[0]["text"])


def settled(opened: Open) -> Callable[[], bool]:
    """Nothing waits in the inbox."""
    return lambda: not opened.street.rows(select(inbox.c.id).where(inbox.c.state == "kept"))


def test_typing_makes_the_bot_wait_and_is_not_kept(opened: Open, thread: str) -> None:
    before = opened.street.db.clock.now()

    opened.post(f"/conversations/{thread}/presence", {"doing": "typing"}, 204)

    until = paused_until(opened)
    assert before + PAUSED_FOR <= until <= opened.street.db.clock.now() + PAUSED_FOR
    opened.post(f"/conversations/{thread}/presence", {"doing": "typing"}, 204)
    assert paused_until(opened) == until, "two signs in a moment are one statement"


def test_looking_at_a_thread_does_not_stop_the_bot(opened: Open, thread: str) -> None:
    opened.post(f"/conversations/{thread}/presence", {"doing": "viewing"}, 204)
    opened.post(f"/conversations/{thread}/presence", {"doing": "left"}, 204)

    assert paused_until(opened) is None


def test_what_arrives_meanwhile_is_seen_at_once_and_answered_when_nobody_types(opened: Open, thread: str) -> None:
    pauses(opened, thread, 2.5)
    said = len(answers(opened))

    opened.street.says(text("where is my order?"))

    waiting = opened.street.until(lambda: heard(opened)[1:])
    assert (words(waiting[0]), waiting[0].turn_id, waiting[0].read_at) == ("where is my order?", "", None)
    assert len(answers(opened)) == said
    assert not settled(opened)()
    opened.street.until(lambda: len(answers(opened)) > said)
    opened.street.until(settled(opened))
    first, second = heard(opened)
    assert (second.id, words(second)) == (waiting[0].id, "where is my order?")
    assert second.turn_id
    assert second.read_at is not None
    assert second.turn_id != first.turn_id
    newest = opened.street.rows(select(turns.c.messages).order_by(turns.c.version))[-1]
    assert newest.messages == [second.id]


def test_several_that_wait_are_answered_together_and_kept_once(opened: Open, thread: str) -> None:
    pauses(opened, thread, 2.5)
    for said in ("one moment", "I forgot", "do you have candles?"):
        opened.street.says(text(said))
        opened.street.until(lambda said=said: words(heard(opened)[-1]) == said)  # type: ignore[misc]

    opened.street.until(settled(opened))

    rows = heard(opened)
    assert [words(row) for row in rows[1:]] == ["one moment", "I forgot", "do you have candles?"]
    assert len({row.turn_id for row in rows[1:]}) == 1
    assert len({row.event_id for row in rows}) == len(rows)


def test_a_persons_answer_takes_it_and_the_bot_says_nothing(opened: Open, thread: str) -> None:
    pauses(opened, thread, 20)
    said = len(answers(opened))
    opened.street.says(text("do you have candles?"))
    opened.street.until(lambda: heard(opened)[1:])

    opened.post(f"/conversations/{thread}/messages", {"text": "We do, Mia here"}, 202)

    opened.street.until(settled(opened), 5)
    opened.street.until(lambda: len(answers(opened)) == said + 1)
    assert opened.get(f"/conversations/{thread}")["owner_kind"] == "person"
    assert heard(opened)[1].read_at is not None
    told = opened.get(f"/conversations/{thread}/messages")["items"]
    assert told[0]["parts"][0]["text"] == "We do, Mia here"


def test_a_thread_that_a_person_has_is_not_held_up(opened: Open, thread: str) -> None:
    opened.post(f"/conversations/{thread}/take-over")
    opened.post(f"/conversations/{thread}/presence", {"doing": "typing"}, 204)

    opened.street.says(text("thank you"))

    opened.street.until(lambda: heard(opened)[1:])
    opened.street.until(settled(opened), 5)
    assert paused_until(opened) is None


def test_the_stream_says_who_types_and_keeps_nothing(opened: Open, thread: str) -> None:
    listener = Listener(opened.api, asked={"topics": "presence,message"}).begin()
    opened.street.until(lambda: listener.heard)
    opened.post(f"/conversations/{thread}/presence", {"doing": "typing"}, 204)

    sign, *again = opened.street.until(lambda: [each for each in listener.heard if each.name == "presence"])
    listener.stop()
    data = json.loads(sign.data)
    assert (data["id"], data["doing"], sign.id) == (thread, "typing", 0)
    assert data["who"].startswith("key_")
    assert set(again) <= {sign}, "PostgreSQL may tell its own process twice"
    assert opened.street.rows(select(changes.c.topic).where(changes.c.topic == "presence")) == []


def test_there_is_no_presence_in_another_shops_thread(opened: Open) -> None:
    opened.post("/conversations/cnv_none/presence", {"doing": "typing"}, 404)
    opened.post("/conversations/cnv_none/presence", {"doing": "dancing"}, 422)
