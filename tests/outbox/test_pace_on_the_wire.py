"""A running server against Meta's stand-in, which counts for itself and refuses what comes too fast."""

import time
from typing import Any

from sqlalchemy import func, select

from chaffer.accounts.operations.add_channel_account import AddChannelAccount, add_channel_account
from chaffer.threads.tables import messages
from tests.inbox.street import ANA, Street
from tests.outbox.crowd import calls, connect, say, thread

PAIR_SECONDS = 0.2


def limited(street: Street, **settings: str) -> None:
    """Meta's limits are on, those for one person thirty times as fast as in life; the account knows of it."""

    def set_limits(graph: Any) -> None:
        graph.settings.per_second, graph.settings.pair_every_seconds, graph.settings.window_seconds = (
            80,
            PAIR_SECONDS,
            0,
        )

    street.meta(set_limits)
    connect(street, **{"pair_every_seconds": str(PAIR_SECONDS), **settings})


def left(street: Street) -> int:
    waiting = select(func.count()).where(messages.c.direction == "out", messages.c.state.in_(["promised", "sending"]))
    return int(street.rows(waiting)[0][0])


def refusals(street: Street) -> list[int]:
    return [each["status"] for each in calls(street) if each["status"] != 200]


def test_sixty_messages_to_one_person_meet_no_refusal(street: Street) -> None:
    limited(street)

    street.db.write_now(
        street.shop_id,
        lambda tx: say(tx, thread(tx, street.account_id, f"+{ANA}"), *(f"line {n}" for n in range(60))),
    )
    street.until(lambda: not left(street), 60)

    assert refusals(street) == []
    assert [each["payload"]["text"]["body"] for each in calls(street)] == [f"line {n}" for n in range(60)]


def test_without_the_pace_the_same_sixty_are_refused(street: Street) -> None:
    limited(street, per_second="0", pair_every_seconds="0")
    street.meta(lambda graph: setattr(graph.settings, "pair_every_seconds", 6.0))

    street.db.write_now(
        street.shop_id,
        lambda tx: say(tx, thread(tx, street.account_id, f"+{ANA}"), *(f"line {n}" for n in range(60))),
    )
    street.until(lambda: refusals(street), 60)


def test_answers_given_at_once_keep_the_same_pace(street: Street) -> None:
    """Each message is its own turn, whose answer leaves without the claim loop while there is room."""
    limited(street)
    connect(street, pair_every_seconds=str(PAIR_SECONDS), pair_burst="6")
    street.meta(lambda graph: setattr(graph.settings, "pair_burst", 6))

    for n in range(14):
        street.says({"type": "text", "text": {"body": "hello"}})
        until_answered(street, n + 1)
    street.until(lambda: not left(street), 60)

    assert refusals(street) == []
    assert any(row.send_after > row.at for row in answered(street)), "the burst was never spent"


def test_a_queue_leaves_at_the_pace_of_the_number_and_holds_up_nobody_else(street: Street) -> None:
    limited(street)
    trial_account = AddChannelAccount("trial", "t1", {}, {"secret": "s"})
    other = street.db.write_now(
        street.shop_id, lambda tx: add_channel_account(tx, trial_account, street.server.secrets)
    )  # fmt: skip
    street.meta(lambda graph: setattr(graph.settings, "per_second", 40))
    connect(street, per_second="40")

    def queue(tx: Any) -> None:
        for n in range(240):
            say(tx, thread(tx, street.account_id, f"+1555999{n:04}"), "news")

    street.db.write_now(street.shop_id, queue)
    began = time.monotonic()
    (trial,) = street.db.write_now(street.shop_id, lambda tx: say(tx, thread(tx, other, "+15550000009", "trial"), "hi"))
    street.until(lambda: not waits(street, trial), 5)
    overtook = left(street)
    street.until(lambda: not left(street), 30)
    took = time.monotonic() - began

    assert refusals(street) == []
    assert overtook > 40, "the other account had to wait for the queue"
    assert 5.5 < took < 16, "240 messages at 40 a second"


def answered(street: Street) -> list[Any]:
    return street.rows(select(messages).where(messages.c.direction == "out").order_by(messages.c.seq))


def waits(street: Street, message_id: str) -> bool:
    (row,) = street.rows(select(messages.c.state).where(messages.c.id == message_id))
    return bool(row.state == "promised")


def until_answered(street: Street, times: int) -> None:
    street.until(lambda: len(answered(street)) >= times)
