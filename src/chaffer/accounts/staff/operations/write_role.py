"""A shop's own roles: made, changed, taken away."""

import msgspec
from sqlalchemy import delete, func, select, update

from chaffer.accounts import audit
from chaffer.accounts.actor import Actor
from chaffer.accounts.errors import UnknownPermission
from chaffer.accounts.permissions import unknown
from chaffer.accounts.shop_name import check_name
from chaffer.accounts.staff.built_in_roles import BUILT_IN
from chaffer.accounts.staff.errors import RoleInUse
from chaffer.accounts.staff.granting import check_grant
from chaffer.accounts.staff.roles import Role, role_named
from chaffer.accounts.staff.tables import invitations
from chaffer.accounts.tables import roles, shops, staff
from chaffer.kernel.errors import Conflict
from chaffer.runtime.statements import Statement, given, insert_all, mine
from chaffer.runtime.transaction import Transaction

ROLES_AT_MOST = 50
_ADD = Statement("roles.add", insert_all(roles, "id", "name", "permissions", "created_at"))
_COUNT = Statement("roles.count", select(func.count().label("number")).select_from(roles).where(mine(roles)))
_CHANGE = Statement(
    "roles.change",
    update(roles)
    .where(mine(roles), roles.c.id == given("id_"))
    .values(name=given("name_"), permissions=given("permissions_")),
)
_REMOVE = Statement("roles.remove", delete(roles).where(mine(roles), roles.c.id == given("id")))
_HELD = Statement("roles.held", select(staff.c.id).where(mine(staff), staff.c.role == given("role")).limit(1))
_PROMISED = Statement(
    "roles.promised",
    select(invitations.c.id)
    .where(
        mine(invitations), invitations.c.role == given("role"), invitations.c.used_at.is_(None),
        invitations.c.withdrawn_at.is_(None), invitations.c.expires_at > given("now"),
    )
    .limit(1),
)  # fmt: skip


class WriteRole(msgspec.Struct, frozen=True):
    """What is None stays as it is."""

    name: str | None = None
    permissions: tuple[str, ...] | None = None


def add_role(tx: Transaction, command: WriteRole, actor: Actor, may: frozenset[str]) -> Role:
    """Raises Invalid, UnknownPermission, MoreThanOneHas, Conflict."""
    tx.lock(shops)
    if tx.value(_COUNT) >= ROLES_AT_MOST:
        raise Conflict(f"a shop has at most {ROLES_AT_MOST} roles of its own")
    made = _checked(Role(tx.new_id("role"), "", ()), command, may)
    check_name(made.name)
    tx.run(_ADD, id=made.id, name=made.name, permissions=made.permissions, created_at=tx.now)
    _note(tx, actor, "role.add", made, None)
    return made


def change_role(tx: Transaction, role_id: str, command: WriteRole, actor: Actor, may: frozenset[str]) -> Role:
    """It counts at the next call of everybody who has it.

    Raises NotFound, Invalid, UnknownPermission, MoreThanOneHas, Conflict.
    """
    tx.lock(shops)
    before = _own(tx, role_id, may)
    after = _checked(before, command, may)
    tx.run(_CHANGE, id_=role_id, name_=after.name, permissions_=after.permissions)
    _note(tx, actor, "role.change", after, before)
    return after


def remove_role(tx: Transaction, role_id: str, actor: Actor, may: frozenset[str]) -> None:
    """Raises NotFound, MoreThanOneHas, Conflict, RoleInUse."""
    tx.lock(shops)
    before = _own(tx, role_id, may)
    if tx.row(_HELD, role=role_id) is not None or tx.row(_PROMISED, role=role_id, now=tx.now) is not None:
        raise RoleInUse("somebody has this role, or was invited to it")
    tx.run(_REMOVE, id=role_id)
    _note(tx, actor, "role.remove", before, before)


def _own(tx: Transaction, role_id: str, may: frozenset[str]) -> Role:
    """The role, if it is the shop's own and not above the caller."""
    if role_id in BUILT_IN:
        raise Conflict("roles that every shop has stay as they are")
    found = role_named(tx, role_id)
    check_grant(frozenset(found.permissions), may)
    return found


def _checked(before: Role, command: WriteRole, may: frozenset[str]) -> Role:
    after = before
    if command.name is not None:
        check_name(command.name)
        after = msgspec.structs.replace(after, name=command.name.strip())
    if command.permissions is not None:
        if wrong := unknown(command.permissions):
            raise UnknownPermission(f"no such permission: {', '.join(wrong)}", names=wrong)
        check_grant(frozenset(command.permissions), may)
        after = msgspec.structs.replace(after, permissions=tuple(sorted(set(command.permissions))))
    return after


def _note(tx: Transaction, actor: Actor, action: str, after: Role, before: Role | None) -> None:
    tx.changed("role", after.id)
    audit.record(
        tx, actor, action, target_kind="role", target_id=after.id,
        before=None if before is None else {"name": before.name, "permissions": before.permissions},
        after={"name": after.name, "permissions": after.permissions},
    )  # fmt: skip
