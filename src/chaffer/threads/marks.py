"""What is done to a message after it was said: a reaction to it, a correction, its deletion. Each leaves a trace."""

from collections.abc import Sequence
from typing import Any

import msgspec
from sqlalchemy import delete, exists, select

from chaffer.kernel.message import Edit, Media, Part, Text, Unsupported
from chaffer.runtime.files import remove_files
from chaffer.runtime.statements import Statement, given, in_list, insert_all, mine
from chaffer.runtime.transaction import Transaction, guarded
from chaffer.threads.say import BOT, Author
from chaffer.threads.tables import message_marks, messages

DELETED = Unsupported("deleted")
"""Stands where something was taken back."""

_later = messages.alias("later")
_TARGET = Statement(
    "marks.target",
    select(
        messages.c.id, messages.c.direction, messages.c.part,
        exists(
            select(_later.c.id).where(
                _later.c.shop_id == messages.c.shop_id,
                _later.c.conversation_id == messages.c.conversation_id,
                _later.c.direction == "out",
                _later.c.seq > messages.c.seq,
                _later.c.at < given("before"),
            )
        ).label("answered"),
    ).where(
        mine(messages), messages.c.provider_id == given("provider_id"),
        messages.c.conversation_id == given("conversation_id"),
    ),
)  # fmt: skip
_CHANGE = guarded("marks.change", messages, messages.c.id == given("id"), part=given("part"))
_ADD = Statement("marks.add", insert_all(message_marks))
_UNREACT = Statement(
    "marks.unreact",
    delete(message_marks).where(
        mine(message_marks), message_marks.c.message_id == given("message_id"), message_marks.c.kind == "reaction",
        message_marks.c.author_kind == given("author_kind"), message_marks.c.author_id == given("author_id"),
    ),
)  # fmt: skip
_OF = Statement(
    "marks.of",
    select(message_marks)
    .where(mine(message_marks), in_list(message_marks.c.message_id, "ids"))
    .order_by(message_marks.c.at, message_marks.c.id),
)


def target(tx: Transaction, conversation_id: str, provider_id: str) -> Any | None:
    """The message a platform knows under this id: id, direction, part, and whether we said something after it."""
    return tx.row(_TARGET, provider_id=provider_id, conversation_id=conversation_id, before=tx.now)


def react(tx: Transaction, message_id: str, author: Author, emoji: str) -> None:
    """One reaction a person and message: another takes its place, an empty one takes it back."""
    tx.run(_UNREACT, message_id=message_id, author_kind=author.kind, author_id=author.id)
    if emoji:
        _add(tx, message_id, "reaction", author, emoji=emoji)
    tx.changed("message", message_id)


def correct(tx: Transaction, message: Any, author: Author, text: str) -> None:
    """message: as `target` gives it. The words before stay in the trace."""
    parts = _parts(message)
    _add(tx, message.id, "edited", author, before=msgspec.to_builtins(parts))
    tx.run(_CHANGE, id=message.id, part=_stored(message, with_words(parts, text)))
    tx.changed("message", message.id)


def note_edit(tx: Transaction, message_id: str, before: Sequence[Part]) -> None:
    """What a message of ours said until now."""
    _add(tx, message_id, "edited", BOT, before=list(before))


def take_away(tx: Transaction, message: Any, author: Author) -> None:
    """The words and files are gone; that there was something stays."""
    parts = _parts(message)
    _add(tx, message.id, "deleted", author)
    tx.run(_CHANGE, id=message.id, part=_stored(message, [DELETED]))
    if files := [part.file_id for part in parts if isinstance(part, Media) and part.file_id]:
        remove_files(tx, files)
    tx.changed("message", message.id)


def mark(tx: Transaction, message_id: str, kind: str, author: Author) -> None:
    """Note who did something about a message that did not arrive: retried, resolved."""
    _add(tx, message_id, kind, author)


def marks_of(tx: Transaction, message_ids: Sequence[str]) -> list[Any]:
    """Rows of these messages, the oldest first."""
    return tx.rows(_OF, ids=list(message_ids)) if message_ids else []


def with_words(parts: Sequence[Part], text: str) -> tuple[Part, ...]:
    """The same message with other words: its text, what stands below its picture, or the text of a correction."""
    if not any(isinstance(part, Text | Edit | Media) for part in parts):
        return (Text(text),)
    return tuple(_reworded(part, text) for part in parts)


def _parts(message: Any) -> list[Part]:
    told = message.part if isinstance(message.part, list) else [message.part]
    return msgspec.convert(told, list[Part])


def _stored(message: Any, parts: Sequence[Part]) -> Any:
    """What came in is a list of parts, what goes out is one."""
    return list(parts) if isinstance(message.part, list) else parts[0]


def _reworded(part: Part, text: str) -> Part:
    match part:
        case Text() | Edit():
            return msgspec.structs.replace(part, text=text)
        case Media():
            return msgspec.structs.replace(part, caption=text)
        case _:
            return part


def _add(
    tx: Transaction, message_id: str, kind: str, author: Author, *, emoji: str = "", before: Any = None
) -> None:  # fmt: skip
    tx.run(
        _ADD, id=tx.new_id("mark"), message_id=message_id, kind=kind, author_kind=author.kind, author_id=author.id,
        emoji=emoji, before=before, at=tx.now,
    )  # fmt: skip
