"""Give a conversation to people."""

import msgspec

from chaffer.runtime.statements import given
from chaffer.runtime.transaction import Transaction, guarded
from chaffer.threads.events import PersonAskedFor
from chaffer.threads.tables import conversations


class HandOver(msgspec.Struct, frozen=True):
    """to_kind: team, or person with to_id. reason: why, for whoever takes it; question: what could not be answered."""

    conversation_id: str
    contact_id: str
    reason: str
    to_kind: str = "team"
    to_id: str = ""
    question: str = ""


_GIVE = guarded(
    "threads.hand_over", conversations, conversations.c.id == given("conversation_id"),
    conversations.c.owner_kind == "bot", owner_kind=given("to_kind"), owner_id=given("to_id"), asked_at=given("at"),
)  # fmt: skip


def hand_over(tx: Transaction, command: HandOver) -> bool:
    """Whether the bot had it; who owns it already keeps it. Safe to repeat: told once."""
    if not tx.run(
        _GIVE, conversation_id=command.conversation_id, to_kind=command.to_kind, to_id=command.to_id, at=tx.now
    ):  # fmt: skip
        return False
    tx.happened(PersonAskedFor(command.conversation_id, command.contact_id, command.reason, command.question))
    tx.changed("conversation", command.conversation_id)
    return True
