"""Reading a marketplace's sellers and who works for them."""

from datetime import datetime
from typing import Any

import msgspec
from sqlalchemy import select

from chaffer.accounts.tables import sellers, staff
from chaffer.runtime.statements import Statement, given, mine
from chaffer.runtime.transaction import Transaction


class Seller(msgspec.Struct, frozen=True):
    """commission_ppm: what the shop keeps, in millionths. state: active, away, closed."""

    id: str
    name: str
    languages: tuple[str, ...]
    commission_ppm: int
    ships: bool
    state: str
    created_at: datetime


_fields = tuple(sellers.c[name] for name in Seller.__struct_fields__)
_ONE = Statement("sellers.one", select(*_fields).where(mine(sellers), sellers.c.id == given("id")))
_ALL = Statement("sellers.all", select(*_fields).where(mine(sellers)).order_by(sellers.c.name, sellers.c.id).limit(500))
_PEOPLE = Statement(
    "sellers.people",
    select(staff.c.id, staff.c.name, staff.c.email, staff.c.seller_id)
    .where(mine(staff), staff.c.seller_id != "", staff.c.state == "active")
    .order_by(staff.c.name, staff.c.id),
)


def seller(tx: Transaction, seller_id: str) -> Seller:
    """Raises NotFound."""
    return _seller(tx.one(_ONE, id=seller_id))


def all_sellers(tx: Transaction) -> list[Seller]:
    """By name, at most 500."""
    return [_seller(row) for row in tx.rows(_ALL)]


def people_of_sellers(tx: Transaction) -> list[Any]:
    """Who sells for whom, by name: id, name, email, seller_id."""
    return tx.rows(_PEOPLE)


def _seller(row: Any) -> Seller:
    return Seller(
        row.id, row.name, tuple(row.languages), row.commission_ppm, bool(row.ships), row.state, row.created_at
    )
