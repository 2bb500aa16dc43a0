"""What a refusal of the channel means for the message, the person and the account."""

import time
from typing import Any

import pytest
from sqlalchemy import select

from chaffer.accounts.tables import channel_accounts
from chaffer.people.tables import consents, contacts, suppressions
from chaffer.runtime.tables import events
from chaffer.sandbox.graph.faults import Rule
from chaffer.threads.tables import messages
from tests.inbox.street import ANA, NUMBER, Street

BEN = "15551230002"


def misbehaves(street: Street, code: int, calls: int = 1) -> None:
    street.meta(lambda graph: graph.faults.rules.append(Rule("error", calls=calls, code=code)))


def says(street: Street, who: str = ANA) -> None:
    street.says({"type": "text", "text": {"body": "hello"}}, who)


def out(street: Street) -> list[Any]:
    return street.rows(select(messages).where(messages.c.direction == "out").order_by(messages.c.at))


def account(street: Street) -> Any:
    (row,) = street.rows(select(channel_accounts))
    return row


def test_a_broken_account_keeps_its_messages_promised_until_it_is_connected_anew(street: Street) -> None:
    street.meta(lambda graph: setattr(graph.numbers[NUMBER], "access_token", "another"))
    says(street)
    street.until(lambda: account(street).state == "broken")
    says(street, BEN)
    street.until(lambda: len(out(street)) == 2)
    time.sleep(1.5)  # long enough for the loops to try

    assert [(row.state, row.attempts) for row in out(street)] == [("promised", 0), ("promised", 0)]
    assert account(street).trouble.startswith("190 ")
    assert len(street.rows(select(events).where(events.c.kind == "channel_broken"))) == 1

    street.connect("another")
    street.until(lambda: all(row.state in ("sent", "delivered", "read") for row in out(street)))
    assert (account(street).state, account(street).trouble) == ("active", "")
    assert [row.attempts for row in out(street)] == [1, 1]


def test_a_token_replaced_meanwhile_breaks_nothing_any_more(street: Street) -> None:
    """For two seconds the old one is still at hand, and a try with it says nothing of the account as it is now."""
    says(street)
    street.until(lambda: [row.state in ("sent", "delivered", "read") for row in out(street)] == [True])
    street.meta(lambda graph: setattr(graph.numbers[NUMBER], "access_token", "another"))
    street.connect("another")
    says(street, BEN)

    street.until(lambda: [row.state in ("sent", "delivered", "read") for row in out(street)] == [True, True])
    assert account(street).state == "active"
    assert street.rows(select(events).where(events.c.kind == "channel_broken")) == []


def test_a_refusal_because_the_person_stopped_adverts_is_recorded_as_their_wish(street: Street) -> None:
    misbehaves(street, 131050)
    says(street)

    (wish,) = street.until(lambda: street.rows(select(consents)))
    (message,) = out(street)

    assert (wish.purpose, wish.state, wish.method, wish.actor_kind) == (
        "marketing", "withdrawn", "channel_refusal", "system",
    )  # fmt: skip
    assert (wish.proof["message_id"], wish.proof["told"][:6]) == (message.id, "131050")
    assert message.state == "failed"
    assert street.rows(select(suppressions)) == []


def test_a_report_of_the_same_is_recorded_once_however_often_it_comes(street: Street) -> None:
    street.meta(lambda graph: setattr(graph.settings, "delivered", None))
    says(street)
    (message,) = street.until(lambda: [row for row in out(street) if row.state == "sent" and row.provider_id])
    status = {
        "id": message.provider_id, "status": "failed", "timestamp": str(int(time.time())), "recipient_id": ANA,
        "errors": [{"code": 131050, "title": "stopped"}],
    }  # fmt: skip
    for _ in range(3):
        street.meta(lambda graph: graph.post_value(NUMBER, "messages", {"statuses": [status]}))
    street.until(lambda: out(street)[0].state == "failed")
    time.sleep(0.5)

    (wish,) = street.rows(select(consents))
    (person,) = street.rows(select(contacts))
    assert (wish.contact_id, wish.state) == (person.id, "withdrawn")


@pytest.mark.parametrize("code", [130472, 131026, 131051, 131047])
def test_any_other_refusal_says_nothing_of_the_account_or_of_wishes(street: Street, code: int) -> None:
    misbehaves(street, code)
    says(street)

    street.until(lambda: [row for row in out(street) if row.state == "failed"])

    assert account(street).state == "active"
    assert street.rows(select(consents)) == []


def test_a_limit_of_the_account_holds_back_everybody_and_ends(street: Street) -> None:
    misbehaves(street, 130429)
    says(street)
    street.until(lambda: street.server.house.pace.held_seconds(street.account_id, time.monotonic()) > 0)
    says(street, BEN)

    street.until(lambda: len(rows := out(street)) == 2 and all(row.state in ("sent", "delivered") for row in rows))

    assert sorted(row.attempts for row in out(street)) == [1, 2]


def test_a_limit_for_one_person_holds_back_nobody_else(street: Street) -> None:
    misbehaves(street, 131056)
    says(street)
    street.until(lambda: out(street) and out(street)[0].reason)
    held = out(street)[0]
    assert street.server.house.pace.held_seconds(held.conversation_id, time.monotonic()) > 1
    assert street.server.house.pace.held_seconds(street.account_id, time.monotonic()) == 0

    says(street, BEN)
    street.until(lambda: [row for row in out(street) if row.conversation_id != held.conversation_id and row.sent_at])

    assert next(row.state for row in out(street) if row.id == held.id) == "promised"
    street.until(lambda: next(row.state for row in out(street) if row.id == held.id) in ("sent", "delivered"))
