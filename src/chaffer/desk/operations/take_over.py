"""Make a person the owner of a conversation's next move; the bot is silent from then on."""

import msgspec

from chaffer.accounts.actor import Actor
from chaffer.desk.events import ConversationTaken
from chaffer.runtime.statements import given
from chaffer.runtime.transaction import Transaction, guarded
from chaffer.threads.load import conversation
from chaffer.threads.tables import conversations

# The version moves too, so that a turn being prepared on the old owner's behalf is prepared again.
_TAKE = guarded(
    "desk.take_over", conversations,
    conversations.c.id == given("id_"),
    (conversations.c.owner_kind != "person") | (conversations.c.owner_id != given("person_id")),
    owner_kind="person", owner_id=given("person_id"), version=conversations.c.version + 1,
)  # fmt: skip


class TakeOver(msgspec.Struct, frozen=True):
    conversation_id: str


def take_over(tx: Transaction, command: TakeOver, actor: Actor) -> None:
    """Repeated by its owner it changes nothing; from another person it takes the conversation. Raises NotFound."""
    if tx.run(_TAKE, id_=command.conversation_id, person_id=actor.id):
        tx.happened(ConversationTaken(command.conversation_id, actor.id))
        tx.changed("conversation", command.conversation_id)
    else:
        conversation(tx, command.conversation_id)
