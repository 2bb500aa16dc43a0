"""All of one shopper: taken out, or forgotten."""

from typing import Any

import msgspec

from chaffer.accounts import audit
from chaffer.records.person import erase_person, person_rows
from chaffer.runtime.transaction import Transaction
from chaffer.web.call import Call
from chaffer.web.route import Nothing


class PersonOut(msgspec.Struct, frozen=True):
    """tables: by kind of thing, every row that tells of the shopper. Files are fetched by their ids."""

    contact_id: str
    tables: dict[str, list[dict[str, Any]]]


class Erased(msgspec.Struct, frozen=True):
    """new: false if it was done before."""

    contact_id: str
    new: bool


async def export(call: Call, _: Nothing) -> PersonOut:
    contact_id = call.path["id"]

    def noted(tx: Transaction) -> None:
        person_rows(tx, contact_id)
        audit.record(tx, call.actor, "contact.export", target_kind="contact", target_id=contact_id)

    await call.write(noted)
    return await call.read(lambda tx: PersonOut(contact_id, person_rows(tx, contact_id)))


async def erase(call: Call, _: Nothing) -> Erased:
    contact_id = call.path["id"]
    return await call.write(lambda tx: Erased(contact_id, erase_person(tx, contact_id, call.actor)))
