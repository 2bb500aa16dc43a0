"""Somebody of the shop has read what the shopper wrote."""

import msgspec
from sqlalchemy import update

from chaffer.runtime.statements import Statement, given, mine
from chaffer.runtime.transaction import Transaction
from chaffer.threads.tables import messages

_READ = Statement(
    "threads.mark_read",
    update(messages)
    .where(
        mine(messages), messages.c.conversation_id == given("conversation_id"), messages.c.direction == "in",
        messages.c.seq <= given("seq"), messages.c.read_at.is_(None), messages.c.seller_id == given("seller"),
    )
    .values(read_at=given("at")),
)  # fmt: skip
EVERYTHING = 2**53


class MarkRead(msgspec.Struct, frozen=True):
    """seq: up to which; everything, if it is not told. seller_id: on whose side of the conversation; none: on the shop's."""

    conversation_id: str
    seq: int = EVERYTHING
    seller_id: str = ""


def mark_read(tx: Transaction, command: MarkRead) -> int:
    """How many were unread until now. The page of a visitor shows it. Safe to repeat."""
    read = tx.run(_READ, conversation_id=command.conversation_id, seq=command.seq, seller=command.seller_id, at=tx.now)
    if read:
        tx.changed("conversation", command.conversation_id)
    return read
