"""What people write down for each other about conversations, orders and shoppers."""

from collections.abc import Awaitable, Callable
from datetime import datetime
from typing import Annotated

import msgspec

from chaffer.desk.operations.add_note import About, AddNote, add_note, notes_of, remove_note
from chaffer.people.listing import LAST
from chaffer.runtime.transaction import Transaction
from chaffer.web.call import Call
from chaffer.web.cursors import Page, PageAsked, after_of, page_of
from chaffer.web.route import Nothing


class NoteOut(msgspec.Struct, frozen=True):
    id: str
    text: str
    actor_kind: str
    actor_id: str
    at: datetime


class NewNote(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    text: Annotated[str, msgspec.Meta(min_length=1, max_length=10_000)]


def list_about(kind: About) -> Callable[[Call, PageAsked], Awaitable[Page[NoteOut]]]:
    """Notes about things of this kind."""

    async def list_(call: Call, asked: PageAsked) -> Page[NoteOut]:
        def work(tx: Transaction) -> Page[NoteOut]:
            rows = notes_of(tx, kind, call.path["id"], after_of(asked.cursor, LAST), asked.limit + 1)
            return page_of([NoteOut(*row) for row in rows], asked.limit)

        return await call.read(work)

    return list_


def add_about(kind: About) -> Callable[[Call, NewNote], Awaitable[NoteOut]]:
    async def add(call: Call, asked: NewNote) -> NoteOut:
        def work(tx: Transaction) -> NoteOut:
            add_note(tx, AddNote(kind, call.path["id"], asked.text), call.actor)
            return NoteOut(*notes_of(tx, kind, call.path["id"], LAST, 1)[0])

        return await call.write(work)

    return add


def remove_about(kind: About) -> Callable[[Call, Nothing], Awaitable[None]]:
    async def remove(call: Call, _: Nothing) -> None:
        await call.write(lambda tx: remove_note(tx, kind, call.path["id"], call.path["note_id"]))

    return remove
