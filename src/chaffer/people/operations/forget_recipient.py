"""Forget somebody a person bought for."""

import msgspec
from sqlalchemy import delete

from chaffer.people.tables import recipients
from chaffer.runtime.statements import Statement, given, mine
from chaffer.runtime.transaction import Transaction


class ForgetRecipient(msgspec.Struct, frozen=True):
    """key: "" forgets everybody, and what the person said of themselves."""

    contact_id: str
    key: str = ""


_ONE = Statement(
    "recipients.forget",
    delete(recipients).where(
        mine(recipients), recipients.c.contact_id == given("contact_id"), recipients.c.key == given("key")
    ),
)
_ALL = Statement(
    "recipients.forget_all",
    delete(recipients).where(mine(recipients), recipients.c.contact_id == given("contact_id")),
)


def forget_recipient(tx: Transaction, command: ForgetRecipient) -> int:
    """How many were forgotten; orders keep whom they went to. Safe to repeat."""
    if command.key:
        return tx.run(_ONE, contact_id=command.contact_id, key=command.key)
    return tx.run(_ALL, contact_id=command.contact_id)
