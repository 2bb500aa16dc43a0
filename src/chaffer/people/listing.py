"""Reading shoppers, for screens and the API."""

from typing import Any

from sqlalchemy import select

from chaffer.people.tables import consents, contacts, identities
from chaffer.runtime.statements import Statement, given, in_list, mine
from chaffer.runtime.transaction import Transaction

LAST = "~"
"""Sorts after every id: where a list that goes back in time begins."""
_shown = (
    contacts.c.id, contacts.c.name, contacts.c.email, contacts.c.language, contacts.c.country, contacts.c.time_zone,
    contacts.c.created_at, contacts.c.seen_at, contacts.c.blocked_at,
)  # fmt: skip
_LIST = Statement(
    "people.list",
    select(*_shown)
    .where(mine(contacts), contacts.c.id < given("before"), contacts.c.merged_into == "")
    .order_by(contacts.c.id.desc())
    .limit(given("limit")),
)
_GET = Statement("people.get", select(*_shown).where(mine(contacts), contacts.c.id == given("id")))
_IDENTITIES = Statement(
    "people.identities",
    select(identities.c.contact_id, identities.c.channel, identities.c.kind, identities.c.value)
    .where(mine(identities), in_list(identities.c.contact_id, "ids"), identities.c.ended_at.is_(None))
    .order_by(identities.c.created_at, identities.c.id),
)
_CONSENTS = Statement(
    "people.consents",
    select(
        consents.c.id, consents.c.channel, consents.c.purpose, consents.c.topic, consents.c.state, consents.c.method,
        consents.c.wording, consents.c.at, consents.c.actor_kind, consents.c.actor_id, consents.c.locale, consents.c.proof,
    )
    .where(mine(consents), consents.c.contact_id == given("contact_id"))
    .order_by(consents.c.at, consents.c.id)
    .limit(500),
)  # fmt: skip


def list_contacts(tx: Transaction, before: str, limit: int) -> list[Any]:
    """The newest first, from the one before this id."""
    return tx.rows(_LIST, before=before, limit=limit)


def get_contact(tx: Transaction, contact_id: str) -> Any:
    """Raises NotFound."""
    return tx.one(_GET, id=contact_id)


def identities_of(tx: Transaction, contact_ids: list[str]) -> dict[str, list[Any]]:
    """Under which addresses these people are known."""
    found: dict[str, list[Any]] = {each: [] for each in contact_ids}
    for row in tx.rows(_IDENTITIES, ids=contact_ids):
        found[row.contact_id].append(row)
    return found


def consents_of(tx: Transaction, contact_id: str) -> list[Any]:
    """Everything this person ever agreed to or withdrew, oldest first."""
    return tx.rows(_CONSENTS, contact_id=contact_id)
