"""Rows as a screen shows them: with names and with what was said last."""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any

import msgspec
from sqlalchemy import and_, func, select

from chaffer.accounts.tables import staff
from chaffer.desk.rows.row import Row
from chaffer.desk.rows.work_out import NEVER
from chaffer.desk.tables import teams
from chaffer.people.tables import contacts
from chaffer.runtime.statements import Statement, in_list, mine
from chaffer.runtime.transaction import Transaction
from chaffer.threads.tables import conversations, messages

TEXT_AT_MOST = 200
PRIORITIES = {-1: "low", 0: "normal", 1: "high", 2: "urgent"}
_WORDS = ("text", "caption", "title", "body", "note", "name", "emoji")
"""Fields of a part that hold its words, the best first."""

_newest = messages.alias("newest")
_LAST = Statement(
    "desk_rows.last_said",
    select(
        conversations.c.id.label("conversation_id"), messages.c.id, messages.c.seq, messages.c.at,
        messages.c.direction, messages.c.author_kind, messages.c.part,
    )
    .select_from(
        conversations.join(
            messages,
            and_(
                messages.c.shop_id == conversations.c.shop_id, messages.c.conversation_id == conversations.c.id,
                messages.c.seq == select(func.max(_newest.c.seq))
                .where(_newest.c.shop_id == conversations.c.shop_id, _newest.c.conversation_id == conversations.c.id)
                .correlate(conversations).scalar_subquery(),
            ),
        )
    )
    .where(mine(conversations), in_list(conversations.c.id, "ids")),
)  # fmt: skip
_CONTACTS = Statement(
    "desk_rows.contact_names",
    select(contacts.c.id, contacts.c.name).where(mine(contacts), in_list(contacts.c.id, "ids")),
)
_STAFF = Statement(
    "desk_rows.staff_names", select(staff.c.id, staff.c.name).where(mine(staff), in_list(staff.c.id, "ids"))
)
_TEAMS = Statement(
    "desk_rows.team_names", select(teams.c.id, teams.c.name).where(mine(teams), in_list(teams.c.id, "ids"))
)


class Person(msgspec.Struct, frozen=True):
    id: str
    name: str


class Owner(msgspec.Struct, frozen=True):
    """kind: bot, person, or team (its queue; without an id: that of the whole shop)."""

    kind: str
    id: str = ""
    name: str = ""


class LastSaid(msgspec.Struct, frozen=True):
    """kind: of its first part. text: what it says, at most 200 characters; a picture without words has none."""

    id: str
    seq: int
    at: datetime
    direction: str
    author_kind: str
    kind: str
    text: str


class CartWorth(msgspec.Struct, frozen=True):
    """total_minor: whole minor units of the currency, before delivery and vouchers."""

    total_minor: int
    currency: str
    units: int


class InboxRow(msgspec.Struct, frozen=True):
    """waiting_since: since when the shopper waits for an answer. due_at: until when it was promised. unread: at most
    200. window_until: free replies until then, where there is such a window.
    """

    id: str
    contact: Person
    channel: str
    account_id: str
    state: str
    owner: Owner
    team_id: str
    unread: int
    last: LastSaid | None
    labels: list[str]
    waiting_since: datetime | None
    due_at: datetime | None
    window_until: datetime | None
    cart: CartWorth | None
    snoozed_until: datetime | None
    priority: str
    updated_at: datetime


def shown(tx: Transaction, rows: Sequence[Row]) -> list[InboxRow]:
    """Four statements for any number."""
    last = {row.conversation_id: row for row in _rows(tx, _LAST, {row.id for row in rows})}
    named = names(tx, contacts_={row.contact_id for row in rows}, owners={row.owner_id for row in rows})
    return [_shown(row, last.get(row.id), named) for row in rows]


def names(tx: Transaction, *, contacts_: Collection[str] = (), owners: Collection[str] = ()) -> dict[str, str]:
    """By id, of shoppers, of staff and of teams."""
    found = [
        *_rows(tx, _CONTACTS, contacts_),
        *_rows(tx, _STAFF, {each for each in owners if each.startswith("stf_")}),
        *_rows(tx, _TEAMS, {each for each in owners if each.startswith("tem_")}),
    ]
    return {row.id: row.name for row in found}


def _rows(tx: Transaction, statement: Statement, ids: Collection[str]) -> list[Any]:
    return tx.rows(statement, ids=sorted(ids)) if ids else []


def _shown(row: Row, last: Any, named: dict[str, str]) -> InboxRow:
    return InboxRow(
        row.id, Person(row.contact_id, named.get(row.contact_id, "")), row.channel, row.account_id, row.state,
        Owner(row.owner_kind, row.owner_id, named.get(row.owner_id, "")), row.team_id, row.unread,
        None if last is None else _last(last), row.labels,
        None if row.waits_since == NEVER else row.waits_since, None if row.due_at == NEVER else row.due_at,
        row.window_until, CartWorth(row.value_minor, row.currency, row.units) if row.units else None,
        row.snoozed_until, PRIORITIES.get(row.priority, "normal"), row.updated_at,
    )  # fmt: skip


def _last(row: Any) -> LastSaid:
    parts = row.part if isinstance(row.part, list) else [row.part]
    first = parts[0] if parts else {}
    return LastSaid(
        row.id, row.seq, row.at, row.direction, row.author_kind, str(first.get("type", "")), said_in(parts)
    )  # fmt: skip


def said_in(parts: Sequence[dict[str, Any]]) -> str:
    """The words of the first part that has some, in one line."""
    for part in parts:
        for name in _WORDS:
            if isinstance(words := part.get(name), str) and words.strip():
                return " ".join(words[: 4 * TEXT_AT_MOST].split())[:TEXT_AT_MOST]
    return ""


def said_in_all(parts: Sequence[dict[str, Any]]) -> str:
    """The words of all parts."""
    return "\n".join(
        words for part in parts for name in _WORDS if isinstance(words := part.get(name), str) and words.strip()
    )
