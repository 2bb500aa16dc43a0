"""Keep what can be looked for beside the list: it follows as the list does, and an erasure takes it along."""

from collections.abc import Collection, Iterable, Sequence
from typing import Any

from sqlalchemy import delete, select

from chaffer.commerce.orders.tables import orders
from chaffer.desk.find.folding import kept
from chaffer.desk.rows.shown import said_in_all
from chaffer.desk.tables import find_docs
from chaffer.people.tables import contacts, identities
from chaffer.runtime.statements import Statement, given, in_list, insert_all, mine
from chaffer.runtime.transaction import Transaction
from chaffer.threads.tables import messages

AT_MOST = 500
"""Messages of one thread that are kept when it is looked at for the first time."""
_insert = insert_all(find_docs)
_PUT = Statement(
    "find.put",
    _insert.on_conflict_do_update(
        index_elements=["shop_id", "kind", "id"],
        set_={name: _insert.excluded[name] for name in ("contact_id", "conversation_id", "words")},
    ),
)
_FORGET = Statement(
    "find.forget",
    delete(find_docs).where(mine(find_docs), find_docs.c.kind == given("kind"), in_list(find_docs.c.id, "ids")),
)
_said = select(messages.c.id, messages.c.conversation_id, messages.c.part)
_SINCE = Statement(
    "find.said_since",
    _said.where(
        mine(messages), messages.c.conversation_id == given("conversation_id"), messages.c.seq > given("since"),
        messages.c.seq <= given("last"),
    ).order_by(messages.c.seq),
)  # fmt: skip
_THESE = Statement("find.said", _said.where(mine(messages), in_list(messages.c.id, "ids")))
_PEOPLE = Statement(
    "find.people_to_keep",
    select(contacts.c.id, contacts.c.name, contacts.c.email, contacts.c.merged_into,
           contacts.c.erased_at).where(mine(contacts), in_list(contacts.c.id, "ids")),
)  # fmt: skip
_NUMBERS = Statement(
    "find.orders_to_keep",
    select(orders.c.id, orders.c.number, orders.c.contact_id).where(mine(orders), in_list(orders.c.id, "ids")),
)
_ADDRESSES = Statement(
    "find.addresses",
    select(identities.c.contact_id, identities.c.value, identities.c.canonical).where(
        mine(identities), in_list(identities.c.contact_id, "ids"), identities.c.ended_at.is_(None),
        identities.c.kind.in_(["phone", "username", "email"]),
    ),
)  # fmt: skip


def keep_said(tx: Transaction, threads: Iterable[tuple[str, int, int]]) -> None:
    """threads: id of a conversation, the last message that is kept already, and the last there is."""
    docs = []
    for conversation_id, since, last in threads:
        rows = tx.rows(_SINCE, conversation_id=conversation_id, since=max(since, last - AT_MOST), last=last)
        docs += [_message(row) for row in rows]
    _put(tx, docs)


def keep_messages(tx: Transaction, rows: Sequence[Any]) -> None:
    """Of messages that were corrected or taken back, what they say now. rows: id, conversation_id, part."""
    docs = [_message(row) for row in rows]
    if silent := [each["id"] for each in docs if not each["words"]]:
        tx.run(_FORGET, kind="message", ids=silent)
    _put(tx, docs)


def keep_people(tx: Transaction, ids: Collection[str]) -> None:
    """Names and addresses as they are now; those who are gone are forgotten."""
    if not ids:
        return
    people = tx.rows(_PEOPLE, ids=sorted(ids))
    there = {row.id: row for row in people if not row.merged_into and row.erased_at is None}
    if gone := sorted(set(ids) - there.keys()):
        tx.run(_FORGET, kind="person", ids=gone)
    addresses: dict[str, list[str]] = {}
    for row in tx.rows(_ADDRESSES, ids=sorted(there)) if there else ():
        addresses.setdefault(row.contact_id, []).extend({row.value, row.canonical, row.canonical.lstrip("+")})
    _put(tx, [
        {
            "id": row.id, "kind": "person", "contact_id": row.id, "conversation_id": "",
            "words": kept(" ".join((row.name, row.email, *sorted(addresses.get(row.id, ()))))),
        }
        for row in there.values()
    ])  # fmt: skip


def keep_orders(tx: Transaction, ids: Collection[str]) -> None:
    """Their numbers."""
    rows = tx.rows(_NUMBERS, ids=sorted(ids)) if ids else []
    _put(tx, [
        {
            "id": row.id, "kind": "order", "contact_id": row.contact_id, "conversation_id": "",
            "words": kept(row.number),
        }
        for row in rows
    ])  # fmt: skip


def _message(row: Any) -> dict[str, Any]:
    parts = row.part if isinstance(row.part, list) else [row.part]
    return {
        "id": row.id, "kind": "message", "contact_id": "", "conversation_id": row.conversation_id,
        "words": kept(said_in_all(parts)),
    }  # fmt: skip


def _put(tx: Transaction, docs: Iterable[dict[str, Any]]) -> None:
    tx.run_each(_PUT, [each for each in docs if each["words"]])
