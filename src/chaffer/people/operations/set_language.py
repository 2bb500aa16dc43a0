"""Remember the language a person wants to be answered in."""

import msgspec

from chaffer.people.tables import contacts
from chaffer.runtime.statements import given
from chaffer.runtime.transaction import Transaction, guarded


class SetLanguage(msgspec.Struct, frozen=True):
    """language: an ISO 639 code."""

    contact_id: str
    language: str


_SET = guarded("people.set_language", contacts, contacts.c.id == given("contact_id"), language=given("language"))


def set_language(tx: Transaction, command: SetLanguage) -> None:
    """Safe to repeat."""
    tx.run(_SET, contact_id=command.contact_id, language=command.language)
    tx.changed("contact", command.contact_id)
