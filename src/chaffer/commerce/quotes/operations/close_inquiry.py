"""Nothing will be offered for a wish, or it was fulfilled otherwise."""

import msgspec

from chaffer.commerce.quotes.queries import inquiry
from chaffer.commerce.quotes.tables import inquiries
from chaffer.runtime.statements import given
from chaffer.runtime.transaction import Transaction, guarded

_CLOSE = guarded(
    "inquiries.close", inquiries, inquiries.c.id == given("inquiry_id"), inquiries.c.state != "closed", state="closed",
    ended_at=given("at"),
)  # fmt: skip


class CloseInquiry(msgspec.Struct, frozen=True):
    inquiry_id: str


def close_inquiry(tx: Transaction, command: CloseInquiry) -> None:
    """Safe to repeat. Raises NotFound."""
    if tx.run(_CLOSE, inquiry_id=command.inquiry_id, at=tx.now):
        tx.changed("inquiry", command.inquiry_id)
    else:
        inquiry(tx, command.inquiry_id)
