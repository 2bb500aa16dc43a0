"""Messages that did not arrive, or of which nobody knows whether they did."""

from typing import Any

from sqlalchemy import and_, exists, select

from chaffer.accounts import audit
from chaffer.accounts.actor import Actor
from chaffer.kernel.errors import NotFound
from chaffer.people.tables import contacts
from chaffer.runtime.statements import Statement, given, mine
from chaffer.runtime.transaction import Transaction
from chaffer.threads.marks import mark
from chaffer.threads.say import Author
from chaffer.threads.tables import conversations, message_marks, messages

DROPPED = "dropped"
_dropped = exists(
    select(message_marks.c.id).where(
        message_marks.c.shop_id == messages.c.shop_id, message_marks.c.message_id == messages.c.id,
        message_marks.c.kind == DROPPED,
    )
)  # fmt: skip
_LIST = Statement(
    "messages.given_up",
    select(
        messages.c.id, messages.c.conversation_id, messages.c.author_kind, messages.c.part, messages.c.state,
        messages.c.reason, messages.c.at, conversations.c.channel, conversations.c.account_id, conversations.c.contact_id,
        contacts.c.name,
    )
    .join(
        conversations,
        and_(conversations.c.shop_id == messages.c.shop_id, conversations.c.id == messages.c.conversation_id),
    )
    .join(contacts, and_(contacts.c.shop_id == messages.c.shop_id, contacts.c.id == conversations.c.contact_id))
    .where(
        mine(messages), messages.c.direction == "out", messages.c.state.in_(["failed", "unknown"]),
        messages.c.id < given("before"), ~_dropped,
    )
    .order_by(messages.c.id.desc())
    .limit(given("limit")),
)  # fmt: skip
_ONE = Statement(
    "messages.given_up_one",
    select(messages.c.id).where(
        mine(messages), messages.c.id == given("id"), messages.c.direction == "out",
        messages.c.state.in_(["failed", "unknown"]), ~_dropped,
    ),
)  # fmt: skip


def given_up(tx: Transaction, before: str, limit: int) -> list[Any]:
    """The newest first, from the one before this id; without those that somebody dropped."""
    return tx.rows(_LIST, before=before, limit=limit)


def drop(tx: Transaction, message_id: str, reason: str, actor: Actor) -> None:
    """Nothing more is to be done about it; the thread shows it as it was. Raises NotFound."""
    if tx.row(_ONE, id=message_id) is None:
        raise NotFound("no such message failed")
    mark(tx, message_id, DROPPED, Author("staff", actor.id))
    tx.changed("message", message_id)
    audit.record(tx, actor, "message.drop", target_kind="message", target_id=message_id, after={"reason": reason})
