"""Where a person's parcels went."""

from typing import Any

from sqlalchemy import select

from chaffer.people.tables import addresses
from chaffer.runtime.statements import Statement, given, mine
from chaffer.runtime.transaction import Transaction

_LAST = Statement(
    "addresses.last",
    select(
        addresses.c.id, addresses.c.name, addresses.c.lines, addresses.c.city, addresses.c.region, addresses.c.postcode,
        addresses.c.country, addresses.c.phone,
    )
    .where(mine(addresses), addresses.c.contact_id == given("contact_id"))
    .order_by(addresses.c.used_at.desc(), addresses.c.id.desc())
    .limit(1),
)  # fmt: skip


def last_address(tx: Transaction, contact_id: str) -> dict[str, Any] | None:
    """The address used last, as a checkout takes it; None if none was ever used. One statement."""
    row = tx.row(_LAST, contact_id=contact_id)
    if row is None:
        return None
    return {name: getattr(row, name) for name in ("name", "lines", "city", "region", "postcode", "country", "phone")}
