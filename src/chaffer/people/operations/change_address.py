"""A person is reached under another address than before."""

import msgspec
from sqlalchemy import update

from chaffer.kernel.message import Identity
from chaffer.people.events import AddressChanged
from chaffer.people.find_or_add import add_identity, owners
from chaffer.people.tables import contacts, identities
from chaffer.runtime.statements import Statement, given, mine
from chaffer.runtime.transaction import Transaction

_END = Statement(
    "people.end_identity",
    update(identities)
    .where(
        mine(identities), identities.c.contact_id == given("contact"), identities.c.channel == given("on"),
        identities.c.account_id == given("account"), identities.c.kind == given("of_kind"),
        identities.c.canonical == given("canonical"), identities.c.ended_at.is_(None),
    )
    .values(ended_at=given("at")),
)  # fmt: skip


class ChangeAddress(msgspec.Struct, frozen=True):
    """old, new: as the channel names them. evidence: what told us."""

    channel: str
    account_id: str
    old: tuple[Identity, ...]
    new: tuple[Identity, ...]
    evidence: dict[str, str] = {}


def change_address(tx: Transaction, command: ChangeAddress) -> str:
    """Give the contact the new addresses and end the old ones of the same kinds; its id, "" if nobody is known.

    A new address that belongs to another contact stays there: joining two people needs a person's look.
    Safe to repeat.
    """
    known = owners(tx, command.channel, command.account_id, (*command.old, *command.new))
    contact_id = next((known[each.kind, each.key] for each in command.old if (each.kind, each.key) in known), "")
    if not contact_id:
        return ""
    tx.lock(contacts, id=contact_id)
    for each in command.new:
        if (each.kind, each.key) not in known:
            add_identity(tx, contact_id, command.channel, command.account_id, each, command.evidence)
    kept = {(each.kind, each.key) for each in command.new}
    kinds = {each.kind for each in command.new}
    for each in command.old:
        if each.kind in kinds and (each.kind, each.key) not in kept:
            tx.run(
                _END, contact=contact_id, on=command.channel, account=command.account_id, of_kind=each.kind,
                canonical=each.key, at=tx.now,
            )  # fmt: skip
    tx.happened(AddressChanged(contact_id, command.channel))
    tx.changed("contact", contact_id)
    return str(contact_id)
