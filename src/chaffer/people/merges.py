"""Who was joined with whom, on what evidence, and what was moved: all that is needed to part them again."""

from typing import Any

from sqlalchemy import select, update

from chaffer.people.tables import merges
from chaffer.runtime.statements import Statement, given, mine
from chaffer.runtime.transaction import Transaction

_GET = Statement("merges.get", select(merges).where(mine(merges), merges.c.id == given("id")))
_NOTE = Statement(
    "merges.note", update(merges).where(mine(merges), merges.c.id == given("id_")).values(moved=given("moved"))
)
_NEWEST = Statement(
    "merges.newest",
    select(merges.c.id)
    .where(mine(merges), merges.c.into_contact_id == given("contact_id"), merges.c.undone_at.is_(None))
    .order_by(merges.c.at.desc(), merges.c.id.desc())
    .limit(1),
)


_INTO = Statement(
    "merges.into",
    select(merges)
    .where(mine(merges), merges.c.into_contact_id == given("contact_id"))
    .order_by(merges.c.at.desc(), merges.c.id.desc())
    .limit(100),
)


def merges_into(tx: Transaction, contact_id: str) -> list[Any]:
    """Who was joined to this contact, the latest first."""
    return tx.rows(_INTO, contact_id=contact_id)


def merge_of(tx: Transaction, merge_id: str) -> Any:
    """The row. Raises NotFound."""
    return tx.one(_GET, id=merge_id)


def newest_merge(tx: Transaction, contact_id: str) -> str:
    """The latest one into this contact that was not taken back; "" if there is none."""
    return str(tx.value(_NEWEST, contact_id=contact_id) or "")


def note_moved(tx: Transaction, merge_id: str, what: str, moved: Any) -> None:
    """Write down, for a split, what was done under this name."""
    told = dict(merge_of(tx, merge_id).moved)
    tx.run(_NOTE, id_=merge_id, moved={**told, what: moved})


def moved(tx: Transaction, merge_id: str, what: str, otherwise: Any = None) -> Any:
    """What was written down under this name."""
    return merge_of(tx, merge_id).moved.get(what, otherwise)
