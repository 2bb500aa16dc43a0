"""What people write down for each other about conversations, orders and shoppers."""

from collections.abc import Awaitable, Callable, Sequence
from datetime import datetime
from typing import Annotated, Any

import msgspec

from chaffer.desk.authors import names_of
from chaffer.desk.operations.add_note import About, AddNote, add_note, notes_of, remove_note
from chaffer.desk.operations.mention import mentioned_in
from chaffer.people.listing import LAST
from chaffer.runtime.transaction import Transaction
from chaffer.web.call import Call
from chaffer.web.cursors import Page, PageAsked, after_of, page_of
from chaffer.web.idempotency import require_key
from chaffer.web.route import Nothing

Id = Annotated[str, msgspec.Meta(max_length=64)]


class NoteOut(msgspec.Struct, frozen=True):
    """mentions: members of staff who were asked to look. kind: note; whisper, for the person `to_id`, who has
    put it aside if `aside`; moved, where a conversation of the person mentioned was taken or given away: `to_id` has
    it now, nobody if it is empty.
    """

    id: str
    text: str
    actor_kind: str
    actor_id: str
    at: datetime
    actor_name: str = ""
    mentions: tuple[str, ...] = ()
    kind: str = "note"
    to_id: str = ""
    aside: bool = False


class NewNote(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """mentions: members of staff who are to look at it; only in notes about conversations."""

    text: Annotated[str, msgspec.Meta(min_length=1, max_length=10_000)]
    mentions: Annotated[tuple[Id, ...], msgspec.Meta(max_length=20)] = ()


def list_about(kind: About) -> Callable[[Call, PageAsked], Awaitable[Page[NoteOut]]]:
    """Notes about things of this kind."""

    async def list_(call: Call, asked: PageAsked) -> Page[NoteOut]:
        def work(tx: Transaction) -> Page[NoteOut]:
            rows = notes_of(tx, kind, call.path["id"], after_of(asked.cursor, LAST), asked.limit + 1)
            return page_of(notes_out(tx, rows), asked.limit)

        return await call.read(work)

    return list_


def add_about(kind: About) -> Callable[[Call, NewNote], Awaitable[NoteOut]]:
    async def add(call: Call, asked: NewNote) -> NoteOut:
        require_key(call)

        def work(tx: Transaction) -> NoteOut:
            add_note(tx, AddNote(kind, call.path["id"], asked.text, asked.mentions), call.actor)
            return notes_out(tx, notes_of(tx, kind, call.path["id"], LAST, 1))[0]

        return await call.write(work)

    return add


def remove_about(kind: About) -> Callable[[Call, Nothing], Awaitable[None]]:
    async def remove(call: Call, _: Nothing) -> None:
        await call.write(lambda tx: remove_note(tx, kind, call.path["id"], call.path["note_id"]))

    return remove


def notes_out(tx: Transaction, rows: Sequence[Any]) -> tuple[NoteOut, ...]:
    """With the names of who wrote, and who is mentioned. Two statements; none without notes."""
    mentioned = mentioned_in(tx, [row.id for row in rows])
    names = names_of(tx, [row.actor_id for row in rows])
    return tuple(
        NoteOut(
            row.id, row.text, row.actor_kind, row.actor_id, row.at, names.get(row.actor_id, ""),
            tuple(mentioned.get(row.id, ())), row.kind, row.to_id, row.aside_at is not None,
        )
        for row in rows
    )  # fmt: skip
