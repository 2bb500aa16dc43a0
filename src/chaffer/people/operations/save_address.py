"""Remember where a person's parcels go."""

from hashlib import sha256
from typing import Any

import msgspec
from sqlalchemy import func, update

from chaffer.people.tables import addresses, contacts
from chaffer.runtime.statements import Statement, given, insert_all, mine
from chaffer.runtime.transaction import Transaction


class SaveAddress(msgspec.Struct, frozen=True):
    """address: name, lines, city, region, postcode, country, phone."""

    contact_id: str
    address: dict[str, Any]


_keep = insert_all(addresses)
_KEEP = Statement(
    "addresses.keep",
    _keep.on_conflict_do_update(
        index_elements=["shop_id", "contact_id", "fingerprint"], set_={"used_at": _keep.excluded.used_at}
    ).returning(addresses.c.id),
)
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
    if where["name"]:
        tx.run(_NAME, contact_id=command.contact_id, name_on_parcel=where["name"])
    alike = [where["name"], lines, where["city"], where["postcode"], where["country"]]
    return str(tx.value(
        _KEEP, id=tx.new_id("address"), contact_id=command.contact_id, label="", lines=lines, created_at=tx.now,
        used_at=tx.now, fingerprint=sha256(msgspec.json.encode(alike)).hexdigest(), **where,
    ))  # fmt: skip
