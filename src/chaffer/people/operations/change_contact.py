"""Set right what is known of a person."""

from typing import Any

import msgspec
from sqlalchemy import select, update

from chaffer.people.events import ContactChanged
from chaffer.people.tables import contacts
from chaffer.runtime.statements import Statement, given, mine
from chaffer.runtime.transaction import Transaction

_COLUMNS = ("name", "email", "language", "country", "time_zone", "custom", "labels")
_GET = Statement(
    "people.to_change",
    select(*(contacts.c[name] for name in _COLUMNS)).where(mine(contacts), contacts.c.id == given("id")),
)
_WRITE = Statement(
    "people.change",
    update(contacts)
    .where(mine(contacts), contacts.c.id == given("id_"))
    .values({name: given(name) for name in _COLUMNS}),
)


class ChangeContact(msgspec.Struct, frozen=True):
    """What is None stays as it is. custom: merged into what is there; null takes a value away. labels: all of them."""

    contact_id: str
    name: str | None = None
    email: str | None = None
    language: str | None = None
    country: str | None = None
    time_zone: str | None = None
    custom: dict[str, Any] | None = None
    labels: tuple[str, ...] | None = None


def change_contact(tx: Transaction, command: ChangeContact) -> None:
    """Safe to repeat. Raises NotFound."""
    tx.lock(contacts, id=command.contact_id)
    row = tx.one(_GET, id=command.contact_id)
    after = {name: getattr(row, name) for name in _COLUMNS}
    for name in ("name", "email", "language", "country", "time_zone"):
        if (asked := getattr(command, name)) is not None:
            after[name] = asked
    if command.custom is not None:
        after["custom"] = {key: each for key, each in {**row.custom, **command.custom}.items() if each is not None}
    if command.labels is not None:
        after["labels"] = sorted({each.strip() for each in command.labels if each.strip()})
    fields = tuple(sorted(name for name in _COLUMNS if after[name] != getattr(row, name)))
    if not fields:
        return
    tx.run(_WRITE, id_=command.contact_id, **after)
    tx.happened(ContactChanged(command.contact_id, fields))
    tx.changed("contact", command.contact_id)
