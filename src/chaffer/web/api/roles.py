"""Roles: those of every shop, and the shop's own."""

from typing import Annotated

import msgspec

from chaffer.accounts.permissions import PERMISSIONS
from chaffer.accounts.staff.operations.write_role import WriteRole, add_role, change_role, remove_role
from chaffer.accounts.staff.roles import Role, list_roles
from chaffer.runtime.transaction import Transaction
from chaffer.web.api.sign_in_fields import NameText
from chaffer.web.call import Call
from chaffer.web.route import Nothing

PermissionNames = Annotated[
    tuple[Annotated[str, msgspec.Meta(max_length=60, examples=["orders.read"])], ...], msgspec.Meta(max_length=200)
]


class RoleOut(msgspec.Struct, frozen=True):
    """built_in: every shop has it, and it stays as it is."""

    id: str
    name: str
    permissions: tuple[str, ...]
    built_in: bool


class PermissionOut(msgspec.Struct, frozen=True):
    name: str
    meaning: str


class Roles(msgspec.Struct, frozen=True):
    """permissions: all there are, of which a role has some."""

    items: tuple[RoleOut, ...]
    permissions: tuple[PermissionOut, ...]


class NewRole(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """permissions: none that you do not have."""

    name: NameText
    permissions: PermissionNames


class RoleChange(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What is left out stays as it is."""

    name: NameText | None = None
    permissions: PermissionNames | None = None


async def list_(call: Call, _: Nothing) -> Roles:
    all_ = tuple(PermissionOut(name, meaning) for name, meaning in PERMISSIONS.items())
    return await call.read(lambda tx: Roles(tuple(_out(each) for each in list_roles(tx)), all_))


async def add(call: Call, asked: NewRole) -> RoleOut:
    command, may = WriteRole(asked.name, asked.permissions), call.holder.permissions
    return await call.write(lambda tx: _out(add_role(tx, command, call.actor, may)))


async def change(call: Call, asked: RoleChange) -> RoleOut:
    command, may = WriteRole(asked.name, asked.permissions), call.holder.permissions
    return await call.write(lambda tx: _out(change_role(tx, call.path["id"], command, call.actor, may)))


async def remove(call: Call, _: Nothing) -> Nothing:
    def work(tx: Transaction) -> None:
        remove_role(tx, call.path["id"], call.actor, call.holder.permissions)

    await call.write(work)
    return Nothing()


def _out(role: Role) -> RoleOut:
    return RoleOut(role.id, role.name, role.permissions, role.built_in)
