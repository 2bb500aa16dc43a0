"""Give somebody a name who has none."""

import msgspec

from chaffer.people.tables import contacts
from chaffer.runtime.statements import given
from chaffer.runtime.transaction import Transaction, guarded

_NAME = guarded(
    "people.name_if_unknown", contacts, contacts.c.id == given("contact_id"), contacts.c.name == "",
    contacts.c.erased_at.is_(None), name=given("new_name"),
)  # fmt: skip


class NameIfUnknown(msgspec.Struct, frozen=True):
    contact_id: str
    name: str


def name_if_unknown(tx: Transaction, command: NameIfUnknown) -> bool:
    """What they or the shop told us stays. Safe to repeat."""
    if not tx.run(_NAME, contact_id=command.contact_id, new_name=command.name):
        return False
    tx.changed("contact", command.contact_id)
    return True
