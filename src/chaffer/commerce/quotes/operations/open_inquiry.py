"""Keep what a shopper wants and the catalogue lacks, for a person to find."""

from typing import Any

import msgspec
from sqlalchemy import select

from chaffer.commerce.quotes.events import InquiryOpened
from chaffer.commerce.quotes.tables import inquiries
from chaffer.kernel.money import Money
from chaffer.runtime.statements import Statement, given, insert_all, mine
from chaffer.runtime.transaction import Transaction

WORDS_AT_MOST = 1000


class OpenInquiry(msgspec.Struct, frozen=True):
    """words: the shopper's own. wish: what was read from them. needed_by: a day, as 2026-05-10."""

    contact_id: str
    conversation_id: str
    words: str
    wish: dict[str, Any] = {}
    budget: Money | None = None
    needed_by: str = ""
    language: str = ""


_SAME = Statement(
    "inquiries.same",
    select(inquiries.c.id).where(
        mine(inquiries), inquiries.c.conversation_id == given("conversation_id"), inquiries.c.state == "open",
        inquiries.c.words == given("said"),
    ),
)  # fmt: skip
_OPEN = Statement(
    "inquiries.open",
    insert_all(
        inquiries, "id", "contact_id", "conversation_id", "words", "wish", "currency", "budget_minor", "needed_by",
        "language", "created_at",
    ),
)  # fmt: skip


def open_inquiry(tx: Transaction, command: OpenInquiry) -> str:
    """Its id. The same wish said again while it is open is the same inquiry."""
    words = command.words[:WORDS_AT_MOST]
    known: str | None = tx.value(_SAME, conversation_id=command.conversation_id, said=words)
    if known is not None:
        return known
    inquiry_id, budget = tx.new_id("inquiry"), command.budget
    tx.run(
        _OPEN, id=inquiry_id, contact_id=command.contact_id, conversation_id=command.conversation_id, words=words,
        wish=command.wish, currency=budget.currency if budget else "", budget_minor=budget.minor if budget else None,
        needed_by=command.needed_by, language=command.language, created_at=tx.now,
    )  # fmt: skip
    tx.changed("inquiry", inquiry_id)
    tx.happened(
        InquiryOpened(inquiry_id, command.contact_id, command.conversation_id, words, budget, command.needed_by)
    )
    return inquiry_id
