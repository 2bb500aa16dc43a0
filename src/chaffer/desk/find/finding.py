"""Look for people, messages and orders."""

from datetime import datetime
from typing import Any

import msgspec
from sqlalchemy import select

from chaffer.commerce.orders.tables import orders
from chaffer.desk.find.folding import excerpt, folded, sought
from chaffer.desk.rows.shown import names, said_in_all
from chaffer.desk.tables import find_docs
from chaffer.people.tables import contacts
from chaffer.runtime.statements import Statement, given, in_list, mine
from chaffer.runtime.transaction import Transaction
from chaffer.threads.tables import conversations, messages

AT_MOST = 20


class FoundPerson(msgspec.Struct, frozen=True):
    id: str
    name: str
    email: str


class FoundMessage(msgspec.Struct, frozen=True):
    """excerpt: the stretch of what was said around the words asked for."""

    id: str
    conversation_id: str
    contact_id: str
    contact_name: str
    seq: int
    direction: str
    author_kind: str
    at: datetime
    excerpt: str


class FoundOrder(msgspec.Struct, frozen=True):
    """total_minor: whole minor units of the currency."""

    id: str
    number: str
    state: str
    contact_id: str
    contact_name: str
    total_minor: int
    currency: str
    placed_at: datetime


def _looking(name: str, kind: str, words: int) -> Statement:
    """For so many words, the newest first; it stops at the last one wanted."""
    fits = [find_docs.c.words.like(given(f"word_{n}")) for n in range(words)]
    return Statement(
        name,
        select(find_docs.c.id, find_docs.c.conversation_id)
        .where(mine(find_docs), find_docs.c.kind == kind, *fits)
        .order_by(find_docs.c.id.desc())
        .limit(given("limit")),
    )


_PEOPLE = [_looking("find.people", "person", words) for words in range(1, 9)]
_MESSAGES = [_looking("find.messages", "message", words) for words in range(1, 9)]
_NUMBERS = [_looking("find.numbers", "order", words) for words in range(1, 9)]
_CONTACTS = Statement(
    "find.contacts",
    select(contacts.c.id, contacts.c.name, contacts.c.email).where(
        mine(contacts), in_list(contacts.c.id, "ids"), contacts.c.merged_into == "", contacts.c.erased_at.is_(None)
    ),
)
_SAID = Statement(
    "find.said_there",
    select(
        messages.c.id, messages.c.conversation_id, conversations.c.contact_id, messages.c.seq, messages.c.direction,
        messages.c.author_kind, messages.c.at, messages.c.part,
    )
    .select_from(messages.join(conversations, (conversations.c.shop_id == messages.c.shop_id) & (conversations.c.id == messages.c.conversation_id)))
    .where(mine(messages), in_list(messages.c.id, "ids")),
)  # fmt: skip
_ORDERS = Statement(
    "find.orders",
    select(
        orders.c.id, orders.c.number, orders.c.state, orders.c.contact_id, orders.c.total_minor, orders.c.currency,
        orders.c.placed_at,
    )
    .where(mine(orders), in_list(orders.c.id, "ids")),
)  # fmt: skip
_OF_PEOPLE = Statement(
    "find.conversations_of",
    select(conversations.c.id).where(mine(conversations), in_list(conversations.c.contact_id, "ids")).limit(1_000),
)


def find_people(tx: Transaction, asked: str) -> list[FoundPerson]:
    """By name or address, the newest first; at most twenty."""
    ids = [row.id for row in _docs(tx, _PEOPLE, asked, AT_MOST)]
    found = {row.id: FoundPerson(*row) for row in tx.rows(_CONTACTS, ids=ids)} if ids else {}
    return [found[each] for each in ids if each in found]


def find_messages(tx: Transaction, asked: str) -> list[FoundMessage]:
    """By their words, the newest first; at most twenty."""
    ids = [row.id for row in _docs(tx, _MESSAGES, asked, AT_MOST)]
    rows = {row.id: row for row in tx.rows(_SAID, ids=ids)} if ids else {}
    named = names(tx, contacts_={row.contact_id for row in rows.values()})
    return [_message(rows[each], named, asked) for each in ids if each in rows]


def find_orders(tx: Transaction, asked: str) -> list[FoundOrder]:
    """By number, or how it begins, the newest first; at most twenty."""
    ids = [row.id for row in _docs(tx, _NUMBERS, asked, AT_MOST)]
    rows = {row.id: row for row in tx.rows(_ORDERS, ids=ids)} if ids else {}
    named = names(tx, contacts_={row.contact_id for row in rows.values()})
    return [
        FoundOrder(
            row.id, row.number, row.state, row.contact_id, named.get(row.contact_id, ""), row.total_minor,
            row.currency, row.placed_at,
        )
        for row in (rows[each] for each in ids if each in rows)
    ]  # fmt: skip


def conversations_about(tx: Transaction, asked: str) -> list[str]:
    """In which the words were said, or with people of that name; at most some thousand."""
    said = [row.conversation_id for row in _docs(tx, _MESSAGES, asked, 500)]
    people = [row.id for row in _docs(tx, _PEOPLE, asked, 500)]
    theirs = [row.id for row in tx.rows(_OF_PEOPLE, ids=people)] if people else []
    return list(dict.fromkeys((*theirs, *said)))


def _docs(tx: Transaction, statements: list[Statement], asked: str, limit: int) -> list[Any]:
    patterns = sought(asked)
    if not patterns or not any(len(word) > 1 or not word.isascii() for word in folded(asked)):
        return []
    values = {f"word_{n}": pattern for n, pattern in enumerate(patterns)}
    return tx.rows(statements[len(patterns) - 1], limit=limit, **values)


def _message(row: Any, named: dict[str, str], asked: str) -> FoundMessage:
    parts = row.part if isinstance(row.part, list) else [row.part]
    return FoundMessage(
        row.id, row.conversation_id, row.contact_id, named.get(row.contact_id, ""), row.seq, row.direction,
        row.author_kind, row.at, excerpt(said_in_all(parts), asked),
    )  # fmt: skip
