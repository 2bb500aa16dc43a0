"""Ask members of staff to look at a thread: they find it under their mentions until they have had it on a screen."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import delete, select

from chaffer.accounts.tables import staff
from chaffer.desk.tables import mentions
from chaffer.kernel.errors import Invalid
from chaffer.runtime.many import insert_many
from chaffer.runtime.statements import Statement, given, in_list, mine
from chaffer.runtime.transaction import Transaction, guarded

_THERE = Statement("mentions.there", select(staff.c.id).where(mine(staff), in_list(staff.c.id, "ids")))
_OF_NOTES = Statement(
    "mentions.of_notes",
    select(mentions.c.note_id, mentions.c.staff_id)
    .where(mine(mentions), in_list(mentions.c.note_id, "ids"))
    .order_by(mentions.c.note_id, mentions.c.staff_id),
)
_REMOVE = Statement("mentions.remove", delete(mentions).where(mine(mentions), mentions.c.note_id == given("note_id")))
_SEE = guarded(
    "mentions.see", mentions, mentions.c.conversation_id == given("conversation"), mentions.c.staff_id == given("staff"),
    mentions.c.seen_at.is_(None), seen_at=given("at"),
)  # fmt: skip


def mention(tx: Transaction, note_id: str, conversation_id: str, staff_ids: Sequence[str]) -> None:
    """Raises Invalid for somebody who is not of the shop's staff."""
    wanted = list(dict.fromkeys(staff_ids))
    if not wanted:
        return
    there = {row.id for row in tx.rows(_THERE, ids=wanted)}
    if missing := [each for each in wanted if each not in there]:
        raise Invalid(f"no such member of staff: {', '.join(missing)}", field="mentions")
    insert_many(tx, "mentions.add", mentions, [
        {"note_id": note_id, "conversation_id": conversation_id, "staff_id": each,
         "at": tx.now, "seen_at": None}
        for each in wanted
    ])  # fmt: skip


def mentioned_in(tx: Transaction, note_ids: Sequence[str]) -> dict[str, list[str]]:
    """By note, who is mentioned. One statement; none without notes."""
    told: dict[str, list[str]] = {}
    rows: list[Any] = tx.rows(_OF_NOTES, ids=list(note_ids)) if note_ids else []
    for row in rows:
        told.setdefault(row.note_id, []).append(row.staff_id)
    return told


def unmention(tx: Transaction, note_id: str) -> None:
    """The note is gone."""
    tx.run(_REMOVE, note_id=note_id)


def see_mentions(tx: Transaction, conversation_id: str, staff_id: str) -> int:
    """This member had the thread on a screen; how many mentions that settles. Safe to repeat."""
    seen = tx.run(_SEE, conversation=conversation_id, staff=staff_id, at=tx.now)
    if seen:
        tx.changed("conversation", conversation_id)
    return seen
