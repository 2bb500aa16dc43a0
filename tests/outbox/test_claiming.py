from datetime import timedelta

import pytest
from sqlalchemy import update

from chaffer.accounts.tables import channel_accounts
from chaffer.channels.registry import CHANNELS
from chaffer.kernel.message import Purpose
from chaffer.outbox.claim import Departure, claim
from chaffer.outbox.pace import Pace
from chaffer.runtime.database import Database
from chaffer.runtime.statements import Statement, given, insert_all, mine
from chaffer.runtime.transaction import Transaction
from chaffer.testing import ManualClock
from chaffer.threads.tables import messages
from tests.outbox.crowd import say, thread

ACCOUNT = Statement(
    "test.account", insert_all(channel_accounts, "id", "kind", "external_id", "sealed_secrets", "created_at")
)
BREAK = Statement(
    "test.break",
    update(channel_accounts)
    .where(mine(channel_accounts), channel_accounts.c.id == given("account"))
    .values(state="broken"),
)
LATER = Statement(
    "test.later",
    update(messages).where(mine(messages), messages.c.id == given("id")).values(send_after=given("later")),
)


@pytest.fixture
def two_numbers(db: Database) -> tuple[str, str]:
    """Conversations on two accounts of one shop."""

    def work(tx: Transaction) -> tuple[str, str]:
        for account in ("acc_a", "acc_b"):
            tx.run(ACCOUNT, id=account, kind="trial", external_id=account, sealed_secrets=b"", created_at=tx.now)
        return thread(tx, "acc_a", "+15550000001", "trial"), thread(tx, "acc_b", "+15550000002", "trial")

    return db.write_now("shp_a", work)


def claimed(db: Database) -> list[Departure]:
    limits = {"trial": CHANNELS["trial"].limits}
    return db.write_now("*", lambda tx: claim(tx, limits, "me", Pace(), 0.0)).departures


def test_a_broken_account_holds_back_its_own_messages_and_nobody_elses(
    db: Database, two_numbers: tuple[str, str]
) -> None:
    broken, sound = two_numbers
    db.write_now("shp_a", lambda tx: (say(tx, broken, "one"), say(tx, sound, "two")))
    db.write_now("shp_a", lambda tx: tx.run(BREAK, account="acc_a"))

    assert [each.conversation_id for each in claimed(db)] == [sound]


def test_the_next_message_of_a_thread_waits_for_the_one_before(
    db: Database, two_numbers: tuple[str, str], clock: ManualClock
) -> None:
    conversation, _ = two_numbers
    first, second = db.write_now("shp_a", lambda tx: say(tx, conversation, "one", "two"))

    assert [each.outbound.id for each in claimed(db)] == [first]
    assert claimed(db) == [], "its receipt is not there"
    clock.forward(seconds=timedelta(seconds=4).total_seconds())
    assert [each.outbound.id for each in claimed(db)] == [second], "but it is not waited for for ever"


def waits(tx: Transaction, conversation: str, purpose: Purpose, minutes: int = 60) -> str:
    """Promised now, for later."""
    (message,) = say(tx, conversation, "news", purpose=purpose)
    tx.run(LATER, id=message, later=tx.now + timedelta(minutes=minutes))
    return message


@pytest.mark.parametrize("purpose", ["marketing", "service"])
def test_an_answer_passes_what_waits_for_its_hour(
    db: Database, two_numbers: tuple[str, str], purpose: Purpose, clock: ManualClock
) -> None:
    conversation, _ = two_numbers
    news = db.write_now("shp_a", lambda tx: waits(tx, conversation, purpose))
    first, second = db.write_now("shp_a", lambda tx: say(tx, conversation, "one", "two"))

    assert [each.outbound.id for each in claimed(db)] == [first]
    clock.forward(seconds=4)
    assert [each.outbound.id for each in claimed(db)] == [second], "answers keep their order"
    if purpose == "service":
        clock.forward(seconds=3600)
        assert [each.outbound.id for each in claimed(db)] == [news], "it comes at its hour"


def test_an_answer_does_not_pass_what_is_due(db: Database, two_numbers: tuple[str, str]) -> None:
    conversation, _ = two_numbers
    news = db.write_now("shp_a", lambda tx: waits(tx, conversation, "service", minutes=0))
    db.write_now("shp_a", lambda tx: say(tx, conversation, "one"))

    assert [each.outbound.id for each in claimed(db)] == [news]


@pytest.mark.parametrize(("before", "after"), [("reply", "reply"), ("transactional", "reply"), ("reply", "service"),
                                               ("service", "service"), ("service", "marketing")])  # fmt: skip
def test_nothing_else_is_passed(db: Database, two_numbers: tuple[str, str], before: Purpose, after: Purpose) -> None:
    conversation, _ = two_numbers
    db.write_now("shp_a", lambda tx: waits(tx, conversation, before))
    db.write_now("shp_a", lambda tx: say(tx, conversation, "one", purpose=after))

    assert claimed(db) == []


def test_news_of_service_passes_an_advert_that_waits_for_the_morning(
    db: Database, two_numbers: tuple[str, str]
) -> None:
    conversation, _ = two_numbers
    db.write_now("shp_a", lambda tx: waits(tx, conversation, "marketing"))
    (news,) = db.write_now("shp_a", lambda tx: say(tx, conversation, "news", purpose="service"))

    assert [each.outbound.id for each in claimed(db)] == [news]
