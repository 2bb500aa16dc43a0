"""Let the bot go on with a conversation."""

import msgspec

from chaffer.runtime.statements import given
from chaffer.runtime.transaction import Transaction, guarded
from chaffer.threads.events import HandedBack
from chaffer.threads.tables import conversations


class HandBack(msgspec.Struct, frozen=True):
    conversation_id: str
    contact_id: str


_TAKE = guarded(
    "threads.hand_back", conversations, conversations.c.id == given("conversation_id"),
    conversations.c.owner_kind != "bot", owner_kind="bot", owner_id="", team_id="", asked_at=None,
)  # fmt: skip


def hand_back(tx: Transaction, command: HandBack) -> bool:
    """Whether a person had it. Safe to repeat."""
    if not tx.run(_TAKE, conversation_id=command.conversation_id):
        return False
    tx.happened(HandedBack(command.conversation_id, command.contact_id))
    tx.changed("conversation", command.conversation_id)
    return True
