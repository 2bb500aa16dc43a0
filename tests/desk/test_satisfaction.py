"""Who is asked how it was, when, and what becomes of the answer."""

from typing import Any

import pytest

from chaffer.accounts.actor import COMMAND
from chaffer.accounts.operations.change_shop import ChangeShop, change_shop
from chaffer.conversations.dialogue.rating import score_in
from chaffer.desk.operations.set_conversation import SetConversation, set_conversation
from chaffer.desk.operations.take_over import TakeOver, take_over
from chaffer.desk.satisfaction.ask import NotAsked, ask_rating
from chaffer.desk.satisfaction.wishes import SETTING
from chaffer.kernel.message import Identity
from chaffer.people.operations.opt_out import OptOut, opt_out
from chaffer.runtime.statements import Statement, mine
from chaffer.threads.conversation_of import reach
from chaffer.threads.load import conversation
from chaffer.threads.operations.rate import Rate, comment_on, rate
from chaffer.threads.tables import messages, ratings
from chaffer.wiring import reactions
from tests.desk.by_itself import settle
from tests.desk.conftest import Desk

_RATINGS = Statement("test.ratings", ratings.select().where(mine(ratings)).order_by(ratings.c.id))
_OUT = Statement(
    "test.rating_asked",
    messages.select().where(mine(messages), messages.c.purpose == "service").order_by(messages.c.seq),
)


@pytest.fixture(autouse=True)
def _wired(desk: Desk) -> None:
    desk.db.reactions = reactions("http://shop.test")


def wishes(desk: Desk, **told: Any) -> None:
    settings = {SETTING: {"on": True, "after_minutes": 10, **told}}
    desk.write(lambda tx: change_shop(tx, ChangeShop(settings=settings), COMMAND))


def closed(desk: Desk, here: str) -> None:
    desk.write(lambda tx: set_conversation(tx, SetConversation(here, "closed")))
    settle(desk)


def asked(desk: Desk) -> list[Any]:
    return list(desk.read(lambda tx: tx.rows(_RATINGS)))


def thread(desk: Desk) -> str:
    here = desk.meets("web")
    desk.hears(here, answered=True)
    return here


def test_it_is_asked_a_while_after_the_conversation_was_closed_and_once(desk: Desk) -> None:
    wishes(desk)
    here = thread(desk)
    desk.write(lambda tx: take_over(tx, TakeOver(here), desk.actor("Ada")))
    closed(desk, here)
    assert asked(desk) == []

    desk.clock.forward(minutes=11)
    settle(desk)

    (row,) = asked(desk)
    assert (row.about_kind, row.about_id, row.score) == ("person", desk.people["Ada"], None)
    assert len(desk.read(lambda tx: tx.rows(_OUT))) == 1
    desk.write(lambda tx: set_conversation(tx, SetConversation(here, "open")))
    closed(desk, here)
    desk.clock.forward(days=9)
    settle(desk)
    assert len(asked(desk)) == 1, "nothing was said since"


def test_a_conversation_that_was_opened_again_is_not_asked_about(desk: Desk) -> None:
    wishes(desk)
    here = thread(desk)
    closed(desk, here)
    desk.hears(here, "One more thing", answered=True)
    desk.clock.forward(minutes=11)
    settle(desk)

    assert asked(desk) == []


def test_nobody_is_asked_more_often_than_the_shop_wants(desk: Desk) -> None:
    wishes(desk, not_within_days=7)
    here = thread(desk)
    for days in (0, 3, 5):
        desk.clock.forward(days=days)
        desk.hears(here, answered=True)
        closed(desk, here)
        desk.clock.forward(minutes=11)
        settle(desk)

    assert len(asked(desk)) == 2


def test_a_shop_that_does_not_want_it_asks_nobody(desk: Desk) -> None:
    here = thread(desk)
    closed(desk, here)
    desk.clock.forward(days=1)
    settle(desk)

    assert asked(desk) == []


def test_nobody_is_asked_outside_the_window(desk: Desk) -> None:
    here = desk.meets("whatsapp")
    desk.hears(here, answered=True)

    with pytest.raises(NotAsked):
        desk.write(lambda tx: ask_rating(tx, here))


def test_the_first_answer_stays_and_only_words_said_to_nobody_else_count(desk: Desk) -> None:
    here = thread(desk)
    one = desk.write(lambda tx: ask_rating(tx, here))
    assert desk.write(lambda tx: rate(tx, Rate(here, one, 5)))
    assert desk.write(lambda tx: rate(tx, Rate(here, one, 1, meant=True)))
    assert desk.write(lambda tx: comment_on(tx, here, one, "Quick"))
    assert not desk.write(lambda tx: comment_on(tx, here, one, "Slow"))
    assert [(row.score, row.comment) for row in asked(desk)] == [(5, "Quick")]

    desk.clock.forward(minutes=1)
    desk.hears(here, answered=True)
    two = desk.write(lambda tx: ask_rating(tx, here))
    desk.clock.forward(minutes=1)
    desk.answers(here, "Ada", "How many would you like?")
    assert not desk.write(lambda tx: rate(tx, Rate(here, two, 5))), "said to Ada"
    assert desk.write(lambda tx: rate(tx, Rate(here, two, 4, meant=True)))


@pytest.mark.parametrize(("text", "score"), [
    ("5", (5, "")), (" 4 ", (4, "")), ("5/5", (5, "")), ("4 out of 5", (4, "")), ("3 étoiles", (3, "")), ("5점", (5, "")),
    ("2 из 5", (2, "")), ("5!", (5, "")), ("5, Anna was great", (5, "Anna was great")), ("5 thanks", (5, "thanks")),
    ("5 merci beaucoup", (5, "merci beaucoup")), ("1 - never again", (1, "never again")), ("⭐⭐⭐⭐", (4, "")), ("👍", (4, "")),
    ("😡 two hours", (1, "two hours")), ("Great!", (5, "")), ("très bien", (5, "")), ("Отлично!", (5, "")), ("최고예요", (5, "")),
    ("5️⃣", (5, "")), ("nul", (1, "")),
    ("5 red roses", None), ("6", None), ("0", None), ("10", None), ("2.5", None), ("55", None), ("3 of the blue ones", None),
    ("I want 5", None), ("hello", None), ("4 June", None), ("5 or 6", None), ("⭐⭐⭐⭐⭐⭐", None), ("1,000", None), ("5/10", None),
])  # fmt: skip
def test_only_what_is_an_answer_is_read_as_one(text: str, score: tuple[int, str] | None) -> None:
    assert score_in(text) == score


def test_who_said_stop_is_not_asked(desk: Desk) -> None:
    here = thread(desk)
    contact = desk.read(lambda tx: conversation(tx, here)).contact_id
    address = Identity("phone", "+15035550001")
    desk.write(lambda tx: reach(tx, here, [address]))
    desk.write(lambda tx: opt_out(tx, OptOut(contact, "web", "keyword", "STOP", "en", {})))

    with pytest.raises(NotAsked):
        desk.write(lambda tx: ask_rating(tx, here))
