"""Remember the measures of a body that a person told, and forget them. No other system hears of either."""

from typing import Any

import msgspec
from sqlalchemy import select, update

from chaffer.people.tables import contacts
from chaffer.runtime.statements import Statement, given, mine
from chaffer.runtime.transaction import Transaction

KEY = "sizes"
"""Where they stand among a person's preferences."""

_GET = Statement(
    "people.preferences", select(contacts.c.preferences).where(mine(contacts), contacts.c.id == given("id"))
)
_HOLD = Statement(
    "people.hold_preferences",
    select(contacts.c.preferences).where(mine(contacts), contacts.c.id == given("id")).with_for_update(),
)
"""Read and kept from rivals in one go; SQLite has one writer and leaves the lock out."""
_WRITE = Statement(
    "people.keep_preferences",
    update(contacts).where(mine(contacts), contacts.c.id == given("id_")).values(preferences=given("preferences")),
)


class KeepSizes(msgspec.Struct, frozen=True):
    """told: by part, in millimetres or grams; a part told again takes the place of what was told before."""

    contact_id: str
    told: dict[str, int]


class ForgetSizes(msgspec.Struct, frozen=True):
    contact_id: str


def sizes_of(tx: Transaction, contact_id: str) -> dict[str, int]:
    """What this person told, by part; empty if nothing."""
    preferences: dict[str, Any] = tx.value(_GET, id=contact_id) or {}
    kept = preferences.get(KEY)
    if not isinstance(kept, dict):
        return {}
    return {part: value for part, value in kept.items() if isinstance(value, int) and not isinstance(value, bool)}


def keep_sizes(tx: Transaction, command: KeepSizes) -> None:
    """Safe to repeat."""
    preferences: dict[str, Any] = tx.value(_HOLD, id=command.contact_id) or {}
    kept = preferences.get(KEY)
    after = {**(kept if isinstance(kept, dict) else {}), **command.told}
    if after != kept:
        _write(tx, command.contact_id, {**preferences, KEY: after})


def forget_sizes(tx: Transaction, command: ForgetSizes) -> None:
    """Safe to repeat."""
    preferences: dict[str, Any] = tx.value(_HOLD, id=command.contact_id) or {}
    if KEY in preferences:
        _write(tx, command.contact_id, {name: value for name, value in preferences.items() if name != KEY})


def _write(tx: Transaction, contact_id: str, preferences: dict[str, Any]) -> None:
    tx.run(_WRITE, id_=contact_id, preferences=preferences)
