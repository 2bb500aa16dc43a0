"""A thread that several people share: who said what."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import select

from chaffer.conversations.plan import Arrival
from chaffer.people.find_or_add import find_or_add
from chaffer.runtime.statements import Statement, given, insert_all, mine
from chaffer.runtime.transaction import Transaction
from chaffer.threads.say import Author
from chaffer.threads.tables import participants

_IS_IN = Statement(
    "sharing.is_in",
    select(participants.c.id).where(
        mine(participants), participants.c.conversation_id == given("conversation_id"),
        participants.c.contact_id == given("contact_id"),
    ),
)  # fmt: skip
_JOIN = Statement(
    "sharing.join",
    insert_all(participants, "id", "conversation_id", "kind", "contact_id", "name", "joined_at"),
)
_NAME_AT_MOST = 200


def who_said(tx: Transaction, thread: Any, arrivals: Sequence[Arrival]) -> dict[str, Author]:
    """By event: the author, as a contact of their own, noted among those who take part. Nobody, if it is not told."""
    authors: dict[str, Author] = {}
    for arrival in arrivals:
        inbound, contact_id = arrival.inbound, ""
        if inbound.sender:
            name = inbound.profile_name[:_NAME_AT_MOST]
            contact_id = find_or_add(tx, thread.channel, thread.account_id, inbound.sender, name)
            _join(tx, thread.id, contact_id, name)
        authors[arrival.event_id] = Author("shopper", contact_id)
    return authors


def _join(tx: Transaction, conversation_id: str, contact_id: str, name: str) -> None:
    if tx.row(_IS_IN, conversation_id=conversation_id, contact_id=contact_id) is None:
        tx.run(
            _JOIN, id=tx.new_id("participant"), conversation_id=conversation_id, kind="shopper",
            contact_id=contact_id, name=name, joined_at=tx.now,
        )  # fmt: skip
