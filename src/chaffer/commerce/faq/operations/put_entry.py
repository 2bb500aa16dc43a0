"""Write an answer, new or in place of the one that had its key."""

from typing import Literal

import msgspec
from sqlalchemy import func, select, update

from chaffer.commerce.faq.index import AT_MOST
from chaffer.commerce.faq.tables import faq_entries
from chaffer.kernel.errors import Invalid
from chaffer.runtime.statements import Statement, given, insert_all, mine
from chaffer.runtime.transaction import Transaction

_BY_KEY = Statement(
    "faq.by_key",
    select(faq_entries).where(
        mine(faq_entries), faq_entries.c.key == given("key"), faq_entries.c.language == given("language")
    ),
)
_COUNT = Statement("faq.count", select(func.count()).select_from(faq_entries).where(mine(faq_entries)))
_ADD = Statement(
    "faq.add",
    insert_all(
        faq_entries, "id", "key", "language", "question", "phrasings", "answer", "source", "created_at", "updated_at"
    ).on_conflict_do_nothing(index_elements=["shop_id", "key", "language"]),
)
_CHANGE = Statement(
    "faq.change",
    update(faq_entries)
    .where(mine(faq_entries), faq_entries.c.id == given("entry_id"))
    .values(
        question=given("question"), phrasings=given("phrasings"), answer=given("answer"), source=given("source"),
        updated_at=given("now"),
    ),
)  # fmt: skip

Outcome = Literal["new", "changed", "unchanged"]


class PutEntry(msgspec.Struct, frozen=True):
    """key and language name the entry. source: the file it comes from."""

    key: str
    language: str
    question: str
    answer: str
    phrasings: tuple[str, ...] = ()
    source: str = ""


def put_entry(tx: Transaction, command: PutEntry) -> tuple[str, Outcome]:
    """The entry's id, and what became of it. Safe to repeat. Raises Invalid when the shop has AT_MOST already."""
    row = tx.row(_BY_KEY, key=command.key, language=command.language)
    told = {
        "question": command.question, "phrasings": list(command.phrasings), "answer": command.answer,
        "source": command.source,
    }  # fmt: skip
    if row is None:
        if tx.value(_COUNT) >= AT_MOST:
            raise Invalid(f"a shop has at most {AT_MOST:,} answers")
        entry_id = tx.new_id("faq")
        if tx.run(
            _ADD, id=entry_id, key=command.key, language=command.language, created_at=tx.now, updated_at=tx.now, **told
        ):  # fmt: skip
            return entry_id, "new"
        row = tx.one(_BY_KEY, key=command.key, language=command.language)  # somebody wrote it meanwhile
    if all(getattr(row, name) == value for name, value in told.items()):
        return str(row.id), "unchanged"
    tx.run(_CHANGE, entry_id=row.id, now=tx.now, **told)
    return str(row.id), "changed"
