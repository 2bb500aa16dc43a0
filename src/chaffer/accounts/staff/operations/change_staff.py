"""Say what somebody may do, or that they work here no longer."""

import msgspec
from sqlalchemy import update

from chaffer.accounts import audit
from chaffer.accounts.actor import Actor
from chaffer.accounts.shop_name import check_name
from chaffer.accounts.staff.built_in_roles import OWNER
from chaffer.accounts.staff.devices import forget_devices
from chaffer.accounts.staff.errors import LastOwner
from chaffer.accounts.staff.granting import check_grant
from chaffer.accounts.staff.invitations import withdraw_of
from chaffer.accounts.staff.people import Person, other_owners, person
from chaffer.accounts.staff.roles import permissions_of, role_named
from chaffer.accounts.staff.sessions import end_sessions
from chaffer.accounts.tables import shops, staff
from chaffer.kernel.errors import Invalid
from chaffer.runtime.statements import Statement, given, mine
from chaffer.runtime.transaction import Transaction

_CHANGED = ("role", "state", "name")
_WRITE = Statement(
    "staff.change",
    update(staff).where(mine(staff), staff.c.id == given("id_")).values({name: given(f"{name}_") for name in _CHANGED}),
)
STATES = ("active", "disabled")


class ChangeStaff(msgspec.Struct, frozen=True):
    """What is None stays as it is. state: active, disabled."""

    staff_id: str
    role: str | None = None
    state: str | None = None
    name: str | None = None


def change_staff(tx: Transaction, command: ChangeStaff, actor: Actor, may: frozenset[str]) -> Person:
    """may: what the caller may do. Who is disabled is out at once, with all links they made or were made.

    Raises NotFound, Invalid, MoreThanOneHas, LastOwner.
    """
    tx.lock(shops)  # else two owners could unmake each other at the same moment
    before = person(tx, command.staff_id)
    check_grant(permissions_of(tx, before.role), may)
    after = _checked(tx, before, command, may)
    if _is_owner(before) and not _is_owner(after) and not other_owners(tx, before.id):
        raise LastOwner("the shop keeps at least one owner")
    tx.run(_WRITE, id_=after.id, **{f"{name}_": getattr(after, name) for name in _CHANGED})
    if after.state != "active":
        end_sessions(tx, after.id)
        forget_devices(tx, after.id)
        withdraw_of(tx, after.id)
    tx.changed("staff", after.id)
    audit.record(
        tx, actor, "staff.change", target_kind="staff", target_id=after.id,
        before={"role": before.role, "state": before.state}, after={"role": after.role, "state": after.state},
    )  # fmt: skip
    return after


def _checked(tx: Transaction, before: Person, command: ChangeStaff, may: frozenset[str]) -> Person:
    after = before
    if command.role is not None:
        role = role_named(tx, command.role)
        check_grant(permissions_of(tx, role.id), may)
        after = msgspec.structs.replace(after, role=role.id)
    if command.state is not None:
        if command.state not in STATES:
            raise Invalid("state is active or disabled", field="state")
        after = msgspec.structs.replace(after, state=command.state)
    if command.name is not None:
        check_name(command.name)
        after = msgspec.structs.replace(after, name=command.name.strip())
    return after


def _is_owner(whom: Person) -> bool:
    return whom.role == OWNER and whom.state == "active"
