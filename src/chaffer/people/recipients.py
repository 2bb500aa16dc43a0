"""Whom a person buys for: what is known of them, and where their parcels go."""

from typing import Any

import msgspec
from sqlalchemy import select

from chaffer.people.tables import recipients
from chaffer.runtime.statements import Statement, given, in_list, mine
from chaffer.runtime.transaction import Transaction

RECIPIENTS_AT_MOST = 100


class RecipientView(msgspec.Struct, frozen=True):
    """key: the relation ("mother"), or "self" for the person. label: as they call them. days: by occasion, "05-03"."""

    id: str
    key: str
    label: str
    name: str
    phone: str
    address: dict[str, Any] | None
    likes: tuple[str, ...]
    dislikes: tuple[str, ...]
    days: dict[str, str]


_columns = [recipients.c[name] for name in RecipientView.__struct_fields__]
_ALL = Statement(
    "recipients.all",
    select(*_columns)
    .where(mine(recipients), recipients.c.contact_id == given("contact_id"))
    .order_by(recipients.c.created_at, recipients.c.id)
    .limit(RECIPIENTS_AT_MOST),
)
_SOME = Statement(
    "recipients.some",
    select(*_columns).where(
        mine(recipients), recipients.c.contact_id == given("contact_id"), in_list(recipients.c.key, "keys")
    ),
)


def recipients_of(tx: Transaction, contact_id: str) -> list[RecipientView]:
    """All that are known, in the order in which they were told of. One statement."""
    return [_view(row) for row in tx.rows(_ALL, contact_id=contact_id)]


def recipients_called(tx: Transaction, contact_id: str, keys: list[str]) -> dict[str, RecipientView]:
    """Those of these keys who are known, by key. One statement."""
    return {row.key: _view(row) for row in tx.rows(_SOME, contact_id=contact_id, keys=keys)}


def _view(row: Any) -> RecipientView:
    return RecipientView(
        row.id, row.key, row.label, row.name, row.phone, row.address, tuple(row.likes), tuple(row.dislikes), row.days
    )
