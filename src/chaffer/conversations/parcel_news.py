"""News of a parcel that has not left us yet is overtaken by newer news: one message, not each step after the other.

What waits may be many steps: the number is paused, the window is shut, the shopper is written to at the pace of the
channel. It keeps its place in the thread.
"""

import msgspec
from sqlalchemy import select

from chaffer.commerce.fulfilment.tables import shipments
from chaffer.kernel.message import Instead, Part
from chaffer.runtime.statements import given, mine
from chaffer.runtime.transaction import Transaction, guarded
from chaffer.threads.tables import messages

_NEWER = guarded(
    "messages.newer_news", messages, messages.c.direction == "out", messages.c.state == "promised",
    messages.c.id == select(shipments.c.news_message_id)
    .where(mine(shipments), shipments.c.id == given("shipment_id")).scalar_subquery(),
    part=given("part"), instead=given("instead"),
)  # fmt: skip
_KEEP = guarded(
    "shipments.keep_news", shipments, shipments.c.id == given("shipment_id"), news_message_id=given("message_id")
)


def newer_news(tx: Transaction, shipment_id: str, part: Part, instead: Instead | None) -> bool:
    """Say this in the place of what was promised of this parcel last; False if that has left, or there was none."""
    plain = msgspec.to_builtins(instead) if instead else None
    return bool(tx.run(_NEWER, shipment_id=shipment_id, part=part, instead=plain))


def keep_news(tx: Transaction, shipment_id: str, message_id: str) -> None:
    """This is what was promised of it last."""
    tx.run(_KEEP, shipment_id=shipment_id, message_id=message_id)
