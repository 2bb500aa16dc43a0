"""Facts name people by their ids, and a few repeat what somebody said: those words are forgotten with the person."""

from collections.abc import Collection, Mapping

from sqlalchemy import Text, cast, select

from chaffer.runtime.statements import Statement, given, in_list, mine
from chaffer.runtime.tables import events
from chaffer.runtime.transaction import Transaction, guarded

WORDS: Mapping[str, str] = {
    "conversation_rated": "comment", "inquiry_opened": "words", "order_cancelled": "reason",
    "person_asked_for": "question", "quote_made": "title", "seller_asked": "question",
}  # fmt: skip
"""By kind of fact, the field with words; what a shop calls a quote may name whom it is for."""
_TOLD = Statement(
    "events.of_person",
    select(events.c.id, events.c.kind, events.c.body).where(
        mine(events), in_list(events.c.kind, "kinds"), cast(events.c.body, Text).like(given("pattern"), escape="\\")
    ),
)
_BLANK = guarded("events.forget_words", events, events.c.id == given("id_"), body=given("left"))


def forget_words(tx: Transaction, contact_ids: Collection[str]) -> int:
    """Those in facts about this person, under all the ids they had; how many."""
    count = 0
    for contact_id in contact_ids:
        pattern = "%" + contact_id.replace("_", "\\_") + "%"
        for row in tx.rows(_TOLD, kinds=sorted(WORDS), pattern=pattern):
            field = WORDS[row.kind]
            if row.body.get("contact_id") == contact_id and row.body.get(field):
                count += tx.run(_BLANK, id_=row.id, left={**row.body, field: ""})
    return count
