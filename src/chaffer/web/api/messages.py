"""What was said in a conversation, and saying something as a person."""

from collections.abc import Sequence
from datetime import datetime
from typing import Annotated, Any, Literal

import msgspec
from sqlalchemy import select

from chaffer.desk.listing import list_messages
from chaffer.desk.operations.reply import Reply, reply
from chaffer.kernel.errors import Invalid
from chaffer.kernel.message import Media, Part, Reaction, Text
from chaffer.runtime.files import file_row
from chaffer.runtime.statements import Statement, given, mine
from chaffer.runtime.transaction import Transaction
from chaffer.threads.marks import marks_of, react
from chaffer.threads.say import Author
from chaffer.threads.tables import messages
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
    read_at: of what came in, when the bot or a person read it.
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
    """Words; or a file of the shop, with the words below it; or a reaction (an emoji) to a message of the thread."""

    text: Annotated[str, msgspec.Meta(max_length=4096)] = ""
    file_id: Annotated[str, msgspec.Meta(max_length=64)] = ""
    reaction: Annotated[str, msgspec.Meta(max_length=64)] = ""
    to: Annotated[str, msgspec.Meta(max_length=64)] = ""


class Said(msgspec.Struct, frozen=True):
    """ids: of the messages it became, in order; they are promised, and sent as soon as they may be."""

    ids: tuple[str, ...]


async def list_(call: Call, asked: PageAsked) -> Page[MessageOut]:
    before = after_of(asked.cursor, str(_FIRST))
    number = before.removeprefix("-")  # what was said before a number came to us stands below one
    if not number.isascii() or not number.isdigit() or int(number[:20]) > _FIRST:
        raise BadRequest("this cursor is not one of ours")

    def work(tx: Transaction) -> Page[MessageOut]:
        rows = list_messages(tx, call.path["id"], int(before[:20]), asked.limit + 1)
        marks: dict[str, list[MarkOut]] = {}
        for mark in marks_of(tx, [row.id for row in rows]):
            marks.setdefault(mark.message_id, []).append(_mark(mark))
        return page_of([_message(row, marks.get(row.id, ())) for row in rows], asked.limit, "seq")

    return await call.read(work)


async def say(call: Call, asked: NewMessage) -> Said:
    def work(tx: Transaction) -> Said:
        said = _part(tx, call.path["id"], asked)
        ids = tuple(reply(tx, Reply(call.path["id"], (said,)), call.actor))
        if isinstance(said, Reaction):
            react(tx, asked.to, Author("staff", call.actor.id), said.emoji)
        return Said(ids)

    return await call.write(work)


def _part(tx: Transaction, conversation_id: str, asked: NewMessage) -> Part:
    """Raises Invalid, NotFound."""
    if asked.reaction:
        row = tx.one(_TO, id=asked.to, conversation_id=conversation_id)
        if asked.text or asked.file_id or not row.provider_id:
            raise Invalid("a reaction stands alone, and goes to a message that the channel knows")
        return Reaction(row.provider_id, asked.reaction)
    if asked.file_id:
        file = file_row(tx, asked.file_id)
        kind = _KINDS.get(file.mime.partition("/")[0], "document")
        return Media(kind, file_id=file.id, mime=file.mime, caption=asked.text, filename=file.name)
    if not asked.text.strip():
        raise Invalid("say something: text, file_id or reaction")
    return Text(asked.text)


_KINDS: dict[str, Literal["image", "video", "audio", "document"]] = {
    "image": "image", "video": "video", "audio": "audio",
}  # fmt: skip
_TO = Statement(
    "api.message_to_react_to",
    select(messages.c.provider_id).where(
        mine(messages), messages.c.id == given("id"), messages.c.conversation_id == given("conversation_id")
    ),
)


def _mark(row: Any) -> MarkOut:
    return MarkOut(row.kind, row.author_kind, row.author_id, row.emoji, tuple(row.before or ()), row.at)


def _message(row: Any, marks: Sequence[MarkOut]) -> MessageOut:
    parts = row.part if isinstance(row.part, list) else [row.part]
    return MessageOut(
        row.id, row.seq, row.direction, row.author_kind, row.author_id, row.purpose, tuple(parts), row.state,
        row.language, row.at, row.sent_at, row.delivered_at, row.read_at, row.reason, row.reply_to,
        tuple(marks),
    )  # fmt: skip
