"""What happened with a person, latest first: orders, consent, and what they did on the merchant's own site."""

from datetime import datetime
from typing import Any

import msgspec
from sqlalchemy import and_, or_, select

from chaffer.commerce.orders.tables import orders
from chaffer.people.tables import consents, doings
from chaffer.runtime.columns import Moment
from chaffer.runtime.statements import Statement, given, mine
from chaffer.runtime.transaction import Transaction


class Entry(msgspec.Struct, frozen=True):
    """kind: view, cart, order, voucher (told by the site), placed (an order of ours), consent."""

    id: str
    kind: str
    at: datetime
    details: dict[str, Any]


def _before(table: Any, moment: Any) -> Any:
    """Rows before this place in time; ties go by id."""
    at = given("at", type_=Moment())
    return or_(moment < at, and_(moment == at, table.c.id < given("id")))


_DOINGS = Statement(
    "timeline.doings",
    select(doings.c.id, doings.c.kind, doings.c.at, doings.c.details)
    .where(mine(doings), doings.c.contact_id == given("contact_id"), _before(doings, doings.c.at))
    .order_by(doings.c.at.desc(), doings.c.id.desc())
    .limit(given("limit")),
)
_ORDERS = Statement(
    "timeline.orders",
    select(orders.c.id, orders.c.placed_at, orders.c.number, orders.c.state, orders.c.total_minor, orders.c.currency)
    .where(mine(orders), orders.c.contact_id == given("contact_id"), _before(orders, orders.c.placed_at))
    .order_by(orders.c.placed_at.desc(), orders.c.id.desc())
    .limit(given("limit")),
)
_CONSENTS = Statement(
    "timeline.consents",
    select(consents.c.id, consents.c.at, consents.c.channel, consents.c.purpose, consents.c.state)
    .where(mine(consents), consents.c.contact_id == given("contact_id"), _before(consents, consents.c.at))
    .order_by(consents.c.at.desc(), consents.c.id.desc())
    .limit(given("limit")),
)


def timeline(tx: Transaction, contact_id: str, at: datetime, last_id: str, limit: int) -> list[Entry]:
    """At most so many, before this moment and id."""
    asked: dict[str, Any] = {"contact_id": contact_id, "at": at, "id": last_id, "limit": limit}
    found = [Entry(*row) for row in tx.rows(_DOINGS, **asked)]
    found += [
        Entry(row.id, "placed", row.placed_at, {
            "number": row.number, "state": row.state, "minor": row.total_minor, "currency": row.currency,
        })
        for row in tx.rows(_ORDERS, **asked)
    ]  # fmt: skip
    found += [
        Entry(row.id, "consent", row.at, {"channel": row.channel, "purpose": row.purpose, "state": row.state})
        for row in tx.rows(_CONSENTS, **asked)
    ]
    return sorted(found, key=lambda entry: (entry.at, entry.id), reverse=True)[:limit]
