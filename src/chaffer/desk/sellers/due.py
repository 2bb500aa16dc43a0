"""Until when a shopper who waits for a seller is to be answered: by the shop's own promises."""

from sqlalchemy import select

from chaffer.desk.sla import Asked, policies_of
from chaffer.runtime.statements import Statement, given, mine
from chaffer.runtime.transaction import Transaction, guarded
from chaffer.threads.events import SellerAsked
from chaffer.threads.sides import side
from chaffer.threads.tables import conversations, side_threads

_CHANNEL = Statement(
    "side_threads.channel",
    select(conversations.c.channel).where(mine(conversations), conversations.c.id == given("id")),
)
_DUE = guarded(
    "side_threads.due", side_threads, side_threads.c.conversation_id == given("conversation"),
    side_threads.c.seller_id == given("seller"), due_at=given("due"),
)  # fmt: skip


def promise_answer(tx: Transaction, event: SellerAsked) -> None:
    """Reaction to `SellerAsked`."""
    there = side(tx, event.conversation_id, event.seller_id)
    if there is None or there.waits_since is None:
        return
    asked = Asked(
        tx.value(_CHANNEL, id=event.conversation_id), (), "", 0, there.waits_since, first=there.answered_at is None
    )  # fmt: skip
    tx.run(_DUE, conversation=event.conversation_id, seller=event.seller_id, due=policies_of(tx).due_at(asked))
