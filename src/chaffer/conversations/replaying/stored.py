"""What a conversation's turns left behind."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

import msgspec
from sqlalchemy import select

from chaffer.conversations.dialogue.inputs import Heard, Input
from chaffer.kernel.message import Part, PaymentRequest
from chaffer.runtime.statements import Statement, given, mine
from chaffer.runtime.transaction import Transaction
from chaffer.threads.tables import conversations, messages, turns

_TURNS = Statement(
    "replay.turns",
    select(turns)
    .where(mine(turns), turns.c.conversation_id == given("conversation_id"))
    .order_by(turns.c.version, turns.c.id),
)
_MESSAGES = Statement(
    "replay.messages",
    select(
        messages.c.id, messages.c.seq, messages.c.direction, messages.c.part, messages.c.turn_id, messages.c.event_id,
        messages.c.external_id, messages.c.reply_to, messages.c.at,
    )
    .where(mine(messages), messages.c.conversation_id == given("conversation_id"))
    .order_by(messages.c.seq),
)  # fmt: skip
_NEWEST = Statement(
    "replay.newest",
    select(conversations.c.id)
    .where(mine(conversations), conversations.c.last_in_at.is_not(None))
    .order_by(conversations.c.last_in_at.desc(), conversations.c.id.desc())
    .limit(given("limit")),
)


@dataclass(frozen=True, slots=True)
class Said:
    """One message of the shopper as it was kept: card numbers masked, files by their reference."""

    event_id: str
    external_id: str
    parts: tuple[Part, ...]
    at: datetime
    reply_to: str


@dataclass(frozen=True, slots=True)
class StoredTurn:
    """before: the thread's state. heard: the first thing it was told. said: what it took; answered: what it promised.

    answered_at: when we had last written before it. unreadable: why it cannot be replayed, empty if it can.
    """

    id: str
    conversation_id: str
    number: int
    release: str
    began_at: datetime
    before: dict[str, Any]
    inputs: Sequence[Input] = ()
    said: Sequence[Said] = ()
    answered: Sequence[Part] = ()
    answered_at: datetime | None = None
    unreadable: str = ""
    heard: Heard = field(default_factory=Heard)


def newest_conversations(tx: Transaction, limit: int) -> list[str]:
    """Ids of those somebody wrote in last."""
    return [row.id for row in tx.rows(_NEWEST, limit=limit)]


def stored_turns(tx: Transaction, conversation_id: str) -> list[StoredTurn]:
    """All of a conversation, in order; none for a conversation that is not there."""
    told = tx.rows(_MESSAGES, conversation_id=conversation_id)
    return [
        _stored(row, number, told) for number, row in enumerate(tx.rows(_TURNS, conversation_id=conversation_id), 1)
    ]


def _stored(row: Any, number: int, told: list[Any]) -> StoredTurn:
    taken = [each for each in told if each.id in row.messages]
    first = min((each.seq for each in taken), default=0)
    answered_at = max((each.at for each in told if each.direction == "out" and each.seq < first), default=None)
    plain = StoredTurn(row.id, row.conversation_id, number, row.release, row.began_at, row.before)
    if row.cause != "message" or not taken or not all(each.event_id for each in taken):
        return replace(plain, unreadable="what the shopper said is not stored with it")
    try:
        inputs = msgspec.convert(row.inputs, list[Input])
        said = tuple(
            Said(each.event_id, each.external_id, tuple(msgspec.convert(each.part, list[Part])), each.at, each.reply_to)
            for each in taken
        )
        ours = [each for each in told if each.direction == "out" and each.turn_id == row.id]
        answered = tuple(_as_promised(msgspec.convert(each.part, Part)) for each in ours)
    except msgspec.ValidationError as error:
        return replace(plain, unreadable=f"release {row.release or '?'} stored it in a shape we do not read: {error}")
    heard = next((each for each in inputs if isinstance(each, Heard)), Heard())
    return replace(plain, inputs=inputs, said=said, answered=answered, answered_at=answered_at, heard=heard)


def _as_promised(part: Part) -> Part:
    """A bill without what was put into it later."""
    if isinstance(part, PaymentRequest) and part.awaited:
        return msgspec.structs.replace(part, pix=None, boleto="")
    return part
