"""Take an answer away."""

from sqlalchemy import delete, select

from chaffer.commerce.faq.tables import faq_entries
from chaffer.kernel.errors import NotFound
from chaffer.runtime.statements import Statement, given, mine
from chaffer.runtime.transaction import Transaction

_DELETE = Statement("faq.delete", delete(faq_entries).where(mine(faq_entries), faq_entries.c.id == given("id")))
_FROM = Statement(
    "faq.from_file",
    select(faq_entries.c.id, faq_entries.c.key, faq_entries.c.language)
    .where(mine(faq_entries), faq_entries.c.source == given("source"))
    .order_by(faq_entries.c.id),
)


def delete_entry(tx: Transaction, entry_id: str) -> None:
    """In its one language. Raises NotFound."""
    if not tx.run(_DELETE, id=entry_id):
        raise NotFound("no such answer", entry_id=entry_id)


def delete_gone(tx: Transaction, source: str, kept: set[tuple[str, str]]) -> int:
    """What this file held before and holds no more. kept: keys with their languages. How many went."""
    gone = [row.id for row in tx.rows(_FROM, source=source) if (row.key, row.language) not in kept]
    for entry_id in gone:
        tx.run(_DELETE, id=entry_id)
    return len(gone)
