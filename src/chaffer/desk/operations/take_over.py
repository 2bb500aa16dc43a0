"""Make a person the owner of a conversation's next move; the bot is silent from then on."""

import msgspec
from sqlalchemy import or_

from chaffer.accounts.actor import Actor
from chaffer.desk.errors import Taken
from chaffer.desk.events import ConversationTaken
from chaffer.desk.operations.tell_moved import tell_moved
from chaffer.desk.rows.refresh import refresh_at_end
from chaffer.desk.rows.shown import Owner, names
from chaffer.runtime.statements import given
from chaffer.runtime.transaction import Transaction, guarded
from chaffer.threads.load import conversation
from chaffer.threads.tables import conversations

# The version moves too, so that a turn being prepared on the old owner's behalf is prepared again.
_TAKE = guarded(
    "desk.take_over", conversations,
    conversations.c.id == given("id_"),
    or_(
        conversations.c.owner_kind != "person", conversations.c.owner_id == given("from_id"),
        conversations.c.owner_id == "",  # somebody on a phone, who has no name here
    ),
    owner_kind="person", owner_id=given("person_id"), version=conversations.c.version + 1,
)  # fmt: skip


class TakeOver(msgspec.Struct, frozen=True):
    """from_id: whoever has it, if it is taken from a colleague knowingly."""

    conversation_id: str
    from_id: str = ""


def take_over(tx: Transaction, command: TakeOver, actor: Actor) -> None:
    """Of several who take at once one gets it. Repeated by its owner it changes nothing. Raises Taken, NotFound."""
    if not _take(tx, command, actor):
        raise taken(conversation(tx, command.conversation_id), tx)


def step_in(tx: Transaction, conversation_id: str, actor: Actor) -> None:
    """The same for whoever speaks there: a colleague who has the conversation keeps it. Raises NotFound."""
    if not _take(tx, TakeOver(conversation_id), actor):
        conversation(tx, conversation_id)


def taken(thread: object, tx: Transaction) -> Taken:
    """The refusal that tells who has it. thread: the conversation's row."""
    kind, owner_id = getattr(thread, "owner_kind", ""), getattr(thread, "owner_id", "")
    name = names(tx, owners=[owner_id]).get(owner_id, "")
    return Taken(f"{name or 'somebody else'} has this conversation", owner=Owner(kind, owner_id, name))


def _take(tx: Transaction, command: TakeOver, actor: Actor) -> bool:
    """Whether the actor has it now."""
    had = conversation(tx, command.conversation_id)
    if (had.owner_kind, had.owner_id) == ("person", actor.id):
        return True
    if not tx.run(_TAKE, id_=command.conversation_id, person_id=actor.id, from_id=command.from_id or actor.id):
        return False
    tx.happened(ConversationTaken(command.conversation_id, actor.id))
    tell_moved(tx, had, actor.id, actor)
    tx.changed("conversation", command.conversation_id)
    refresh_at_end(tx, command.conversation_id)
    return True
