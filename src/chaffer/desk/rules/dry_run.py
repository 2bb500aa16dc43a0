"""Which of the latest conversations a rule would have met, as they stand now. Nothing is changed."""

from typing import Any

import msgspec
from sqlalchemy import select

from chaffer.desk.rules.conditions import hold
from chaffer.desk.rules.rule import Definition, Occurrence
from chaffer.desk.rules.situation import situation_of
from chaffer.desk.tables import desk_rows
from chaffer.people.tables import contacts
from chaffer.runtime.statements import Statement, mine
from chaffer.runtime.transaction import Transaction
from chaffer.threads.operations.rate import last_rating

LOOKED_AT = 100
_LATEST = Statement(
    "rules.latest",
    select(desk_rows.c.id, desk_rows.c.contact_id, desk_rows.c.labels, desk_rows.c.active_at, contacts.c.name)
    .join(contacts, (contacts.c.shop_id == desk_rows.c.shop_id) & (contacts.c.id == desk_rows.c.contact_id))
    .where(mine(desk_rows), desk_rows.c.state.in_(["open", "snoozed", "closed"]))
    .order_by(desk_rows.c.active_at.desc(), desk_rows.c.id.desc())
    .limit(LOOKED_AT),
)  # fmt: skip


class Met(msgspec.Struct, frozen=True):
    looked_at: int
    rows: tuple[Any, ...]


def dry_run(tx: Transaction, definition: Definition) -> Met:
    """By the conditions alone: as if the event happened in each of them now."""
    rows = tx.rows(_LATEST)
    return Met(len(rows), tuple(row for row in rows if _meets(tx, definition, row)))


def _meets(tx: Transaction, definition: Definition, row: Any) -> bool:
    score = 0
    if definition.event == "rated":
        last = last_rating(tx, row.contact_id)
        if last is None or last.score is None or last.conversation_id != row.id:
            return False
        score = last.score
    now = situation_of(tx, Occurrence(definition.event, row.id, "", score=score))
    return now is not None and hold(definition.conditions, definition.match, now)
