"""The people of a shop, as those who let them in see them."""

from datetime import datetime
from typing import Any

import msgspec
from sqlalchemy import func, select

from chaffer.accounts.staff.built_in_roles import OWNER
from chaffer.accounts.staff.tables import second_factors
from chaffer.accounts.tables import shops, staff
from chaffer.kernel.errors import NotFound
from chaffer.runtime.statements import Statement, given, mine
from chaffer.runtime.transaction import Transaction

_fields = (
    staff.c.shop_id, staff.c.id, staff.c.name, staff.c.email, staff.c.role, staff.c.language, staff.c.state,
    staff.c.settings, staff.c.password_hash, staff.c.created_at,
)  # fmt: skip
_ONE = Statement("staff.one", select(*_fields).where(mine(staff), staff.c.id == given("id")))
_BY_EMAIL = Statement("staff.by_email", select(*_fields).where(mine(staff), staff.c.email == given("email")))
_ANYWHERE = Statement(
    "staff.anywhere",
    select(*_fields, shops.c.slug, shops.c.name.label("shop_name"))
    .join(shops, shops.c.shop_id == staff.c.shop_id)
    .where(staff.c.email == given("email"), staff.c.state == "active", shops.c.state != "closed")
    .order_by(staff.c.created_at)
    .limit(20),
)
_COUNT = Statement("staff.count", select(func.count().label("number")).select_from(staff).where(mine(staff)))
_OWNERS = Statement(
    "staff.owners",
    select(func.count().label("number"))
    .select_from(staff)
    .where(mine(staff), staff.c.role == OWNER, staff.c.state == "active", staff.c.id != given("but")),
)
_GUARDED = Statement(
    "second_factors.confirmed",
    select(second_factors.c.staff_id).where(
        mine(second_factors), second_factors.c.staff_id == given("staff_id"), second_factors.c.confirmed_at.is_not(None)
    ),
)


class Person(msgspec.Struct, frozen=True):
    """Somebody who works in a shop. state: active, disabled. password_hash: empty until a password was chosen."""

    shop_id: str
    id: str
    name: str
    email: str
    role: str
    language: str
    state: str
    settings: dict[str, Any]
    password_hash: str
    created_at: datetime

    def __repr__(self) -> str:
        return f"Person({self.id})"


class Candidate(msgspec.Struct, frozen=True):
    """Who may be meant by an address, and where."""

    person: Person
    slug: str
    shop_name: str


def person(tx: Transaction, staff_id: str) -> Person:
    """Raises NotFound."""
    row = tx.row(_ONE, id=staff_id)
    if row is None:
        raise NotFound("this shop has no such person", staff_id=staff_id)
    return _person(row)


def person_by_email(tx: Transaction, email: str) -> Person | None:
    row = tx.row(_BY_EMAIL, email=email)
    return None if row is None else _person(row)


def people_with(tx: Transaction, email: str) -> list[Candidate]:
    """Everybody who may sign in with this address; the transaction looks across shops."""
    return [Candidate(_person(row), row.slug, row.shop_name) for row in tx.rows(_ANYWHERE, email=email)]


def how_many(tx: Transaction) -> int:
    return int(tx.value(_COUNT))


def other_owners(tx: Transaction, but: str) -> int:
    """How many owners can sign in besides this one."""
    return int(tx.value(_OWNERS, but=but))


def has_second_factor(tx: Transaction, staff_id: str) -> bool:
    return tx.value(_GUARDED, staff_id=staff_id) is not None


def _person(row: Any) -> Person:
    return Person(
        row.shop_id, row.id, row.name, row.email, row.role, row.language, row.state, row.settings, row.password_hash,
        row.created_at,
    )  # fmt: skip
