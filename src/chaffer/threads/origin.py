"""Where a conversation came from: an ad, an article of the catalogue."""

from collections.abc import Sequence
from typing import Any

from chaffer.kernel.message import Inbound
from chaffer.runtime.statements import given
from chaffer.runtime.transaction import Transaction, guarded
from chaffer.threads.tables import conversations

_NOTE = guarded("threads.note_origin", conversations, conversations.c.id == given("id"), origin=given("origin"))
_FIRST = "first"


def note_origin(tx: Transaction, thread: Any, arrived: Sequence[Inbound]) -> None:
    """Keep the newest ad with all that was told of it, and the first one beside it; an article only if nothing is
    known yet. thread: the conversation's row.
    """
    ad = next((inbound for inbound in reversed(arrived) if inbound.referral), None)
    if ad is not None:
        kept = thread.origin if isinstance(thread.origin, dict) else {}
        origin: dict[str, Any] = {"kind": "ad", **ad.referral, "at": tx.now.isoformat()}
        if kept:
            origin[_FIRST] = kept.get(_FIRST) or kept
        tx.run(_NOTE, id=thread.id, origin=origin)
    elif not thread.origin and (sku := next((inbound.about_sku for inbound in arrived if inbound.about_sku), "")):
        tx.run(_NOTE, id=thread.id, origin={"kind": "product", "sku": sku, "at": tx.now.isoformat()})
