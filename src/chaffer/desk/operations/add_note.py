"""Write something down about an order, a conversation or a person. Shoppers never see it."""

from datetime import UTC, datetime
from typing import Any, Literal

import msgspec
from sqlalchemy import delete, select

from chaffer.accounts.actor import Actor
from chaffer.commerce.orders.tables import orders
from chaffer.desk.operations.mention import mention, unmention
from chaffer.desk.tables import notes
from chaffer.kernel.errors import Invalid, NotFound
from chaffer.people.tables import contacts
from chaffer.runtime.statements import Statement, given, insert_all, mine
from chaffer.runtime.transaction import Transaction
from chaffer.threads.tables import conversations

About = Literal["conversation", "order", "contact"]
Kind = Literal["note", "whisper", "moved"]
_TABLES = {"conversation": conversations, "order": orders, "contact": contacts}
_KNOWN = {
    kind: Statement(f"notes.{kind}", select(table.c.id).where(mine(table), table.c.id == given("id")))
    for kind, table in _TABLES.items()
}
_ADD = Statement("notes.add", insert_all(notes))
_shown = (
    notes.c.id, notes.c.text, notes.c.actor_kind, notes.c.actor_id, notes.c.at, notes.c.kind, notes.c.to_id,
    notes.c.aside_at,
)  # fmt: skip
_OF = Statement(
    "notes.of",
    select(*_shown)
    .where(
        mine(notes), notes.c.about_kind == given("kind"), notes.c.about_id == given("id"), notes.c.id < given("before")
    )
    .order_by(notes.c.id.desc())
    .limit(given("limit")),
)  # fmt: skip
_BETWEEN = Statement(
    "notes.between",
    select(*_shown)
    .where(
        mine(notes), notes.c.about_kind == "conversation", notes.c.about_id == given("id"),
        notes.c.at >= given("since"), notes.c.at < given("until"),
    )
    .order_by(notes.c.id.desc())
    .limit(given("limit")),
)  # fmt: skip
NOTES_AT_MOST = 200
_FIRST, _LAST = datetime(1970, 1, 1, tzinfo=UTC), datetime(9999, 1, 1, tzinfo=UTC)
_REMOVE = Statement(
    "notes.remove",
    delete(notes).where(
        mine(notes), notes.c.about_kind == given("kind"), notes.c.about_id == given("about"), notes.c.id == given("id")
    ),
)


class AddNote(msgspec.Struct, frozen=True):
    """mentions: members of staff who are to look at it; only about conversations. to_id: whom a whisper is for, who has it
    now. seller_id: for whose people's eyes only, beside the shop's own.
    """

    about_kind: About
    about_id: str
    text: str
    mentions: tuple[str, ...] = ()
    kind: Kind = "note"
    to_id: str = ""
    seller_id: str = ""


def add_note(tx: Transaction, command: AddNote, actor: Actor) -> str:
    """Its id. Raises NotFound if there is nothing it could be about, Invalid for a mention of nobody of the shop."""
    _check(tx, command.about_kind, command.about_id)
    if command.mentions and command.about_kind != "conversation":
        raise Invalid("only a note about a conversation can mention somebody", field="mentions")
    note_id = tx.new_id("note")
    tx.run(
        _ADD, id=note_id, about_kind=command.about_kind, about_id=command.about_id, text=command.text,
        actor_kind=actor.kind, actor_id=actor.id, at=tx.now, kind=command.kind, to_id=command.to_id, aside_at=None,
        seller_id=command.seller_id,
    )  # fmt: skip
    mention(tx, note_id, command.about_id, command.mentions)
    tx.changed(command.about_kind, command.about_id)
    return note_id


def notes_of(tx: Transaction, kind: About, about_id: str, before: str, limit: int) -> list[Any]:
    """The newest first, from the one before this id. Raises NotFound."""
    _check(tx, kind, about_id)
    return tx.rows(_OF, kind=kind, id=about_id, before=before, limit=limit)


def notes_between(
    tx: Transaction, conversation_id: str, since: datetime | None, until: datetime | None
) -> list[Any]:  # fmt: skip
    """Of one conversation, from this moment on and before that one, the newest first; None: no bound."""
    return tx.rows(
        _BETWEEN, id=conversation_id, since=since or _FIRST, until=until or _LAST, limit=NOTES_AT_MOST
    )  # fmt: skip


def remove_note(tx: Transaction, kind: About, about_id: str, note_id: str) -> None:
    """Raises NotFound."""
    if not tx.run(_REMOVE, kind=kind, about=about_id, id=note_id):
        raise NotFound("no such note")
    unmention(tx, note_id)
    tx.changed(kind, about_id)


def _check(tx: Transaction, kind: About, about_id: str) -> None:
    if tx.value(_KNOWN[kind], id=about_id) is None:
        raise NotFound(f"no such {kind}")
