"""From what the threads say to a row of the list: pure."""

from datetime import UTC, datetime
from typing import Any

import msgspec

from chaffer.desk.sla import Asked, Policies

NEVER = datetime(9999, 12, 31, tzinfo=UTC)
"""Sorts behind every moment."""


class Worth(msgspec.Struct, frozen=True):
    """Of a living cart: whole minor units, and how many things."""

    value_minor: int = 0
    currency: str = ""
    units: int = 0


def work_out(facts: Any, known: Any, worth: Worth | None, policies: Policies, now: datetime) -> dict[str, Any]:
    """The row by column. known: as it stands; None for a new one. worth: None if the cart is as it was."""
    if worth is None:
        worth = Worth(known.value_minor, known.currency, known.units) if known else Worth()
    since = waits_since(facts)
    row: dict[str, Any] = {
        name: getattr(facts, name)
        for name in (
            "id", "contact_id", "channel", "account_id", "state", "owner_kind", "owner_id", "team_id", "language",
            "priority", "unread", "last_seq", "window_until", "labels",
        )
    }  # fmt: skip
    row |= {
        "unread": facts.unread if facts.blocked_at is None else 0,
        "snoozed_until": facts.snoozed_until if facts.state == "snoozed" else None,
        "active_at": max(filter(None, (facts.last_in_at, facts.person_at)), default=facts.created_at),
        "waits_since": since or NEVER,
        "due_at": policies.due_at(_asked(facts, since)) if since and facts.owner_kind != "bot" else NEVER,
        "value_minor": worth.value_minor, "currency": worth.currency, "units": worth.units,
    }  # fmt: skip
    moved = known is None or any(
        getattr(known, name) != row[name] for name in ("waits_since", "due_at", "value_minor", "priority")
    )
    row["moved_at"] = now if moved else known.moved_at
    row["updated_at"] = now
    return row


def differs(known: Any, row: dict[str, Any]) -> bool:
    return known is None or any(getattr(known, name) != value for name, value in row.items() if name != "updated_at")


def waits_since(facts: Any) -> datetime | None:
    """Since when a shopper waits: for an answer, or for the person the bot called. Whom the shop blocked waits for nothing."""
    if facts.state == "closed" or facts.blocked_at is not None:
        return None
    called = None
    if facts.owner_kind != "bot" and facts.asked_at and (facts.person_at is None or facts.person_at < facts.asked_at):
        called = facts.asked_at
    return min(filter(None, (called, facts.unanswered_since)), default=None)


def _asked(facts: Any, since: datetime) -> Asked:
    return Asked(
        facts.channel, tuple(facts.labels), facts.team_id, facts.priority, since, first=facts.person_at is None
    )
