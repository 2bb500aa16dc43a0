"""How a conversation stands, as conditions ask for it."""

from datetime import timedelta
from typing import Any

import msgspec
from sqlalchemy import and_, select

from chaffer.accounts.hours import hours_in, is_open
from chaffer.accounts.shops import own_shop
from chaffer.commerce.orders.tables import orders
from chaffer.desk.rows.shown import PRIORITIES
from chaffer.desk.rules.conditions import Situation
from chaffer.desk.rules.rule import Occurrence
from chaffer.desk.tables import teams
from chaffer.kernel.message import Part
from chaffer.people.tables import contacts
from chaffer.runtime.statements import Statement, given, mine
from chaffer.runtime.transaction import Transaction
from chaffer.threads.excerpt import excerpt
from chaffer.threads.tables import conversations, messages, ratings

NEW_FOR = timedelta(days=1)
_team_hours = (
    select(teams.c.hours)
    .where(teams.c.shop_id == conversations.c.shop_id, teams.c.id == conversations.c.team_id)
    .scalar_subquery()
    .label("team_hours")
)
_STANDS = Statement(
    "rules.situation",
    select(
        conversations.c.channel, conversations.c.language, conversations.c.labels, conversations.c.team_id,
        conversations.c.owner_kind, conversations.c.owner_id, conversations.c.priority, conversations.c.state,
        conversations.c.contact_id, contacts.c.created_at.label("known_since"), _team_hours,
    )
    .join(contacts, and_(contacts.c.shop_id == conversations.c.shop_id, contacts.c.id == conversations.c.contact_id))
    .where(mine(conversations), conversations.c.id == given("id")),
)  # fmt: skip
_LAST_SAID = Statement(
    "rules.last_said",
    select(messages.c.part)
    .where(
        mine(messages), messages.c.conversation_id == given("conversation_id"), messages.c.direction == "in",
        messages.c.author_kind == "shopper",
    )
    .order_by(messages.c.seq.desc())
    .limit(1),
)  # fmt: skip
_SAID = Statement("rules.said_then", select(messages.c.part).where(mine(messages), messages.c.id == given("id")))
_COMMENT = Statement("rules.comment", select(ratings.c.comment).where(mine(ratings), ratings.c.id == given("id")))
_ORDER = Statement(
    "rules.order", select(orders.c.total_minor, orders.c.currency).where(mine(orders), orders.c.id == given("id"))
)
_LAST_ORDER = Statement(
    "rules.last_order",
    select(orders.c.total_minor, orders.c.currency)
    .where(mine(orders), orders.c.contact_id == given("contact_id"))
    .order_by(orders.c.placed_at.desc(), orders.c.id.desc())
    .limit(1),
)


def situation_of(tx: Transaction, about: Occurrence) -> Situation | None:
    """As it is now; None for a conversation that is gone. Three or four statements."""
    row: Any = tx.row(_STANDS, id=about.conversation_id)
    if row is None:
        return None
    shop = own_shop(tx)
    hours = hours_in(row.team_hours) or hours_in(shop.settings.get("hours"))
    order = tx.row(_ORDER, id=about.order_id) if about.order_id else tx.row(_LAST_ORDER, contact_id=row.contact_id)
    return Situation(
        row.channel, row.language or shop.language, tuple(row.labels), row.team_id, row.owner_kind, row.owner_id,
        PRIORITIES.get(row.priority, "normal"), row.state, _words(tx, about),
        about.label, is_open(hours, shop.time_zone, tx.now), tx.now - row.known_since < NEW_FOR,
        order.total_minor if order else None, order.currency if order else "", about.score,
    )  # fmt: skip


def _words(tx: Transaction, about: Occurrence) -> str:
    """Of what happened: a rating's comment, a message; else what the shopper said last."""
    if about.event == "rated" and (comment := tx.value(_COMMENT, id=about.once)):
        return str(comment)
    if about.message_id:
        part = tx.value(_SAID, id=about.message_id)
        return excerpt(msgspec.convert(part, list[Part])) if part else ""
    return _last_said(tx, about.conversation_id)


def _last_said(tx: Transaction, conversation_id: str) -> str:
    part = tx.value(_LAST_SAID, conversation_id=conversation_id)
    return excerpt(msgspec.convert(part, list[Part])) if part else ""
