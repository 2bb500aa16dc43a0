"""A page of a thread with all that a screen draws of it: who wrote, what is quoted, files, what was done to it."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, NamedTuple

import msgspec
from sqlalchemy import select

from chaffer.accounts.tables import sellers
from chaffer.desk.authors import names_of
from chaffer.desk.listing import list_messages
from chaffer.kernel.message import Media, Part, Template
from chaffer.people.tables import contacts
from chaffer.runtime.statements import Statement, given, in_list, mine
from chaffer.runtime.tables import files
from chaffer.runtime.transaction import Transaction
from chaffer.threads.excerpt import excerpt
from chaffer.threads.marks import marks_of
from chaffer.threads.tables import messages

_QUOTED = Statement(
    "desk.quoted",
    select(messages.c.id, messages.c.seq, messages.c.direction, messages.c.part, messages.c.provider_id).where(
        mine(messages), messages.c.conversation_id == given("conversation_id"),
        in_list(messages.c.provider_id, "provider_ids"), messages.c.provider_id != "",
    ),
)  # fmt: skip
_FILES = Statement(
    "desk.files",
    select(files.c.id, files.c.mime, files.c.bytes, files.c.name).where(mine(files), in_list(files.c.id, "ids")),
)
_SHOPPERS = Statement(
    "desk.shopper_names", select(contacts.c.id, contacts.c.name).where(mine(contacts), in_list(contacts.c.id, "ids"))
)
_SELLERS = Statement(
    "desk.seller_names", select(sellers.c.id, sellers.c.name).where(mine(sellers), in_list(sellers.c.id, "ids"))
)
_AT = Statement(
    "desk.message_at",
    select(messages.c.at).where(
        mine(messages), messages.c.conversation_id == given("conversation_id"), messages.c.seq == given("seq")
    ),
)


class Quoted(NamedTuple):
    """kind: of its first part. text: an excerpt, empty where it has no words."""

    id: str
    seq: int
    direction: str
    kind: str
    text: str


class Drawn(NamedTuple):
    """rows: as `list_messages` gives them. quoted: by provider id. files, names, sellers (their names): by id. marks: by
    message.
    """

    rows: list[Any]
    quoted: Mapping[str, Quoted]
    files: Mapping[str, Any]
    names: Mapping[str, str]
    sellers: Mapping[str, str]
    marks: Mapping[str, list[Any]]


def draw(tx: Transaction, conversation_id: str, before: int, limit: int) -> Drawn:
    """The latest first, from the one before this number. At most eight statements. Raises NotFound."""
    rows = list_messages(tx, conversation_id, before, limit)
    marks: dict[str, list[Any]] = {}
    for mark in marks_of(tx, [row.id for row in rows]):
        marks.setdefault(mark.message_id, []).append(mark)
    known_as = [row.author_id for row in rows if row.author_kind in ("staff", "seller")]
    known_as += [mark.author_id for each in marks.values() for mark in each if mark.author_kind == "staff"]
    names = names_of(tx, known_as)
    shoppers = sorted({row.author_id for row in rows if row.author_kind == "shopper" and row.author_id})
    if shoppers:
        names |= {row.id: row.name for row in tx.rows(_SHOPPERS, ids=shoppers)}
    return Drawn(rows, _quoted(tx, conversation_id, rows), _files(tx, rows), names, _sellers(tx, rows), marks)


def _sellers(tx: Transaction, rows: Sequence[Any]) -> dict[str, str]:
    """One's own name is known to a seller's people: what they see says of no message whose side it is on."""
    wanted = sorted({row.seller_id for row in rows if row.seller_id})
    return {row.id: row.name for row in tx.rows(_SELLERS, ids=wanted)} if wanted else {}


def said_at(tx: Transaction, conversation_id: str, seq: int) -> datetime | None:
    """When the message of this number was said."""
    at: datetime | None = tx.value(_AT, conversation_id=conversation_id, seq=seq)
    return at


def file_ids(part: Any) -> list[str]:
    """Of the files of ours in a stored message, in its order."""
    told = part if isinstance(part, list) else [part]
    return [found.file_id for each in told for found in _medias(each) if found.file_id]


def _medias(told: Any) -> list[Media]:
    if told.get("type") not in ("media", "template"):
        return []
    part = msgspec.convert(told, Part)
    if isinstance(part, Template):
        return [*([part.header] if part.header else []), *(card.header for card in part.cards)]
    return [part] if isinstance(part, Media) else []


def _quoted(tx: Transaction, conversation_id: str, rows: Sequence[Any]) -> dict[str, Quoted]:
    wanted = sorted({row.reply_to for row in rows if row.reply_to})
    if not wanted:
        return {}
    found = tx.rows(_QUOTED, conversation_id=conversation_id, provider_ids=wanted)
    return {row.provider_id: _quote(row) for row in found}


def _quote(row: Any) -> Quoted:
    told = row.part if isinstance(row.part, list) else [row.part]
    kind = str(told[0]["type"]) if told else ""
    return Quoted(row.id, row.seq, row.direction, kind, excerpt(msgspec.convert(told, list[Part])))


def _files(tx: Transaction, rows: Sequence[Any]) -> dict[str, Any]:
    wanted = sorted({each for row in rows for each in file_ids(row.part)})
    return {row.id: row for row in tx.rows(_FILES, ids=wanted)} if wanted else {}
