"""What a seller's people hear of the live feed: their own things, and of conversations their own side."""

from sqlalchemy import select

from chaffer.accounts.tables import staff
from chaffer.commerce.catalog.tables import products
from chaffer.commerce.orders.tables import orders
from chaffer.runtime.live import Change
from chaffer.runtime.presence import Presence
from chaffer.runtime.statements import Statement, given, mine
from chaffer.runtime.transaction import Transaction
from chaffer.threads.sides import TOPIC
from chaffer.threads.tables import conversations, messages
from chaffer.web.call import Call

_SEEN = {
    topic: Statement(f"sellers.sees_{topic}", select(table.c.id).where(mine(table), table.c.id == given("id")))
    for topic, table in {
        "message": messages, "order": orders, "product": products, "conversation": conversations, "staff": staff,
    }.items()
}  # fmt: skip
_TOLD = ("message", "order", "product")
"""Topics of which each thing is looked at through the fence."""


async def of_theirs(call: Call, change: Change) -> tuple[str, str] | None:
    """The topic and id to tell, or None. A conversation moves for them when their side of it does."""
    if change.topic == TOPIC:
        seller_id, _, conversation_id = change.thing_id.partition("/")
        return ("conversation", conversation_id) if seller_id == call.holder.seller_id else None
    if change.topic in _TOLD and await call.read(lambda tx: _sees(tx, change.topic, change.thing_id)):
        return change.topic, change.thing_id
    return None


async def is_theirs(call: Call, sign: Presence) -> bool:
    """Whether it is a colleague of theirs, on their side."""
    return await call.read(lambda tx: _sees(tx, "conversation", sign.conversation_id) and _sees(tx, "staff", sign.who))


def _sees(tx: Transaction, topic: str, thing_id: str) -> bool:
    return tx.value(_SEEN[topic], id=thing_id) is not None
