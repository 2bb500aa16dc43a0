"""Reading the facts that were kept."""

from typing import Any

from sqlalchemy import select

from chaffer.runtime.tables import events
from chaffer.runtime.transaction import Transaction


def list_facts(tx: Transaction, before: str, limit: int, kind: str = "", after: str = "") -> list[Any]:
    """The newest first, from the one before this id; of one kind, and after an id, where they are named."""
    filters = [events.c.kind == kind] if kind else []
    clause = select(events).where(events.c.shop_id == tx.shop_id, events.c.id < before, events.c.id > after, *filters)
    return tx.query("events.list", clause.order_by(events.c.id.desc()).limit(limit))
