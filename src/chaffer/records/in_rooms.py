"""What a person said in threads that others share: theirs to see and to have forgotten, while the thread stays."""

from typing import Any

import msgspec
from sqlalchemy import delete, select, update

from chaffer.inbox.tables import inbox
from chaffer.records.reading import plain, shown_columns
from chaffer.runtime.statements import Statement, given, in_list, mine
from chaffer.runtime.transaction import Transaction
from chaffer.threads.marks import DELETED
from chaffer.threads.tables import conversations, message_marks, messages, participants, turns

_rooms = (
    select(participants.c.conversation_id)
    .join(conversations, (conversations.c.shop_id == participants.c.shop_id)
                         & (conversations.c.id == participants.c.conversation_id))
    .where(
        mine(participants), participants.c.contact_id == given("contact_id"),
        conversations.c.contact_id != given("contact_id"),
    )
)  # fmt: skip
_theirs = (
    mine(messages), messages.c.conversation_id.in_(_rooms), messages.c.author_kind == "shopper",
    messages.c.author_id == given("contact_id"),
)  # fmt: skip
_SAID = Statement("rooms.said_by", select(*shown_columns(messages)).where(*_theirs))
_EMPTY = Statement(
    "rooms.empty", update(messages).where(*_theirs).values(part=given("part", type_=messages.c.part.type))
)
_FORGET_MARKS = Statement(
    "rooms.forget_marks", delete(message_marks).where(mine(message_marks), in_list(message_marks.c.message_id, "ids"))
)
_FORGET_TURNS = Statement("rooms.forget_turns", delete(turns).where(mine(turns), in_list(turns.c.id, "ids")))
_FORGET_BODIES = Statement(
    "rooms.forget_bodies", update(inbox).where(mine(inbox), in_list(inbox.c.id, "ids")).values(body=None)
)


def said_in_rooms(tx: Transaction, contact_id: str) -> list[dict[str, Any]]:
    rows = tx.rows(_SAID, contact_id=contact_id)
    return [{each.name: plain(row[at]) for at, each in enumerate(shown_columns(messages))} for row in rows]


def forget_in_rooms(tx: Transaction, contact_id: str) -> int:
    """How many messages. That something was said stays; what, and how it was understood, does not."""
    rows = said_in_rooms(tx, contact_id)
    if rows:
        tx.run(_EMPTY, contact_id=contact_id, part=msgspec.to_builtins([DELETED]))
        tx.run(_FORGET_MARKS, ids=[row["id"] for row in rows])
        tx.run(_FORGET_TURNS, ids=sorted({row["turn_id"] for row in rows} - {""}))
        tx.run(_FORGET_BODIES, ids=sorted({row["event_id"] for row in rows} - {""}))
    return len(rows)
