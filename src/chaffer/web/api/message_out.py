"""A message of a thread as the API shows it: all that a screen draws."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

import msgspec

from chaffer.desk.thread import Drawn, Quoted, file_ids
from chaffer.outbox.failures import failure_of
from chaffer.runtime.file_links import FileLinks
from chaffer.web.api.notes import NoteOut
from chaffer.web.api.rules import FiringOut


class MarkOut(msgspec.Struct, frozen=True):
    """kind: reaction, edited or deleted; retried and resolved of what failed. before: of an edited message, its parts as
    they were.
    """

    kind: str
    author_kind: str
    author_id: str
    emoji: str
    before: tuple[dict[str, Any], ...]
    at: datetime
    author_name: str = ""


class QuotedOut(msgspec.Struct, frozen=True):
    """The message that this one answers. kind: of its first part. text: an excerpt, empty where it has no words."""

    id: str
    seq: int
    direction: str
    kind: str
    text: str


class AttachmentOut(msgspec.Struct, frozen=True):
    """A file of a message. url: signed, for a day."""

    file_id: str
    url: str
    mime: str
    name: str
    bytes: int


class FailureOut(msgspec.Struct, frozen=True):
    """code: the class of error, one of a few. words: what it means, in English. again: sending it once more may help."""

    code: str
    words: str
    again: bool


class MessageOut(msgspec.Struct, frozen=True):
    """parts: what was said, as tagged objects. state: taken for what came in; scheduled, promised, held, sending, sent,
    delivered, read, failed, unknown or withdrawn for what goes out. reason: why it was held or failed, as it was noted;
    failure: the same in readable words.
    read_at: of what came in, when the bot or a person read it.
    reply_to: the message it quotes, by the channel's id; quoted: what that says. marks: what was done to it later, the
    oldest first. leaves_at: of a scheduled one, its hour. retries: how often a person sent it again. seller_id: in a marketplace, whose side of
    the conversation it is on; to a seller's own people it is not told, since they see their side only.
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
    author_name: str = ""
    provider_id: str = ""
    quoted: QuotedOut | None = None
    attachments: tuple[AttachmentOut, ...] = ()
    failure: FailureOut | None = None
    leaves_at: datetime | None = None
    retries: int = 0
    seller_id: str = ""
    seller_name: str = ""


class ThreadPage(msgspec.Struct, frozen=True):
    """next_cursor: give it back as `cursor` for the next page; empty on the last. notes: written in the time of these
    messages, the newest first. firings: what rules did in that time.
    """

    items: tuple[MessageOut, ...]
    next_cursor: str = ""
    notes: tuple[NoteOut, ...] = ()
    firings: tuple[FiringOut, ...] = ()


def message_out(row: Any, drawn: Drawn, links: FileLinks, now: datetime) -> MessageOut:
    marks = drawn.marks.get(row.id, ())
    parts = row.part if isinstance(row.part, list) else [row.part]
    failure = failure_of(row.state, row.reason) if row.direction == "out" else None
    quoted = drawn.quoted.get(row.reply_to) if row.reply_to else None
    return MessageOut(
        row.id, row.seq, row.direction, row.author_kind, row.author_id, row.purpose, tuple(parts), row.state,
        row.language, row.at, row.sent_at, row.delivered_at, row.read_at, row.reason, row.reply_to,
        tuple(_mark(mark, drawn.names) for mark in marks), drawn.names.get(row.author_id, ""), row.provider_id,
        _quoted(quoted), tuple(_attachments(row, drawn, links, now)),
        FailureOut(failure.code, failure.words, failure.again) if failure else None,
        row.send_after if row.state == "scheduled" else None, sum(mark.kind == "retried" for mark in marks), row.seller_id, drawn.sellers.get(row.seller_id, ""),
    )  # fmt: skip


def _mark(row: Any, names: Mapping[str, str]) -> MarkOut:
    before = tuple(row.before or ())
    return MarkOut(row.kind, row.author_kind, row.author_id, row.emoji, before, row.at, names.get(row.author_id, ""))


def _quoted(quoted: Quoted | None) -> QuotedOut | None:
    return QuotedOut(*quoted) if quoted else None


def _attachments(row: Any, drawn: Drawn, links: FileLinks, now: datetime) -> Sequence[AttachmentOut]:
    found = [drawn.files[each] for each in file_ids(row.part) if each in drawn.files]
    return [AttachmentOut(each.id, links.url(each.id, now), each.mime, each.name, each.bytes) for each in found]
