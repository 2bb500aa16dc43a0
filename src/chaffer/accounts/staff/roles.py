"""What a role may do: those of every shop, and a shop's own."""

from typing import Any

import msgspec
from sqlalchemy import select

from chaffer.accounts.permissions import PERMISSIONS
from chaffer.accounts.staff.built_in_roles import BUILT_IN
from chaffer.accounts.tables import roles
from chaffer.kernel.errors import NotFound
from chaffer.runtime.statements import Statement, given, mine
from chaffer.runtime.transaction import Transaction

_ONE = Statement(
    "roles.one", select(roles.c.id, roles.c.name, roles.c.permissions).where(mine(roles), roles.c.id == given("id"))
)
_ALL = Statement(
    "roles.list",
    select(roles.c.id, roles.c.name, roles.c.permissions).where(mine(roles)).order_by(roles.c.id).limit(500),
)


class Role(msgspec.Struct, frozen=True):
    """id: also what a person's `role` says. built_in: every shop has it, and it cannot be changed."""

    id: str
    name: str
    permissions: tuple[str, ...]
    built_in: bool = False


def built_in_roles() -> list[Role]:
    return [Role(id_, name, tuple(sorted(may)), built_in=True) for id_, (name, may) in BUILT_IN.items()]


def list_roles(tx: Transaction) -> list[Role]:
    """Those of every shop, the one that may do most first; then the shop's own."""
    return [*built_in_roles(), *(_role(row) for row in tx.rows(_ALL))]


def permissions_of(tx: Transaction, role: str) -> frozenset[str]:
    """Nothing for a role that is not there."""
    if role in BUILT_IN:
        return BUILT_IN[role][1]
    row = tx.row(_ONE, id=role)
    return frozenset() if row is None else frozenset(row.permissions) & PERMISSIONS.keys()


def role_named(tx: Transaction, role: str) -> Role:
    """Raises NotFound."""
    for each in built_in_roles():
        if each.id == role:
            return each
    row = tx.row(_ONE, id=role)
    if row is None:
        raise NotFound("this shop has no such role", role=role)
    return _role(row)


def _role(row: Any) -> Role:
    return Role(row.id, row.name, tuple(row.permissions))
