"""The address book of the merchant's phone: a name for somebody we know, and nothing else."""

from chaffer.inbox.notices.told import Told
from chaffer.kernel.message import Notice
from chaffer.people.find_or_add import owners
from chaffer.people.operations.name_if_unknown import NameIfUnknown, name_if_unknown
from chaffer.runtime.transaction import Transaction

_LONGEST = 200


def app_contact(tx: Transaction, told: Told, notice: Notice) -> None:
    """An address book is no list of customers: nobody is added, and no consent comes of it. Removals change nothing."""
    name = notice.values.get("name", "").strip()[:_LONGEST]
    if not name or notice.values.get("action") == "remove" or not notice.identities:
        return
    for contact_id in set(owners(tx, told.channel, told.account_id, notice.identities).values()):
        name_if_unknown(tx, NameIfUnknown(contact_id, name))
