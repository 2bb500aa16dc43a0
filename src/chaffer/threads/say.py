"""Put messages into a thread. What goes out is a promise: it is sent if, and only if, the transaction commits."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

import msgspec
from sqlalchemy import update

from chaffer.kernel.message import Instead, Part, Purpose
from chaffer.runtime.many import insert_many
from chaffer.runtime.statements import Statement, given, mine
from chaffer.runtime.transaction import Transaction
from chaffer.threads.events import MessageReceived
from chaffer.threads.tables import messages

Row = dict[str, Any]
"""One message, by column."""

_EMPTY: Row = {
    "purpose": "reply", "provider_id": "", "external_id": "", "event_id": "", "campaign_id": "", "send_after": None,
    "lease_until": None, "attempts": 0, "permission": None, "holder": "", "read_at": None, "seller_id": "",
}  # fmt: skip
"""What most messages have alike."""


_INSTEAD = Statement(
    "messages.instead",
    update(messages).where(mine(messages), messages.c.id == given("id")).values(instead=given("instead")),
)


class Author(msgspec.Struct, frozen=True):
    """kind: shopper, bot, staff, seller, assistant, system."""

    kind: str
    id: str = ""


BOT = Author("bot")


class Claim(msgspec.Struct, frozen=True):
    """Leave to send at once. holder: who will; permission: what the gate decided, in plain values."""

    holder: str
    lease_until: datetime
    permission: dict[str, object]


def keep(tx: Transaction, rows: Sequence[Row]) -> None:
    """Write what `heard` and `promised` made, in one statement."""
    insert_many(tx, "messages.add", messages, rows)
    for row in rows:
        if row["direction"] == "in":
            parts = tuple(row["part"])
            tx.noted(MessageReceived(row["id"], row["conversation_id"], row["author_id"], parts, row["at"]))


def heard(
    tx: Transaction,
    conversation_id: str,
    seq: int,
    parts: Sequence[Part],
    *,
    author: Author,
    external_id: str,
    event_id: str,
    turn_id: str,
    said_at: datetime,
    kept_at: datetime,
    reply_to: str = "",
    language: str = "",
    read_at: datetime | None = None,
    seller_id: str = "",
) -> Row:
    """What a shopper said, as one row to `keep`. read_at: None until somebody of the shop has read it. seller_id: whom of
    a marketplace's sellers it is for.
    """
    return {
        **_EMPTY, "id": tx.new_id("message"), "conversation_id": conversation_id, "seq": seq, "direction": "in",
        "author_kind": author.kind, "author_id": author.id, "part": list(parts), "state": "taken",
        "provider_id": external_id, "external_id": external_id, "reply_to": reply_to, "language": language,
        "turn_id": turn_id, "event_id": event_id, "at": said_at, "kept_at": kept_at, "read_at": read_at,
        "seller_id": seller_id,
    }  # fmt: skip


def promise(
    tx: Transaction,
    conversation_id: str,
    first_seq: int,
    bubbles: Sequence[Part],
    *,
    author: Author = BOT,
    purpose: Purpose = "reply",
    turn_id: str = "",
    reply_to: str = "",
    language: str = "",
    campaign_id: str = "",
    send_after: datetime | None = None,
    claim: Claim | None = None,
    scheduled: bool = False,
    seller_id: str = "",
) -> list[str]:
    """Promise to say these, one message each, in this order; their ids.

    seller_id: on whose side of the conversation it is said. scheduled: they wait for their hour, `send_after`, and stand in nobody's way until somebody promises them then.

    With a `claim` the first of them is marked `sending` at once: whoever promised it sends it after COMMIT.
    """
    rows = promised(
        tx, conversation_id, first_seq, bubbles, author=author, purpose=purpose, turn_id=turn_id, reply_to=reply_to,
        language=language, campaign_id=campaign_id, send_after=send_after, claim=claim, scheduled=scheduled, seller_id=seller_id,
    )  # fmt: skip
    keep(tx, rows)
    return [str(row["id"]) for row in rows]


def promised(
    tx: Transaction,
    conversation_id: str,
    first_seq: int,
    bubbles: Sequence[Part],
    *,
    author: Author = BOT,
    purpose: Purpose = "reply",
    turn_id: str = "",
    reply_to: str = "",
    language: str = "",
    campaign_id: str = "",
    send_after: datetime | None = None,
    claim: Claim | None = None,
    scheduled: bool = False,
    seller_id: str = "",
) -> list[Row]:
    """As `promise`, as rows to `keep`."""
    rows = [
        {
            **_EMPTY, "id": tx.new_id("message"), "conversation_id": conversation_id, "seq": seq, "direction": "out",
            "author_kind": author.kind, "author_id": author.id, "part": part,
            "state": "scheduled" if scheduled else "promised",
            "reply_to": reply_to, "language": language, "turn_id": turn_id, "at": tx.now, "kept_at": tx.now,
            "purpose": purpose, "campaign_id": campaign_id, "send_after": send_after or tx.now, "seller_id": seller_id,
        }
        for seq, part in enumerate(bubbles, first_seq)
    ]  # fmt: skip
    if claim and rows:
        rows[0] |= {
            "state": "sending", "lease_until": claim.lease_until, "attempts": 1, "permission": claim.permission,
            "holder": claim.holder,
        }  # fmt: skip
    if len(rows) > (1 if claim else 0) and not scheduled:
        tx.wake("outbox")
    return rows


def say_instead(tx: Transaction, message_id: str, instead: Instead) -> None:
    """Name the template that may take this promised message's place, if the reply window is closed when it leaves."""
    tx.run(_INSTEAD, id=message_id, instead=msgspec.to_builtins(instead))
