"""Hear no more of a person, or again; and write to them no more."""

import msgspec

from chaffer.accounts import audit
from chaffer.accounts.actor import SYSTEM, Actor
from chaffer.kernel.errors import NotFound
from chaffer.people.events import ContactBlocked
from chaffer.people.tables import contacts
from chaffer.runtime.jobs import enqueue
from chaffer.runtime.statements import given
from chaffer.runtime.transaction import Transaction, guarded

BLOCK_JOB = "contacts.block"
_SET = guarded("contacts.block", contacts, contacts.c.id == given("id"), blocked_at=given("at"))


class Block(msgspec.Struct, frozen=True):
    """blocked: False lets them write again. reason: for the trail."""

    contact_id: str
    blocked: bool = True
    reason: str = ""


def block(tx: Transaction, command: Block, actor: Actor = SYSTEM) -> None:
    """Nothing is sent to the person from now on, and the bot answers nothing; the channels are told. Safe to repeat.

    Raises NotFound.
    """
    if not tx.run(_SET, id=command.contact_id, at=tx.now if command.blocked else None):
        raise NotFound(f"no contact {command.contact_id}")
    audit.record(
        tx, actor, "contact.block" if command.blocked else "contact.unblock", target_kind="contact",
        target_id=command.contact_id, after={"reason": command.reason},
    )  # fmt: skip
    tx.happened(ContactBlocked(command.contact_id, command.blocked))
    enqueue(
        tx,
        BLOCK_JOB,
        f"{command.contact_id}/{tx.now.isoformat()}",
        {"contact_id": command.contact_id, "blocked": command.blocked},
    )
    tx.changed("contact", command.contact_id)
