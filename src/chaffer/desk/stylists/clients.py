"""A person's own clients with what one wants to know before writing to them."""

from datetime import date, datetime
from typing import Any

import msgspec
from sqlalchemy import and_, func, select

from chaffer.commerce.orders.tables import orders
from chaffer.commerce.wishes.tables import wishes
from chaffer.desk.tables import own_clients
from chaffer.kernel.money import Money
from chaffer.people.tables import contacts, recipients
from chaffer.runtime.statements import Statement, in_list, mine
from chaffer.runtime.transaction import Transaction
from chaffer.threads.tables import conversations

_own = (
    select(own_clients.c.contact_id, own_clients.c.staff_id, own_clients.c.since, contacts.c.name, contacts.c.language,
           contacts.c.blocked_at, contacts.c.preferences, contacts.c.labels)
    .join(contacts, and_(contacts.c.shop_id == own_clients.c.shop_id, contacts.c.id == own_clients.c.contact_id))
)  # fmt: skip
_SPENT = Statement(
    "clients.spent",
    select(
        orders.c.contact_id, orders.c.currency, func.count().label("number"),
        func.sum(orders.c.total_minor - orders.c.refunded_minor).label("minor"),
        func.max(orders.c.placed_at, type_=orders.c.placed_at.type).label("last_at"),
    )
    .where(mine(orders), in_list(orders.c.contact_id, "ids"), orders.c.state != "cancelled")
    .group_by(orders.c.contact_id, orders.c.currency),
)  # fmt: skip
_WISHES = Statement(
    "clients.wishes",
    select(wishes.c.contact_id, func.count().label("number"))
    .where(mine(wishes), in_list(wishes.c.contact_id, "ids"), wishes.c.state == "waiting")
    .group_by(wishes.c.contact_id),
)
_DAYS = Statement(
    "clients.days",
    select(recipients.c.contact_id, recipients.c.key, recipients.c.label, recipients.c.name, recipients.c.days).where(
        mine(recipients), in_list(recipients.c.contact_id, "ids")
    ),
)
_THREADS = Statement(
    "clients.threads",
    select(
        conversations.c.contact_id, conversations.c.id, conversations.c.channel, conversations.c.window_until,
        conversations.c.last_in_at,
    )
    .where(mine(conversations), in_list(conversations.c.contact_id, "ids"), conversations.c.room_id == "")
    .order_by(conversations.c.last_in_at, conversations.c.id),
)  # fmt: skip
SOON_DAYS = 366


class Occasion(msgspec.Struct, frozen=True):
    """on: the next day of it. whose: "" for the client's own, else as they call the person."""

    kind: str
    whose: str
    on: date


class ClientRow(msgspec.Struct, frozen=True):
    """spent: less what went back, in each currency. wishes: things they want to be told of. sizes: whole millimetres and
    grams. conversation_id: of the thread they last wrote in; window_until: free replies there until then.
    """

    contact_id: str
    name: str
    language: str
    since: datetime
    blocked: bool
    orders: int
    spent: tuple[Money, ...]
    last_bought_at: datetime | None
    wishes: int
    sizes: dict[str, int]
    labels: tuple[str, ...]
    occasions: tuple[Occasion, ...]
    conversation_id: str
    channel: str
    window_until: datetime | None
    last_wrote_at: datetime | None


def clients_of(tx: Transaction, staff_id: str, after: str, limit: int, *, q: str = "", today: date) -> list[ClientRow]:
    """By id of the contact, after this one. staff_id: "" for everybody's. today: where the shop is."""
    clause = _own.where(
        own_clients.c.shop_id == tx.shop_id, own_clients.c.contact_id > after, contacts.c.merged_into == "",
        contacts.c.erased_at.is_(None),
    )  # fmt: skip
    if staff_id:
        clause = clause.where(own_clients.c.staff_id == staff_id)
    if q:
        clause = clause.where(func.lower(contacts.c.name).contains(q.lower(), autoescape=True))
    rows = tx.query("clients.own", clause.order_by(own_clients.c.contact_id).limit(limit))
    return _rows(tx, rows, today) if rows else []


def _rows(tx: Transaction, rows: list[Any], today: date) -> list[ClientRow]:
    ids = [row.contact_id for row in rows]
    spent: dict[str, list[Any]] = {}
    for row in tx.rows(_SPENT, ids=ids):
        spent.setdefault(row.contact_id, []).append(row)
    wished = {row.contact_id: row.number for row in tx.rows(_WISHES, ids=ids)}
    days: dict[str, list[Occasion]] = {}
    for row in tx.rows(_DAYS, ids=ids):
        days.setdefault(row.contact_id, []).extend(occasions(row, today))
    threads = {row.contact_id: row for row in tx.rows(_THREADS, ids=ids)}
    return [
        _row(row, spent.get(row.contact_id, []), wished.get(row.contact_id, 0), days.get(row.contact_id, []),
             threads.get(row.contact_id))
        for row in rows
    ]  # fmt: skip


def occasions(recipient: Any, today: date) -> list[Occasion]:
    """The next day of each occasion that was told of somebody; days that no year has are left out."""
    whose = "" if recipient.key == "self" else recipient.name or recipient.label or recipient.key
    found = ((kind, next_on(told, today)) for kind, told in recipient.days.items())
    return [Occasion(kind, whose, on) for kind, on in found if on is not None]


def next_on(told: str, today: date) -> date | None:
    """The next such day, today with it. told: "05-03"."""
    try:
        month, day = (int(each) for each in told.split("-")[-2:])
    except ValueError:
        return None
    for year in range(today.year, today.year + 9):  # the 29th of February comes within eight years
        try:
            on = date(year, month, day)
        except ValueError:
            continue
        if on >= today:
            return on
    return None


def _row(row: Any, spent: list[Any], wished: int, days: list[Occasion], thread: Any) -> ClientRow:
    sizes = row.preferences.get("sizes") if isinstance(row.preferences, dict) else None
    told = {name: value for name, value in sizes.items() if isinstance(value, int)} if isinstance(sizes, dict) else {}
    return ClientRow(
        row.contact_id, row.name, row.language, row.since, row.blocked_at is not None, sum(each.number for each in spent),
        tuple(Money(int(each.minor), each.currency) for each in spent),
        max((each.last_at for each in spent), default=None), wished, told, tuple(row.labels),
        tuple(sorted(days, key=lambda each: each.on)), thread.id if thread else "", thread.channel if thread else "",
        thread.window_until if thread else None, thread.last_in_at if thread else None,
    )  # fmt: skip
