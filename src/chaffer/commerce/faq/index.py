"""A shop's answers in memory, read anew when any of them has changed."""

import threading

from sqlalchemy import func, select

from chaffer.accounts.tables import shops
from chaffer.commerce.faq.answering import Answers, entry_of
from chaffer.commerce.faq.tables import faq_entries
from chaffer.runtime.statements import Statement, mine
from chaffer.runtime.transaction import Transaction

AT_MOST = 2_000
"""Entries of a shop, all languages together: reading them anew costs about a millisecond each."""
_STAMP = Statement(
    "faq.stamp",
    select(func.count().label("count"), func.max(faq_entries.c.updated_at).label("newest")).where(mine(faq_entries)),
)
_ALL = Statement("faq.all", select(faq_entries).where(mine(faq_entries)).order_by(faq_entries.c.id).limit(AT_MOST))
_LANGUAGE = Statement("faq.shop_language", select(shops.c.language).where(mine(shops)))


class FaqIndex:
    """Derived, like the index of products beside it. Safe to ask from several threads."""

    def __init__(self) -> None:
        self._held: tuple[tuple[int, str], Answers] = ((0, "None"), Answers([], "en"))
        self._reading = threading.Lock()

    def answers(self, tx: Transaction) -> Answers:
        """As they are now. One statement, two more after a change."""
        row = tx.one(_STAMP)
        stamp = (row.count, str(row.newest))
        if self._held[0] != stamp:
            with self._reading:
                if self._held[0] != stamp:
                    entries = [entry_of(each) for each in tx.rows(_ALL)]
                    self._held = stamp, Answers(entries, tx.value(_LANGUAGE) or "en")
        return self._held[1]
