"""Close a conversation or open it again, label it, give it to somebody."""

from typing import Literal

import msgspec

from chaffer.desk.listing import get_conversation
from chaffer.runtime.statements import given
from chaffer.runtime.transaction import Transaction, guarded
from chaffer.threads.tables import conversations

_SET = guarded("desk.set_state", conversations, conversations.c.id == given("id_"), state=given("new_state"))
_LABEL = guarded("desk.label", conversations, conversations.c.id == given("id_"), labels=given("new_labels"))
_ASSIGN = guarded(
    "desk.assign", conversations, conversations.c.id == given("id_"),
    owner_kind=given("to_kind"), owner_id=given("to_id"), version=conversations.c.version + 1,
)  # fmt: skip


class SetConversation(msgspec.Struct, frozen=True):
    """What is None stays as it is. assign_to: a member of staff; "" for the whole team."""

    conversation_id: str
    state: Literal["open", "closed"] | None = None
    labels: tuple[str, ...] | None = None
    assign_to: str | None = None


def set_conversation(tx: Transaction, command: SetConversation) -> None:
    """Safe to repeat. Raises NotFound."""
    get_conversation(tx, command.conversation_id)
    if command.state is not None:
        tx.run(_SET, id_=command.conversation_id, new_state=command.state)
    if command.labels is not None:
        tx.run(_LABEL, id_=command.conversation_id, new_labels=sorted(set(command.labels)))
    if command.assign_to is not None:
        kind = "person" if command.assign_to else "team"
        tx.run(_ASSIGN, id_=command.conversation_id, to_kind=kind, to_id=command.assign_to)
    tx.changed("conversation", command.conversation_id)
