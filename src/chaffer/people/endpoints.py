"""An address of a person, unreadable: it outlives the person's erasure, so that a "stop" is never forgotten."""

from hashlib import sha256

from sqlalchemy import select

from chaffer.people.tables import contacts, identities
from chaffer.runtime.rows_in import rows_in
from chaffer.runtime.statements import Statement, given, mine
from chaffer.runtime.transaction import Transaction

_known_as = (
    select(identities.c.kind, identities.c.canonical)
    .where(
        identities.c.shop_id == contacts.c.shop_id, identities.c.contact_id == contacts.c.id,
        identities.c.channel == given("channel"), identities.c.ended_at.is_(None),
    )
    .correlate(contacts)
)  # fmt: skip
_TAKE = Statement(
    "people.take_endpoints",
    select(rows_in(_known_as).label("known_as"))
    .select_from(contacts)
    .where(mine(contacts), contacts.c.id == given("contact_id"))
    .with_for_update(),
)


def endpoint_hash(shop_id: str, channel: str, kind: str, canonical: str) -> str:
    """Hexadecimal SHA-256 over shop, channel and address."""
    return sha256(f"{shop_id}\x1f{channel}\x1f{kind}\x1f{canonical}".encode()).hexdigest()


def take_endpoints(tx: Transaction, contact_id: str, channel: str) -> list[str]:
    """Of every address under which the channel knows the person, whose row is ours until the end. One statement."""
    known_as = tx.value(_TAKE, contact_id=contact_id, channel=channel) or []
    # Put in order here: asked for one, SQLite would walk through all addresses of the shop in that order.
    ordered = sorted(known_as, key=lambda each: (each.kind, each.canonical))
    return [endpoint_hash(tx.shop_id, channel, each.kind, each.canonical) for each in ordered]
