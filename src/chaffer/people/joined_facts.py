"""What is known of a person: of two who are one, what either lacks is filled in from the other."""

from datetime import datetime
from typing import Any

from sqlalchemy import select, update

from chaffer.kernel.clock import from_microseconds, to_microseconds
from chaffer.people.merges import moved, note_moved
from chaffer.people.tables import contacts
from chaffer.runtime.statements import Statement, given, mine
from chaffer.runtime.transaction import Transaction

_PLAIN = ("name", "email", "language", "country", "time_zone", "price_list_id", "company")
_KEYED = ("preferences", "custom")
_ALL = (*_PLAIN, *_KEYED, "labels", "blocked_at")
_LOAD = Statement("people.facts", select(contacts).where(mine(contacts), contacts.c.id == given("id")))
_WRITE = Statement(
    "people.write_facts",
    update(contacts)
    .where(mine(contacts), contacts.c.id == given("id_"))
    .values({name: given(f"new_{name}", type_=contacts.c[name].type) for name in _ALL}),
)


def facts_of(tx: Transaction, contact_id: str) -> Any:
    """The row. Raises NotFound."""
    return tx.one(_LOAD, id=contact_id)


def fill_from(tx: Transaction, merge_id: str, one: Any, other: Any) -> None:
    """What `one` lacks is taken from `other`; whoever was blocked stays blocked. one, other: their rows."""
    before = {name: getattr(one, name) for name in _ALL}
    after = dict(before)
    for name in _PLAIN:
        after[name] = before[name] or getattr(other, name)
    for name in _KEYED:
        after[name] = {**(getattr(other, name) or {}), **(before[name] or {})}
    blocked = [each for each in (before["blocked_at"], other.blocked_at) if each is not None]
    after["blocked_at"] = min(blocked, default=None)
    after["labels"] = sorted({*before["labels"], *other.labels})
    filled = {name: [_stored(before[name]), _stored(after[name])] for name in _ALL if before[name] != after[name]}
    if filled:
        note_moved(tx, merge_id, "filled", filled)
        _write(tx, one.id, after)


def empty_again(tx: Transaction, merge_id: str, contact_id: str) -> None:
    """Take out again what was filled in, unless it was changed since."""
    filled = moved(tx, merge_id, "filled", {})
    if not filled:
        return
    row = facts_of(tx, contact_id)
    values = {name: getattr(row, name) for name in _ALL}
    for name, (before, after) in filled.items():
        if name in _KEYED:
            kept = values[name] or {}
            values[name] = {
                key: value for key, value in kept.items() if key in (before or {}) or value != after.get(key)
            }
        elif _stored(values[name]) == after:
            values[name] = from_microseconds(before) if name == "blocked_at" and before is not None else before
    _write(tx, contact_id, values)


def _write(tx: Transaction, contact_id: str, values: dict[str, Any]) -> None:
    tx.run(_WRITE, id_=contact_id, **{f"new_{name}": values[name] for name in _ALL})


def _stored(value: Any) -> Any:
    return to_microseconds(value) if isinstance(value, datetime) else value
