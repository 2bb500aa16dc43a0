"""Answers and unanswered questions, for screens."""

from datetime import datetime
from typing import Any

import msgspec
from sqlalchemy import and_, or_, select

from chaffer.commerce.faq.tables import faq_entries, unanswered
from chaffer.runtime.statements import Statement, given, mine
from chaffer.runtime.transaction import Transaction

_LIST = Statement(
    "faq.list",
    select(faq_entries)
    .where(
        mine(faq_entries), faq_entries.c.id > given("after"),
        or_(given("language") == "", faq_entries.c.language == given("language")),
    )
    .order_by(faq_entries.c.id)
    .limit(given("limit")),
)  # fmt: skip
_GET = Statement("faq.get", select(faq_entries).where(mine(faq_entries), faq_entries.c.id == given("id")))
_UNANSWERED = Statement(
    "faq.unanswered",
    select(unanswered)
    .where(
        mine(unanswered), unanswered.c.state == given("state"),
        or_(
            unanswered.c.count < given("below"),
            and_(unanswered.c.count == given("below"), unanswered.c.id > given("after")),
        ),
    )
    .order_by(unanswered.c.count.desc(), unanswered.c.id)
    .limit(given("limit")),
)  # fmt: skip
_ONE = Statement("faq.one_unanswered", select(unanswered).where(mine(unanswered), unanswered.c.id == given("id")))


class EntryView(msgspec.Struct, frozen=True):
    """One answer in one language. key: the same in all languages. source: the file it came from, if any."""

    id: str
    key: str
    language: str
    question: str
    phrasings: list[str]
    answer: str
    source: str
    created_at: datetime
    updated_at: datetime


class UnansweredView(msgspec.Struct, frozen=True):
    """A question without an answer. count: how often it was asked. state: open, answered, dropped."""

    id: str
    language: str
    example: str
    product_id: str
    count: int
    state: str
    first_at: datetime
    last_at: datetime


def list_entries(tx: Transaction, language: str, after: str, limit: int) -> list[EntryView]:
    """By age, oldest first, from behind the one with the id `after`. language: "" for all."""
    return [_entry(row) for row in tx.rows(_LIST, language=language, after=after, limit=limit)]


def get_entry(tx: Transaction, entry_id: str) -> EntryView:
    """Raises NotFound."""
    return _entry(tx.one(_GET, id=entry_id))


def list_unanswered(tx: Transaction, state: str, below: int, after: str, limit: int) -> list[UnansweredView]:
    """The most asked first, from behind the one with this count and id."""
    rows = tx.rows(_UNANSWERED, state=state, below=below, after=after, limit=limit)
    return [_unanswered(row) for row in rows]


def get_unanswered(tx: Transaction, unanswered_id: str) -> UnansweredView:
    """Raises NotFound."""
    return _unanswered(tx.one(_ONE, id=unanswered_id))


def _entry(row: Any) -> EntryView:
    return EntryView(*(getattr(row, name) for name in EntryView.__struct_fields__))


def _unanswered(row: Any) -> UnansweredView:
    return UnansweredView(*(getattr(row, name) for name in UnansweredView.__struct_fields__))
