"""Read a conversation as a turn needs it."""

from typing import Any, NamedTuple

from sqlalchemy import func, select, update

from chaffer.runtime.statements import Statement, given, mine
from chaffer.runtime.transaction import Transaction
from chaffer.threads.tables import conversations, messages

_outstanding = (
    select(func.count())
    .where(
        messages.c.shop_id == conversations.c.shop_id,
        messages.c.conversation_id == conversations.c.id,
        messages.c.direction == "out",
        messages.c.state.in_(["promised", "sending"]),
    )
    .scalar_subquery()
    .label("outstanding")
)
_LOAD = Statement("threads.load", select(conversations).where(mine(conversations), conversations.c.id == given("id")))
_ADVANCE = Statement(
    "threads.advance",
    update(conversations)
    .where(mine(conversations), conversations.c.id == given("id"), conversations.c.version == given("version"))
    .values(
        version=conversations.c.version + 1,
        next_seq=conversations.c.next_seq + given("messages"),
        dialogue=given("dialogue"),
        dialogue_version=given("dialogue_version"),
        language=given("language"),
        state="open",
        snoozed_until=None,
        window_until=given("window_until"),
        last_in_at=given("last_in_at"),
        last_in_external_id=given("last_in_external_id"),
        last_out_at=given("last_out_at"),
    )
    .returning(conversations.c.next_seq, _outstanding),
)
_TAKE_SEQ = Statement(
    "threads.take_seq",
    update(conversations)
    .where(mine(conversations), conversations.c.id == given("id"))
    .values(next_seq=conversations.c.next_seq + given("messages"), last_out_at=given("at"))
    .returning(conversations.c.next_seq),
)
_REMEMBER = Statement(
    "threads.remember",
    update(conversations)
    .where(mine(conversations), conversations.c.id == given("id"))
    .values(
        version=conversations.c.version + 1, dialogue=given("dialogue"), dialogue_version=given("dialogue_version")
    ),
)
_MESSAGE_OF = Statement(
    "threads.message_of",
    select(messages.c.id, messages.c.part, messages.c.direction).where(
        mine(messages),
        messages.c.provider_id == given("provider_id"),
        messages.c.provider_id != "",  # as the index has it
    ),
)


def conversation(tx: Transaction, conversation_id: str) -> Any:
    """The row. Raises NotFound."""
    return tx.one(_LOAD, id=conversation_id)


class Advanced(NamedTuple):
    """first_seq: the first sequence number taken; outstanding: messages of ours that have not left yet."""

    first_seq: int
    outstanding: int


def advance(tx: Transaction, conversation_id: str, version: int, **values: Any) -> Advanced | None:
    """Move the thread on if it is still at this version; None if it moved meanwhile.

    values: messages (how many sequence numbers to take), dialogue, dialogue_version, language, window_until,
    last_in_at, last_in_external_id, last_out_at.
    """
    row = tx.row(_ADVANCE, id=conversation_id, version=version, **values)
    return None if row is None else Advanced(row.next_seq - int(values["messages"]), row.outstanding)


def take_seq(tx: Transaction, conversation_id: str, count: int) -> int:
    """Take sequence numbers outside a turn; the first of them. Raises NotFound."""
    return int(tx.one(_TAKE_SEQ, id=conversation_id, messages=count, at=tx.now).next_seq) - count


def remember(tx: Transaction, conversation_id: str, dialogue: dict[str, Any], dialogue_version: int) -> None:
    """What the thread waits for, set outside a turn. The row must be ours; a turn being prepared is prepared again."""
    tx.run(_REMEMBER, id=conversation_id, dialogue=dialogue, dialogue_version=dialogue_version)


def message_of(tx: Transaction, provider_id: str) -> Any | None:
    """The message a platform knows under this id."""
    return tx.row(_MESSAGE_OF, provider_id=provider_id)
