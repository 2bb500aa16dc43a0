"""What happened with a person, latest first: what was said, bought, paid, sent back and agreed to, who had them, and what
they did on the merchant's own site.
"""

from collections.abc import Callable
from datetime import datetime
from typing import Any, NamedTuple

import msgspec
from sqlalchemy import and_, or_, select

from chaffer.accounts.tables import audit
from chaffer.commerce.orders.tables import orders
from chaffer.commerce.payments.tables import payments, refunds
from chaffer.commerce.returns.tables import returns
from chaffer.desk.authors import names_of
from chaffer.desk.rows.shown import said_in
from chaffer.people.tables import consents, doings
from chaffer.runtime.columns import Moment
from chaffer.runtime.statements import Statement, given, mine
from chaffer.runtime.transaction import Transaction
from chaffer.threads.tables import conversations, messages


class Entry(msgspec.Struct, frozen=True):
    """kind: view, cart, order, voucher (told by the site), said, placed, paid, refund, return, consent, opened (a thread),
    conversation (it was given to somebody, labelled, closed), contact (blocked, joined, given to a person of the shop).
    """

    id: str
    kind: str
    at: datetime
    details: dict[str, Any]


class _Source(NamedTuple):
    """Where entries come from; told: one of a row."""

    statement: Statement
    told: Callable[[Any], Entry]


def _before(table: Any, moment: Any) -> Any:
    """Rows before this place in time; ties go by id."""
    at = given("at", type_=Moment())
    return or_(moment < at, and_(moment == at, table.c.id < given("id")))


def _latest(name: str, clause: Any, table: Any, moment: Any) -> Statement:
    ordered = clause.where(mine(table), _before(table, moment)).order_by(moment.desc(), table.c.id.desc())
    return Statement(f"timeline.{name}", ordered.limit(given("limit")))


def _of(table: Any) -> Any:
    return table.c.contact_id == given("contact_id")


def _with(table: Any, other: Any, on: Any) -> Any:
    return table.join(other, and_(other.c.shop_id == table.c.shop_id, on))


_SOURCES = (
    _Source(
        _latest("doings", select(doings.c.id, doings.c.kind, doings.c.at, doings.c.details).where(_of(doings)), doings,
                doings.c.at),
        lambda row: Entry(*row),
    ),
    _Source(
        _latest("orders", select(
            orders.c.id, orders.c.placed_at, orders.c.number, orders.c.state, orders.c.total_minor, orders.c.currency,
        ).where(_of(orders)), orders, orders.c.placed_at),
        lambda row: Entry(row.id, "placed", row.placed_at, {
            "number": row.number, "state": row.state, "minor": row.total_minor, "currency": row.currency,
        }),
    ),
    _Source(
        _latest("consents", select(
            consents.c.id, consents.c.at, consents.c.channel, consents.c.purpose, consents.c.state,
        ).where(_of(consents)), consents, consents.c.at),
        lambda row: Entry(row.id, "consent", row.at, {
            "channel": row.channel, "purpose": row.purpose, "state": row.state,
        }),
    ),
    _Source(
        _latest("payments", select(
            payments.c.id, payments.c.paid_at, payments.c.minor, payments.c.currency, orders.c.number,
        ).select_from(_with(payments, orders, orders.c.id == payments.c.order_id)).where(
            _of(orders), payments.c.paid_at.is_not(None), payments.c.order_id != "",
        ), payments, payments.c.paid_at),
        lambda row: Entry(row.id, "paid", row.paid_at, {
            "number": row.number, "minor": row.minor, "currency": row.currency,
        }),
    ),
    _Source(
        _latest("refunds", select(
            refunds.c.id, refunds.c.created_at, refunds.c.minor, refunds.c.currency, refunds.c.state, orders.c.number,
        ).select_from(_with(refunds, orders, orders.c.id == refunds.c.order_id)).where(_of(orders)), refunds,
            refunds.c.created_at),
        lambda row: Entry(row.id, "refund", row.created_at, {
            "number": row.number, "minor": row.minor, "currency": row.currency, "state": row.state,
        }),
    ),
    _Source(
        _latest("returns", select(
            returns.c.id, returns.c.created_at, returns.c.kind, returns.c.state, orders.c.number,
        ).select_from(_with(returns, orders, orders.c.id == returns.c.order_id)).where(_of(orders)), returns,
            returns.c.created_at),
        lambda row: Entry(row.id, "return", row.created_at, {
            "number": row.number, "what": row.kind, "state": row.state,
        }),
    ),
    _Source(
        _latest("threads", select(
            conversations.c.id, conversations.c.created_at, conversations.c.channel,
        ).where(_of(conversations)), conversations, conversations.c.created_at),
        lambda row: Entry(row.id, "opened", row.created_at, {"channel": row.channel, "conversation_id": row.id}),
    ),
    _Source(
        _latest("said", select(
            messages.c.id, messages.c.at, messages.c.part, messages.c.author_kind, messages.c.author_id,
            messages.c.conversation_id, conversations.c.channel,
        ).select_from(_with(messages, conversations, conversations.c.id == messages.c.conversation_id)).where(
            _of(conversations), messages.c.author_kind.in_(["shopper", "staff", "seller"]),
        ), messages, messages.c.at),
        lambda row: Entry(row.id, "said", row.at, {
            "text": said_in(row.part if isinstance(row.part, list) else [row.part]), "author_kind": row.author_kind,
            "author_id": row.author_id, "conversation_id": row.conversation_id, "channel": row.channel,
        }),
    ),
    _Source(
        _latest("of_threads", select(
            audit.c.id, audit.c.at, audit.c.action, audit.c.actor_id, audit.c.after, audit.c.target_id,
        ).select_from(_with(conversations, audit, and_(
            audit.c.target_kind == "conversation", audit.c.target_id == conversations.c.id,
        ))).where(_of(conversations), mine(conversations)), audit, audit.c.at),
        lambda row: Entry(row.id, "conversation", row.at, {
            "action": row.action, "author_id": row.actor_id, "after": row.after, "conversation_id": row.target_id,
        }),
    ),
    _Source(
        _latest("of_contact", select(audit.c.id, audit.c.at, audit.c.action, audit.c.actor_id, audit.c.after).where(
            audit.c.target_kind == "contact", audit.c.target_id == given("contact_id"),
        ), audit, audit.c.at),
        lambda row: Entry(row.id, "contact", row.at, {
            "action": row.action, "author_id": row.actor_id, "after": row.after,
        }),
    ),
)  # fmt: skip


def timeline(tx: Transaction, contact_id: str, at: datetime, last_id: str, limit: int) -> list[Entry]:
    """At most so many, before this moment and id. One statement a source, and one for names."""
    asked: dict[str, Any] = {"contact_id": contact_id, "at": at, "id": last_id, "limit": limit}
    found = [source.told(row) for source in _SOURCES for row in tx.rows(source.statement, **asked)]
    here = sorted(found, key=lambda entry: (entry.at, entry.id), reverse=True)[:limit]
    named = names_of(tx, {entry.details["author_id"] for entry in here if entry.details.get("author_id")})
    return [
        msgspec.structs.replace(entry, details={**entry.details, "author": named[entry.details["author_id"]]})
        if entry.details.get("author_id") in named
        else entry
        for entry in here
    ]
