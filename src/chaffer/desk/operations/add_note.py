"""Write something down about an order, a conversation or a person. Shoppers never see it."""

from typing import Any, Literal

import msgspec
from sqlalchemy import delete, select

from chaffer.accounts.actor import Actor
from chaffer.commerce.orders.tables import orders
from chaffer.desk.tables import notes
from chaffer.kernel.errors import NotFound
from chaffer.people.tables import contacts
from chaffer.runtime.statements import Statement, given, insert_all, mine
from chaffer.runtime.transaction import Transaction
from chaffer.threads.tables import conversations

About = Literal["conversation", "order", "contact"]
_TABLES = {"conversation": conversations, "order": orders, "contact": contacts}
_KNOWN = {
    kind: Statement(f"notes.{kind}", select(table.c.id).where(mine(table), table.c.id == given("id")))
    for kind, table in _TABLES.items()
}
_ADD = Statement("notes.add", insert_all(notes))
_OF = Statement(
    "notes.of",
    select(notes.c.id, notes.c.text, notes.c.actor_kind, notes.c.actor_id, notes.c.at)
    .where(
        mine(notes), notes.c.about_kind == given("kind"), notes.c.about_id == given("id"), notes.c.id < given("before")
    )
    .order_by(notes.c.id.desc())
    .limit(given("limit")),
)  # fmt: skip
_REMOVE = Statement(
    "notes.remove",
    delete(notes).where(
        mine(notes), notes.c.about_kind == given("kind"), notes.c.about_id == given("about"), notes.c.id == given("id")
    ),
)


class AddNote(msgspec.Struct, frozen=True):
    about_kind: About
    about_id: str
    text: str


def add_note(tx: Transaction, command: AddNote, actor: Actor) -> str:
    """Its id. Raises NotFound if there is nothing it could be about."""
    _check(tx, command.about_kind, command.about_id)
    note_id = tx.new_id("note")
    tx.run(
        _ADD, id=note_id, about_kind=command.about_kind, about_id=command.about_id, text=command.text,
        actor_kind=actor.kind, actor_id=actor.id, at=tx.now,
    )  # fmt: skip
    tx.changed(command.about_kind, command.about_id)
    return note_id


def notes_of(tx: Transaction, kind: About, about_id: str, before: str, limit: int) -> list[Any]:
    """The newest first, from the one before this id. Raises NotFound."""
    _check(tx, kind, about_id)
    return tx.rows(_OF, kind=kind, id=about_id, before=before, limit=limit)


def remove_note(tx: Transaction, kind: About, about_id: str, note_id: str) -> None:
    """Raises NotFound."""
    if not tx.run(_REMOVE, kind=kind, about=about_id, id=note_id):
        raise NotFound("no such note")


def _check(tx: Transaction, kind: About, about_id: str) -> None:
    if tx.value(_KNOWN[kind], id=about_id) is None:
        raise NotFound(f"no such {kind}")
