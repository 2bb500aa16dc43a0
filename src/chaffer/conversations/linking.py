"""A visitor of the shop's site and a person on another messenger show that they are one: by a code that crosses over."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import NamedTuple

from chaffer.channels.contract import Channel
from chaffer.conversations.announcing import announce
from chaffer.conversations.dialogue.effects import Say
from chaffer.conversations.dialogue.words import words
from chaffer.conversations.shops import Shops
from chaffer.kernel.errors import NotFound
from chaffer.kernel.message import Identity
from chaffer.people.events import ContactsMerged
from chaffer.people.find_or_add import addresses_of, find_or_add
from chaffer.people.merges import merge_of, moved
from chaffer.people.operations.merge_contacts import MergeContacts, merge_contacts
from chaffer.people.tables import contacts
from chaffer.runtime.codes import make_code, take_code
from chaffer.runtime.transaction import Transaction
from chaffer.threads.conversation_of import conversation_of, reach

PURPOSE = "chat_link"
LASTS = timedelta(minutes=10)
_CHANNEL = "web"
_EVIDENCE = "code"


class LinkCode(NamedTuple):
    code: str
    expires_at: datetime


def give_code(tx: Transaction, account_id: str, visitor: str) -> LinkCode:
    """A code for this visitor, good for ten minutes and once."""
    return LinkCode(make_code(tx, PURPOSE, visitor, LASTS, {"account_id": account_id}), tx.now + LASTS)


def redeem_code(tx: Transaction, code: str, contact_id: str, proof: dict[str, str]) -> str:
    """Join the visitor who was given this code to this contact; the merge's id, "" if they are one already.

    Raises NotFound for a code that was never given here, was used, or ran out; CannotMerge.
    """
    given = take_code(tx, PURPOSE, code)
    if given is None:
        raise NotFound("nobody was given this code lately")
    account_id = given.context["account_id"]
    visitor = find_or_add(tx, _CHANNEL, account_id, [Identity("visitor", given.target)])
    if visitor == contact_id:
        return ""
    tx.lock(contacts, id=visitor)
    thread = conversation_of(tx, visitor, _CHANNEL, account_id)
    reach(tx, thread, addresses_of(tx, visitor, _CHANNEL, account_id))
    evidence = {"from": _EVIDENCE, "visitor": given.target, **proof}
    return merge_contacts(tx, MergeContacts(visitor, contact_id, evidence, "shopper", contact_id))


class LinkTeller:
    """A reaction to merges: whoever was joined by a code reads it on their page too."""

    def __init__(self, channels: Mapping[str, Channel]) -> None:
        self._channels = channels
        self._shops = Shops()

    def __call__(self, tx: Transaction, event: ContactsMerged) -> None:
        if merge_of(tx, event.merge_id).evidence.get("from") != _EVIDENCE:
            return
        for conversation_id in moved(tx, event.merge_id, "rows:conversations", []):
            announce(tx, self._channels, self._shops, conversation_id, Say((words("linked-there"),)))
