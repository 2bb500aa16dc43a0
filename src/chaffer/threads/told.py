"""Messages that did not pass through us, put into a thread: said on the merchant's own phone, or long ago.

Nothing follows from them: no turn, no fact, nothing unread.
"""

from collections.abc import Sequence
from typing import Any

import msgspec
from sqlalchemy import func, select

from chaffer.kernel.message import Part, Said, Unsupported
from chaffer.runtime.many import insert_many
from chaffer.runtime.statements import Statement, given, in_list, mine
from chaffer.runtime.transaction import Transaction, guarded
from chaffer.threads.say import Author
from chaffer.threads.tables import messages

PLACEHOLDER = "media_placeholder"
"""A file that is told of later, or never."""
_LOWEST = Statement(
    "told.lowest",
    select(func.min(messages.c.seq)).where(mine(messages), messages.c.conversation_id == given("conversation_id")),
)
_KNOWN = Statement(
    "told.known",
    select(messages.c.id, messages.c.provider_id, messages.c.part, messages.c.direction).where(
        mine(messages), in_list(messages.c.provider_id, "ids"), messages.c.provider_id != "",
        messages.c.conversation_id == given("conversation_id"),
    ),
)  # fmt: skip
_FILL = guarded("told.fill", messages, messages.c.id == given("id"), part=given("part"))


def lowest_seq(tx: Transaction, conversation_id: str) -> int:
    """Below it there is room for what was said before: numbers below one are of old messages alone."""
    found = tx.value(_LOWEST, conversation_id=conversation_id)
    return 1 if found is None else min(int(found), 1)


def fresh(tx: Transaction, conversation_id: str, said: Sequence[Said]) -> list[Said]:
    """Those the thread does not have, each once. A file that follows its message takes the place kept for it."""
    known = {row.provider_id: row for row in tx.rows(
        _KNOWN, ids=[each.external_id for each in said], conversation_id=conversation_id
    )}  # fmt: skip
    for each in said:
        row = known.get(each.external_id)
        if row is not None and _is_placeholder(row.part) and not _is_placeholder(msgspec.to_builtins(each.parts)):
            tx.run(_FILL, id=row.id, part=list(each.parts) if row.direction == "in" else each.parts[0])
            tx.changed("message", row.id)
    new = {each.external_id: each for each in said if each.external_id not in known}
    return list(new.values())


def keep_told(tx: Transaction, conversation_id: str, first_seq: int, said: Sequence[Said], shopper: Author) -> None:
    """One row each, in this order. What the merchant said has one part a row; more than one are rows of their own."""
    rows = [row for each in said for row in _rows(tx, conversation_id, each, shopper)]
    for seq, row in enumerate(rows, first_seq):
        row["seq"] = seq
    insert_many(tx, "messages.add_told", messages, rows)
    if rows:
        tx.changed("message", conversation_id)


def keep_news(tx: Transaction, conversation_id: str, seq: int, part: Part, event_id: str) -> None:
    """A line of the platform's own, such as that somebody left a group."""
    row = _row(tx, conversation_id, tx.now) | {
        "direction": "in", "author_kind": "system", "part": [part], "state": "taken", "event_id": event_id,
        "read_at": tx.now, "seq": seq,
    }  # fmt: skip
    insert_many(tx, "messages.add_told", messages, [row])
    tx.changed("message", conversation_id)


def rows_needed(said: Sequence[Said]) -> int:
    return sum(len(each.parts) if each.by_shop else 1 for each in said)


def _rows(tx: Transaction, conversation_id: str, said: Said, shopper: Author) -> list[dict[str, Any]]:
    at = min(said.at or tx.now, tx.now)
    about = {"provider_id": said.external_id, "external_id": said.external_id, "reply_to": said.reply_to}
    if not said.by_shop:
        row = _row(tx, conversation_id, at) | about
        who = {"author_kind": shopper.kind, "author_id": shopper.id, "direction": "in", "state": "taken"}
        return [row | who | {"part": list(said.parts), "read_at": at}]
    mine_ = {"author_kind": "staff", "direction": "out", "state": said.state, "sent_at": at}
    return [_row(tx, conversation_id, at) | about | mine_ | {"part": part} for part in said.parts]


def _row(tx: Transaction, conversation_id: str, at: Any) -> dict[str, Any]:
    return {
        "id": tx.new_id("message"), "conversation_id": conversation_id, "seq": 0, "direction": "out",
        "author_kind": "", "author_id": "", "purpose": "reply", "part": None, "state": "sent", "provider_id": "",
        "external_id": "", "reply_to": "", "event_id": "", "at": at, "kept_at": tx.now, "sent_at": None,
        "read_at": None,
    }  # fmt: skip


def _is_placeholder(part: Any) -> bool:
    told = part[0] if isinstance(part, (list, tuple)) and part else part
    return bool(told == msgspec.to_builtins(Unsupported(PLACEHOLDER)) or told == Unsupported(PLACEHOLDER))
