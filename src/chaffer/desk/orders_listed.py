"""Orders as the desk lists them: with whom, through which channel, and how they stand."""

from datetime import datetime
from typing import Any

import msgspec
from sqlalchemy import BigInteger, cast, func, or_, select

from chaffer.commerce.orders.tables import order_lines, orders
from chaffer.desk.find.finding import find_people
from chaffer.kernel.money import Money
from chaffer.people.tables import contacts
from chaffer.runtime.transaction import Transaction
from chaffer.threads.tables import conversations


class OrderRow(msgspec.Struct, frozen=True):
    """units: without those that were called off or came back. channel: "" for an order without a thread.

    States as in OrderView.
    """

    id: str
    number: str
    contact_id: str
    contact_name: str
    conversation_id: str
    channel: str
    state: str
    payment_state: str
    fulfilment_state: str
    payment_method: str
    units: int
    total: Money
    refunded: Money
    placed_at: datetime


class OrdersWanted(msgspec.Struct, frozen=True):
    """Empty fields filter nothing. words: of a number or a name."""

    state: str = ""
    payment_state: str = ""
    fulfilment_state: str = ""
    channel: str = ""
    since: datetime | None = None
    until: datetime | None = None
    words: str = ""


_units = (
    select(cast(func.coalesce(func.sum(order_lines.c.quantity - order_lines.c.refunded_quantity), 0), BigInteger))
    .where(order_lines.c.shop_id == orders.c.shop_id, order_lines.c.order_id == orders.c.id)
    .correlate(orders)
    .scalar_subquery()
)
_columns = (
    orders.c.id, orders.c.number, orders.c.contact_id, func.coalesce(contacts.c.name, "").label("contact_name"),
    orders.c.conversation_id, func.coalesce(conversations.c.channel, "").label("channel"), orders.c.state,
    orders.c.payment_state, orders.c.fulfilment_state, orders.c.payment_method, _units.label("units"),
    orders.c.currency, orders.c.total_minor, orders.c.refunded_minor, orders.c.placed_at,
)  # fmt: skip
_beside = orders.outerjoin(
    contacts, (contacts.c.shop_id == orders.c.shop_id) & (contacts.c.id == orders.c.contact_id)
).outerjoin(
    conversations, (conversations.c.shop_id == orders.c.shop_id) & (conversations.c.id == orders.c.conversation_id)
)


def orders_listed(tx: Transaction, before: str, limit: int, wanted: OrdersWanted) -> list[OrderRow]:
    """The newest first, from the one before this id. One statement; two where words are looked for."""
    clause = select(*_columns).select_from(_beside).where(
        orders.c.shop_id == tx.shop_id, orders.c.id < before, *_filters(tx, wanted)
    )  # fmt: skip
    return [_row(each) for each in tx.query("orders.listed", clause.order_by(orders.c.id.desc()).limit(limit))]


def _filters(tx: Transaction, wanted: OrdersWanted) -> list[Any]:
    named = {
        orders.c.state: wanted.state, orders.c.payment_state: wanted.payment_state,
        orders.c.fulfilment_state: wanted.fulfilment_state, conversations.c.channel: wanted.channel,
    }  # fmt: skip
    filters: list[Any] = [column == value for column, value in named.items() if value]
    if wanted.since is not None:
        filters.append(orders.c.placed_at >= wanted.since)
    if wanted.until is not None:
        filters.append(orders.c.placed_at < wanted.until)
    if words := wanted.words.strip():
        number = words.lstrip("#№ ").upper()
        people = [each.id for each in find_people(tx, words)]
        like = orders.c.number.startswith(number, autoescape=True)
        filters.append(or_(like, orders.c.contact_id.in_(people)) if people else like)
    return filters


def _row(row: Any) -> OrderRow:
    return OrderRow(
        row.id, row.number, row.contact_id, row.contact_name, row.conversation_id, row.channel, row.state,
        row.payment_state, row.fulfilment_state, row.payment_method, row.units, Money(row.total_minor, row.currency),
        Money(row.refunded_minor, row.currency), row.placed_at,
    )  # fmt: skip
