"""What was said in a conversation, and saying something as a person."""

from collections.abc import Sequence
from datetime import datetime
from typing import Annotated, Any

import msgspec

from chaffer.desk.listing import list_messages
from chaffer.desk.operations.reply import Reply, reply
from chaffer.kernel.message import Part, Text
from chaffer.runtime.transaction import Transaction
from chaffer.threads.marks import marks_of
from chaffer.web.call import Call
from chaffer.web.cursors import Page, PageAsked, after_of, page_of
from chaffer.web.errors import BadRequest

_FIRST = 2**62


class MarkOut(msgspec.Struct, frozen=True):
    """kind: reaction, edited or deleted. before: of an edited message, its parts as they were."""

    kind: str
    author_kind: str
    author_id: str
    emoji: str
    before: tuple[dict[str, Any], ...]
    at: datetime


class MessageOut(msgspec.Struct, frozen=True):
    """parts: what was said, as tagged objects. state: taken for what came in; promised, held, sending, sent,
    delivered, read, failed, unknown or withdrawn for what goes out. reason: why it was held or failed.
    reply_to: the message it quotes, by the channel's id. marks: what was done to it later, the oldest first.
    """

    id: str
    seq: int
    direction: str
    author_kind: str
    author_id: str
    purpose: str
    parts: tuple[dict[str, Any], ...]
    state: str
    language: str
    at: datetime
    sent_at: datetime | None
    delivered_at: datetime | None
    read_at: datetime | None
    reason: str
    reply_to: str
    marks: tuple[MarkOut, ...]


class NewMessage(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    text: Annotated[str, msgspec.Meta(min_length=1, max_length=4096)]


class Said(msgspec.Struct, frozen=True):
    """ids: of the messages it became, in order; they are promised, and sent as soon as they may be."""

    ids: tuple[str, ...]


async def list_(call: Call, asked: PageAsked) -> Page[MessageOut]:
    before = after_of(asked.cursor, str(_FIRST))
    if not before.isascii() or not before.isdigit() or int(before[:20]) > _FIRST:
        raise BadRequest("this cursor is not one of ours")

    def work(tx: Transaction) -> Page[MessageOut]:
        rows = list_messages(tx, call.path["id"], int(before), asked.limit + 1)
        marks: dict[str, list[MarkOut]] = {}
        for mark in marks_of(tx, [row.id for row in rows]):
            marks.setdefault(mark.message_id, []).append(_mark(mark))
        return page_of([_message(row, marks.get(row.id, ())) for row in rows], asked.limit, "seq")

    return await call.read(work)


async def say(call: Call, asked: NewMessage) -> Said:
    def work(tx: Transaction) -> Said:
        said: Part = Text(asked.text)
        return Said(tuple(reply(tx, Reply(call.path["id"], (said,)), call.actor)))

    return await call.write(work)


def _mark(row: Any) -> MarkOut:
    return MarkOut(row.kind, row.author_kind, row.author_id, row.emoji, tuple(row.before or ()), row.at)


def _message(row: Any, marks: Sequence[MarkOut]) -> MessageOut:
    parts = row.part if isinstance(row.part, list) else [row.part]
    return MessageOut(
        row.id, row.seq, row.direction, row.author_kind, row.author_id, row.purpose, tuple(parts), row.state,
        row.language, row.at, row.sent_at, row.delivered_at, row.read_at, row.reason, row.reply_to,
        tuple(marks),
    )  # fmt: skip
