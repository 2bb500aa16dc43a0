"""An address of a person, unreadable: it outlives the person's erasure, so that a "stop" is never forgotten."""

from hashlib import sha256

from sqlalchemy import select

from chaffer.people.tables import identities
from chaffer.runtime.statements import Statement, given, mine
from chaffer.runtime.transaction import Transaction

_OF_CONTACT = Statement(
    "people.endpoints",
    select(identities.c.kind, identities.c.canonical)
    .where(
        mine(identities),
        identities.c.contact_id == given("contact_id"),
        identities.c.channel == given("channel"),
        identities.c.ended_at.is_(None),
    )
    .order_by(identities.c.kind, identities.c.canonical),
)


def endpoint_hash(shop_id: str, channel: str, kind: str, canonical: str) -> str:
    """Hexadecimal SHA-256 over shop, channel and address."""
    return sha256(f"{shop_id}\x1f{channel}\x1f{kind}\x1f{canonical}".encode()).hexdigest()


def endpoint_hashes(tx: Transaction, contact_id: str, channel: str) -> list[str]:
    """Of every address under which the channel knows the person. One statement."""
    rows = tx.rows(_OF_CONTACT, contact_id=contact_id, channel=channel)
    return [endpoint_hash(tx.shop_id, channel, row.kind, row.canonical) for row in rows]
