"""The thread with whoever a platform names, opened if there is none."""

from collections.abc import Sequence
from typing import NamedTuple

from chaffer.kernel.message import Identity
from chaffer.people.find_or_add import addresses_of, find_or_add
from chaffer.people.tables import contacts
from chaffer.runtime.transaction import Transaction
from chaffer.threads.conversation_of import conversation_of, reach


class Met(NamedTuple):
    contact_id: str
    conversation_id: str


def meet(tx: Transaction, channel: str, account_id: str, known_as: Sequence[Identity], name: str = "") -> Met:
    """The contact's row is ours until the end. name: of somebody new."""
    contact_id = find_or_add(tx, channel, account_id, known_as, name)
    tx.lock(contacts, id=contact_id)
    conversation_id = conversation_of(tx, contact_id, channel, account_id)
    reach(tx, conversation_id, addresses_of(tx, contact_id, channel, account_id))
    return Met(contact_id, conversation_id)
