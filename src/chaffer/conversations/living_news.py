"""Where a channel can, the news of one parcel is one bubble that goes on: the newest step, and below it those before.

It moves to the end of the thread, so that nobody misses it; it never stands there twice.
"""

import msgspec
from sqlalchemy import select

from chaffer.commerce.fulfilment.tables import shipments
from chaffer.kernel.message import Choices, Link, Part, Text
from chaffer.runtime.statements import Statement, given, mine
from chaffer.runtime.transaction import Transaction, guarded
from chaffer.threads.load import take_seq
from chaffer.threads.marks import note_edit
from chaffer.threads.tables import messages

STEP = "✓ "
STEPS_AT_MOST = 12
_LEFT = messages.c.state.in_(("sent", "delivered", "read"))
_LAST = Statement(
    "messages.last_news",
    select(messages.c.id, messages.c.part)
    .join(shipments, (shipments.c.shop_id == messages.c.shop_id) & (shipments.c.news_message_id == messages.c.id))
    .where(
        mine(messages), shipments.c.id == given("shipment_id"), messages.c.conversation_id == given("conversation_id"),
        _LEFT,
    ),
)  # fmt: skip
_AGAIN = guarded(
    "messages.move_on", messages, messages.c.id == given("id"), _LEFT,
    part=given("part"), seq=given("seq"), at=given("at"), send_after=given("at"), state="promised", attempts=0,
    reason="", sent_at=None, delivered_at=None, read_at=None,
)  # fmt: skip


def move_on(tx: Transaction, conversation_id: str, shipment_id: str, part: Part) -> bool:
    """Let the bubble of this parcel say this; False if there is none that has left us, or none that could."""
    row = tx.row(_LAST, shipment_id=shipment_id, conversation_id=conversation_id) if shipment_id else None
    if row is None:
        return False
    before = msgspec.convert(row.part, Part)
    said = going_on(before, part)
    if said is None:
        return False
    seq = take_seq(tx, conversation_id, 1)
    if not tx.run(_AGAIN, id=row.id, part=said, seq=seq, at=tx.now):
        return False
    note_edit(tx, row.id, [before])
    tx.changed("conversation", conversation_id)
    tx.wake("outbox")
    return True


def going_on(before: Part, now: Part) -> Part | None:
    """What is said now, with what was said before below it; None if either has no words of its own. Pure."""
    told, said = _words(before), _words(now)
    if not told or not said:
        return None
    last, _, older = told.partition(f"\n\n{STEP}")
    steps = [last, *older.split(f"\n{STEP}")] if older else [last]
    body = f"{said}\n\n" + "\n".join(STEP + each for each in steps[:STEPS_AT_MOST])
    if isinstance(now, Text):
        return Text(body)
    assert isinstance(now, Link | Choices)
    return msgspec.structs.replace(now, body=body)


def _words(part: Part) -> str:
    return part.text if isinstance(part, Text) else part.body if isinstance(part, Link | Choices) else ""
