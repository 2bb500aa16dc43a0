"""Give a conversation's next move back to the bot."""

import msgspec

from chaffer.desk.events import ConversationHandedBack
from chaffer.desk.rows.refresh import refresh_at_end
from chaffer.desk.wording.say_back import say_back
from chaffer.runtime.statements import given
from chaffer.runtime.transaction import Transaction, guarded
from chaffer.threads.load import conversation
from chaffer.threads.tables import conversations

_GIVE = guarded(
    "desk.hand_back", conversations,
    conversations.c.id == given("id_"), conversations.c.owner_kind != "bot",
    owner_kind="bot", owner_id="", team_id="", asked_at=None, version=conversations.c.version + 1,
)  # fmt: skip


class HandBack(msgspec.Struct, frozen=True):
    """quietly: something was laid out, and nothing more is said of it."""

    conversation_id: str
    quietly: bool = False


def hand_back(tx: Transaction, command: HandBack) -> None:
    """Nothing happens if the bot has it already. Raises NotFound."""
    if give_back(tx, command.conversation_id):
        if not command.quietly:
            say_back(tx, command.conversation_id)
        refresh_at_end(tx, command.conversation_id)
    else:
        conversation(tx, command.conversation_id)


def give_back(tx: Transaction, conversation_id: str) -> bool:
    """The same for one of many: the caller sees to the list. False if the bot has it already."""
    if not tx.run(_GIVE, id_=conversation_id):
        return False
    tx.happened(ConversationHandedBack(conversation_id))
    tx.changed("conversation", conversation_id)
    return True
