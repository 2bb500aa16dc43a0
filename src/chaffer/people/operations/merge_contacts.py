"""Two contacts are one person."""

import msgspec
from sqlalchemy import select

from chaffer.people.errors import CannotMerge
from chaffer.people.events import ContactsMerged
from chaffer.people.joined_consents import tell_consents
from chaffer.people.joined_facts import facts_of, fill_from
from chaffer.people.moving import take_addresses, take_rows
from chaffer.people.tables import addresses, contacts, identities, merges, recipients
from chaffer.runtime.statements import Statement, given, insert_all, mine
from chaffer.runtime.transaction import Transaction, guarded

OWN = (identities, addresses, recipients)
"""What of a person stands in this package and moves as it is. Consents stay; attention is counted by day and stays."""
_KEEP = Statement("merges.keep", insert_all(merges))
_GONE = guarded(
    "people.merged", contacts, contacts.c.id == given("from_id"), contacts.c.merged_into == "",
    merged_into=given("into_id"),
)  # fmt: skip
_SUBS = Statement(
    "people.subs",
    select(identities.c.account_id, identities.c.canonical).where(
        mine(identities), identities.c.contact_id == given("contact_id"), identities.c.kind == "sub",
        identities.c.ended_at.is_(None),
    ),
)  # fmt: skip


class MergeContacts(msgspec.Struct, frozen=True):
    """evidence: what shows it ("a code given to one came from the other"), with the message or token it stood in."""

    from_contact_id: str
    into_contact_id: str
    evidence: dict[str, str]
    actor_kind: str = "system"
    actor_id: str = ""


def merge_contacts(tx: Transaction, command: MergeContacts) -> str:
    """Everything of the first becomes the second's; the merge's id, by which it can be split again.

    What belongs to other packages follows by the event, in this transaction. Raises NotFound, and CannotMerge for
    people who are one already, are erased, or have two accounts at the shop's own site.
    """
    from_id, into_id = command.from_contact_id, command.into_contact_id
    if from_id == into_id:
        raise CannotMerge("this is one contact")
    for each in sorted((from_id, into_id)):
        tx.lock(contacts, id=each)
    leaving, staying = facts_of(tx, from_id), facts_of(tx, into_id)
    if leaving.merged_into or staying.merged_into:
        raise CannotMerge("one of them was joined to somebody already")
    if leaving.erased_at is not None or staying.erased_at is not None:
        raise CannotMerge("one of them is erased")
    if _differ(tx, from_id, into_id):
        raise CannotMerge("these are two customers of the shop's own site")
    merge_id = tx.new_id("merge")
    tx.run(
        _KEEP, id=merge_id, from_contact_id=from_id, into_contact_id=into_id, evidence=command.evidence, moved={},
        actor_kind=command.actor_kind, actor_id=command.actor_id, at=tx.now, undone_at=None,
    )  # fmt: skip
    take_rows(tx, merge_id, from_id, into_id, (identities,))
    take_addresses(tx, merge_id, from_id, into_id)
    fill_from(tx, merge_id, staying, leaving)
    tell_consents(tx, merge_id, from_id, into_id)
    tx.run(_GONE, from_id=from_id, into_id=into_id)
    tx.happened(ContactsMerged(merge_id, from_id, into_id))
    tx.changed("contact", from_id)
    tx.changed("contact", into_id)
    return merge_id


def is_customer(tx: Transaction, contact_id: str, account_id: str) -> bool:
    """Whether the shop's own site knows them by name there."""
    return any(row.account_id == account_id for row in tx.rows(_SUBS, contact_id=contact_id))


def _differ(tx: Transaction, one: str, other: str) -> bool:
    """Whether the shop's own site knows them as two."""
    theirs = {row.account_id: row.canonical for row in tx.rows(_SUBS, contact_id=one)}
    return any(
        row.account_id in theirs and theirs[row.account_id] != row.canonical for row in tx.rows(_SUBS, contact_id=other)
    )
