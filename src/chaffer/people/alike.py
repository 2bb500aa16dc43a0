"""Who may be the same person as somebody: contacts that share an address, and what they share."""

from typing import Any, NamedTuple

from sqlalchemy import and_, literal, select, union_all

from chaffer.people.tables import addresses, contacts, identities
from chaffer.runtime.statements import Statement, given, mine
from chaffer.runtime.transaction import Transaction

AT_MOST = 10
_me, _them = contacts.alias("me"), contacts.alias("them")
_own, _other = identities.alias("own"), identities.alias("other")
_here, _there = addresses.alias("here"), addresses.alias("there")


def _standing(table: Any) -> Any:
    return and_(table.c.merged_into == "", table.c.erased_at.is_(None))


_EMAIL = (
    select(_them.c.id.label("contact_id"), literal("email").label("by"), _them.c.email.label("shared"))
    .select_from(_me.join(_them, and_(
        _them.c.shop_id == _me.c.shop_id, _them.c.email == _me.c.email, _them.c.id != _me.c.id,
    )))
    .where(mine(_me), _me.c.id == given("contact_id"), _me.c.email != "", _standing(_them))
)  # fmt: skip
_PHONE = (
    select(_other.c.contact_id, literal("phone").label("by"), _other.c.canonical.label("shared"))
    .select_from(_own.join(_other, and_(
        _other.c.shop_id == _own.c.shop_id, _other.c.kind == _own.c.kind, _other.c.canonical == _own.c.canonical,
        _other.c.contact_id != _own.c.contact_id, _other.c.ended_at.is_(None),
    )))
    .where(mine(_own), _own.c.contact_id == given("contact_id"), _own.c.kind == "phone", _own.c.ended_at.is_(None))
)  # fmt: skip
_PARCEL = (
    select(_there.c.contact_id, literal("address").label("by"), _there.c.name.label("shared"))
    .select_from(_here.join(_there, and_(
        _there.c.shop_id == _here.c.shop_id, _there.c.fingerprint == _here.c.fingerprint,
        _there.c.contact_id != _here.c.contact_id,
    )))
    .where(mine(_here), _here.c.contact_id == given("contact_id"))
)  # fmt: skip
_found = union_all(_EMAIL, _PHONE, _PARCEL).subquery("found")
_ALIKE = Statement(
    "people.alike",
    select(_found.c.contact_id, contacts.c.name, _found.c.by, _found.c.shared, contacts.c.created_at)
    .join(contacts, and_(contacts.c.shop_id == given("shop_id"), contacts.c.id == _found.c.contact_id))
    .where(_standing(contacts))
    .order_by(_found.c.contact_id, _found.c.by)
    .limit(5 * AT_MOST),
)


class Alike(NamedTuple):
    """by: email, phone, or address (the same name at the same place), with what is shared."""

    contact_id: str
    name: str
    reasons: list[tuple[str, str]]


def alike(tx: Transaction, contact_id: str) -> list[Alike]:
    """Most shared first; nothing is joined by this. One statement."""
    found: dict[str, Alike] = {}
    for row in tx.rows(_ALIKE, contact_id=contact_id):
        one = found.setdefault(row.contact_id, Alike(row.contact_id, row.name, []))
        if (row.by, row.shared) not in one.reasons:
            one.reasons.append((row.by, row.shared))
    return sorted(found.values(), key=lambda each: (-len(each.reasons), each.contact_id))[:AT_MOST]
