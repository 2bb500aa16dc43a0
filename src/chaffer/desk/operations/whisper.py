"""Say something to whoever answers a shopper, where they write. It is a note: no channel ever carries one."""

import msgspec
from sqlalchemy import select, update

from chaffer.accounts.actor import Actor
from chaffer.desk.errors import NobodyAnswers
from chaffer.desk.operations.add_note import AddNote, add_note
from chaffer.desk.tables import notes
from chaffer.kernel.errors import NotFound
from chaffer.runtime.statements import Statement, given, mine
from chaffer.runtime.transaction import Transaction
from chaffer.threads.load import conversation

_WHISPER = (notes.c.about_kind == "conversation", notes.c.about_id == given("here"), notes.c.kind == "whisper")
_KNOWN = Statement(
    "notes.whisper", select(notes.c.id, notes.c.aside_at).where(mine(notes), notes.c.id == given("id"), *_WHISPER)
)
_ASIDE = Statement(
    "notes.put_aside",
    update(notes).where(mine(notes), notes.c.id == given("id_"), *_WHISPER).values(aside_at=given("at")),
)
_REPLACE = Statement(
    "notes.replace_whisper",
    update(notes)
    .where(mine(notes), *_WHISPER, notes.c.to_id == given("whom"), notes.c.aside_at.is_(None))
    .values(aside_at=given("at")),
)


class Whisper(msgspec.Struct, frozen=True):
    conversation_id: str
    text: str


def whisper(tx: Transaction, command: Whisper, actor: Actor) -> str:
    """The note's id. It takes the place of an earlier one to the same person. Raises NotFound, NobodyAnswers."""
    here = command.conversation_id
    thread = conversation(tx, here)
    if thread.owner_kind != "person" or thread.owner_id in ("", actor.id):
        raise NobodyAnswers("no colleague answers here: there is nobody to whisper to")
    tx.run(_REPLACE, here=here, whom=thread.owner_id, at=tx.now)
    return add_note(
        tx, AddNote("conversation", here, command.text, (thread.owner_id,), "whisper", thread.owner_id), actor
    )


def put_aside(tx: Transaction, conversation_id: str, note_id: str) -> None:
    """No composer shows it any more; the note stays. Safe to repeat. Raises NotFound."""
    found = tx.row(_KNOWN, here=conversation_id, id=note_id)
    if found is None:
        raise NotFound("no such whisper")
    if found.aside_at is None:
        tx.run(_ASIDE, here=conversation_id, id_=note_id, at=tx.now)
        tx.changed("conversation", conversation_id)
