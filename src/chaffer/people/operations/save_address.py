"""Remember where a person's parcels go."""

from typing import Any

import msgspec
from sqlalchemy import func, select, update

from chaffer.people.tables import addresses, contacts
from chaffer.runtime.statements import Statement, given, insert_all, mine
from chaffer.runtime.transaction import Transaction


class SaveAddress(msgspec.Struct, frozen=True):
    """address: name, lines, city, region, postcode, country, phone."""

    contact_id: str
    address: dict[str, Any]


_SAME = Statement(
    "addresses.same",
    select(addresses.c.id, addresses.c.lines).where(
        mine(addresses),
        addresses.c.contact_id == given("contact_id"),
        addresses.c.name == given("name"),
        addresses.c.postcode == given("postcode"),
        addresses.c.city == given("city"),
        addresses.c.country == given("country"),
    ),
)
_USED = Statement(
    "addresses.used",
    update(addresses).where(mine(addresses), addresses.c.id == given("id")).values(used_at=given("at")),
)
_KEEP = Statement("addresses.keep", insert_all(addresses))
_NAME = Statement(
    "people.first_name_known",
    update(contacts)
    .where(mine(contacts), contacts.c.id == given("contact_id"), func.trim(contacts.c.name) == "")
    .values(name=given("name_on_parcel")),
)


def save_address(tx: Transaction, command: SaveAddress) -> str:
    """Its id; the same address is kept once and marked as used. A person without a name gets the one on the parcel."""
    where = {
        name: str(command.address.get(name) or "")
        for name in ("name", "city", "region", "postcode", "country", "phone")
    }
    lines = [str(line) for line in command.address.get("lines") or ()]
    tx.lock(contacts, id=command.contact_id)
    if where["name"]:
        tx.run(_NAME, contact_id=command.contact_id, name_on_parcel=where["name"])
    alike = {name: where[name] for name in ("name", "postcode", "city", "country")}
    for row in tx.rows(_SAME, contact_id=command.contact_id, **alike):
        if row.lines == lines:
            tx.run(_USED, id=row.id, at=tx.now)
            return str(row.id)
    address_id = tx.new_id("address")
    tx.run(
        _KEEP, id=address_id, contact_id=command.contact_id, label="", lines=lines, created_at=tx.now, used_at=tx.now,
        **where,
    )  # fmt: skip
    return address_id
