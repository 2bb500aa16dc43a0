"""A merge was a mistake: the two are two again."""

import msgspec

from chaffer.people.errors import CannotSplit
from chaffer.people.events import ContactsSplit
from chaffer.people.joined_consents import untell_consents
from chaffer.people.joined_facts import empty_again, facts_of
from chaffer.people.merges import merge_of
from chaffer.people.moving import give_back_rows
from chaffer.people.operations.merge_contacts import OWN
from chaffer.people.tables import contacts, merges
from chaffer.runtime.statements import given
from chaffer.runtime.transaction import Transaction, guarded

_UNDO = guarded(
    "merges.undo", merges, merges.c.id == given("id_"), merges.c.undone_at.is_(None), undone_at=given("at")
)  # fmt: skip
_BACK = guarded("people.apart", contacts, contacts.c.id == given("from_id"), merged_into="")


class SplitContacts(msgspec.Struct, frozen=True):
    merge_id: str


def split_contacts(tx: Transaction, command: SplitContacts) -> str:
    """Give back exactly what was merged, and what came about in the threads that go back; the contact's id.

    What belongs to other packages follows by the event. Raises NotFound, and CannotSplit if it was split before or
    the whole was joined to somebody else since: that is to be split first.
    """
    row = merge_of(tx, command.merge_id)
    from_id, into_id = row.from_contact_id, row.into_contact_id
    for each in sorted((from_id, into_id)):
        tx.lock(contacts, id=each)
    if facts_of(tx, into_id).merged_into:
        raise CannotSplit("split what was joined later first")
    if not tx.run(_UNDO, id_=row.id, at=tx.now):
        raise CannotSplit("this was split before")
    tx.run(_BACK, from_id=from_id)
    give_back_rows(tx, row.id, from_id, into_id, OWN)
    empty_again(tx, row.id, into_id)
    untell_consents(tx, row.id, into_id)
    tx.happened(ContactsSplit(row.id, from_id, into_id))
    tx.changed("contact", from_id)
    tx.changed("contact", into_id)
    return str(from_id)
