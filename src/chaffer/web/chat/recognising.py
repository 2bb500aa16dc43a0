"""From the shop's signed word to the person it means: the same customer is the same person on every device."""

import contextlib

import msgspec

from chaffer.kernel.message import Identity
from chaffer.people.errors import CannotMerge
from chaffer.people.find_or_add import add_identity, find_or_add, owners
from chaffer.people.operations.fill_in import FillIn, fill_in
from chaffer.people.operations.merge_contacts import MergeContacts, is_customer, merge_contacts
from chaffer.runtime.transaction import Transaction
from chaffer.threads.conversation_of import reach
from chaffer.web.chat.identity import Claims, visitor_of
from chaffer.web.chat.thread import thread_of

CHANNEL = "web"


def recognise(tx: Transaction, account_id: str, claims: Claims, before: str) -> str:
    """The visitor that the customer is from now on. before: who the page was until now, "" if nobody."""
    visitor = visitor_of(account_id, claims.sub)
    own = Identity("visitor", visitor)
    anonymous = Identity("visitor", before)
    known = owners(tx, CHANNEL, account_id, (own, anonymous) if before else (own,))
    theirs, unnamed = known.get((own.kind, own.key), ""), known.get((anonymous.kind, anonymous.key), "")
    if unnamed and not theirs and is_customer(tx, unnamed, account_id):
        unnamed = ""  # they were somebody else before, on the same device
    contact_id = theirs or unnamed or find_or_add(tx, CHANNEL, account_id, (own,), claims.name)
    if theirs and unnamed and theirs != unnamed:
        _join(tx, unnamed, theirs, before)
    evidence = {"from": "signed_identity"}
    for each in (own, Identity("sub", claims.sub), *_vouched(claims)):
        add_identity(tx, contact_id, CHANNEL, account_id, each, evidence)
    fill_in(tx, FillIn(contact_id, claims.name, claims.email))
    thread = None if theirs else thread_of(tx, account_id, before)
    if thread is not None:  # what was said before signing in is the customer's thread
        reach(tx, thread.id, [own, *msgspec.convert(thread.addresses, list[Identity])])
    return visitor


def _join(tx: Transaction, unnamed: str, theirs: str, visitor: str) -> None:
    """Who spoke before signing in is the customer, unless that is somebody else already: then they stay apart."""
    with contextlib.suppress(CannotMerge):
        merge_contacts(tx, MergeContacts(unnamed, theirs, {"from": "signed_identity", "visitor": visitor}))


def _vouched(claims: Claims) -> list[Identity]:
    told = []
    if claims.email:
        told.append(Identity("email", claims.email, claims.email.casefold()))
    if claims.phone:
        told.append(Identity("phone", claims.phone, claims.phone))
    return told
