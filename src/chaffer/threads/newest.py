"""Which thread a person is in."""

from sqlalchemy import select

from chaffer.runtime.statements import Statement, given, mine
from chaffer.runtime.transaction import Transaction
from chaffer.threads.tables import conversations

_NEWEST = Statement(
    "threads.newest_of",
    select(conversations.c.id)
    .where(mine(conversations), conversations.c.contact_id == given("contact_id"))
    .order_by(conversations.c.id.desc())
    .limit(1),
)


def newest_thread(tx: Transaction, contact_id: str) -> str:
    """The one that began last, "" if there is none."""
    found: str | None = tx.value(_NEWEST, contact_id=contact_id)
    return found or ""
