"""Rows that belong to a person change hands, whole tables at once, and come back one by one."""

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from sqlalchemy import select, update

from chaffer.people.merges import moved, note_moved
from chaffer.people.tables import addresses, recipients
from chaffer.runtime.statements import Statement, given, in_list, mine
from chaffer.runtime.transaction import Transaction

Tables = Sequence[Any]
"""Each with the columns `id` and `contact_id`."""


def _take_others(table: Any, name: str) -> Statement:
    """All but those of which the other contact has one alike in this column."""
    theirs = table.alias("theirs")
    known = select(theirs.c[name]).where(mine(theirs), theirs.c.contact_id == given("into_id"))
    return Statement(
        f"people.take_{table.name}",
        update(table)
        .where(mine(table), table.c.contact_id == given("from_id"), table.c[name].not_in(known))
        .values(contact_id=given("into_id"))
        .returning(table.c.id),
    )


_TAKE_OTHERS = ((addresses, _take_others(addresses, "fingerprint")), (recipients, _take_others(recipients, "key")))


@lru_cache(maxsize=64)
def _take(table: Any) -> Statement:
    return Statement(
        f"people.take_{table.name}",
        update(table)
        .where(mine(table), table.c.contact_id == given("from_id"))
        .values(contact_id=given("into_id"))
        .returning(table.c.id),
    )


@lru_cache(maxsize=64)
def _give_back(table: Any) -> Statement:
    return Statement(
        f"people.give_back_{table.name}",
        update(table)
        .where(mine(table), table.c.contact_id == given("into_id"), in_list(table.c.id, "ids"))
        .values(contact_id=given("from_id")),
    )


@lru_cache(maxsize=64)
def _follow_thread(table: Any) -> Statement:
    return Statement(
        f"people.follow_thread_{table.name}",
        update(table)
        .where(mine(table), table.c.contact_id == given("into_id"), in_list(table.c.conversation_id, "threads"))
        .values(contact_id=given("from_id")),
    )


def take_rows(tx: Transaction, merge_id: str, from_id: str, into_id: str, tables: Tables) -> None:
    """What is the first contact's becomes the second's; which rows it was is written down."""
    for table in tables:
        _taken(tx, merge_id, table, _take(table), from_id, into_id)


def take_addresses(tx: Transaction, merge_id: str, from_id: str, into_id: str) -> None:
    """As take_rows; an address or a recipient that both have stays where it is, unseen, until they are split."""
    for table, take in _TAKE_OTHERS:
        _taken(tx, merge_id, table, take, from_id, into_id)


def _taken(tx: Transaction, merge_id: str, table: Any, take: Statement, from_id: str, into_id: str) -> None:
    ids = [row.id for row in tx.rows(take, from_id=from_id, into_id=into_id)]
    if ids:
        note_moved(tx, merge_id, f"rows:{table.name}", ids)


def give_back_rows(
    tx: Transaction, merge_id: str, from_id: str, into_id: str, tables: Tables, threads: Sequence[str] = ()
) -> None:
    """The same rows go back. threads: what came about in these conversations since goes with them."""
    for table in tables:
        if ids := moved(tx, merge_id, f"rows:{table.name}", []):
            tx.run(_give_back(table), from_id=from_id, into_id=into_id, ids=ids)
        if threads and "conversation_id" in table.c:
            tx.run(_follow_thread(table), from_id=from_id, into_id=into_id, threads=list(threads))
