"""Where a person's parcels went."""

from typing import Any

from sqlalchemy import delete, select

from chaffer.kernel.errors import NotFound
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


_ALL = Statement(
    "addresses.all",
    select(
        addresses.c.id, addresses.c.name, addresses.c.lines, addresses.c.city, addresses.c.region, addresses.c.postcode,
        addresses.c.country, addresses.c.phone, addresses.c.used_at,
    )
    .where(mine(addresses), addresses.c.contact_id == given("contact_id"))
    .order_by(addresses.c.used_at.desc(), addresses.c.id.desc())
    .limit(100),
)  # fmt: skip
_REMOVE = Statement(
    "addresses.remove",
    delete(addresses).where(
        mine(addresses), addresses.c.contact_id == given("contact_id"), addresses.c.id == given("id")
    ),
)


def addresses_of(tx: Transaction, contact_id: str) -> list[Any]:
    """All that are known, the one used last first."""
    return tx.rows(_ALL, contact_id=contact_id)


def remove_address(tx: Transaction, contact_id: str, address_id: str) -> None:
    """Forget it; orders keep the one they were sent to. Raises NotFound."""
    if not tx.run(_REMOVE, contact_id=contact_id, id=address_id):
        raise NotFound("no such address of this person")


def last_address(tx: Transaction, contact_id: str) -> dict[str, Any] | None:
    """The address used last, as a checkout takes it; None if none was ever used. One statement."""
    row = tx.row(_LAST, contact_id=contact_id)
    if row is None:
        return None
    return {name: getattr(row, name) for name in ("name", "lines", "city", "region", "postcode", "country", "phone")}
