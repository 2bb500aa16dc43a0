"""Somebody works in the shop from now on."""

import msgspec

from chaffer.accounts.shop_name import check_name
from chaffer.accounts.shops import own_shop
from chaffer.accounts.staff.addresses import checked_email
from chaffer.accounts.staff.errors import AlreadyStaff
from chaffer.accounts.tables import staff
from chaffer.runtime.statements import Statement, insert_all
from chaffer.runtime.transaction import Transaction

_ADD = Statement(
    "staff.add",
    insert_all(staff, "id", "name", "email", "role", "password_hash", "language", "created_at")
    .on_conflict_do_nothing(index_elements=["shop_id", "email"]),
)  # fmt: skip


class JoinStaff(msgspec.Struct, frozen=True):
    """password_hash: empty for somebody who cannot sign in with a password."""

    name: str
    email: str
    role: str
    password_hash: str = ""

    def __repr__(self) -> str:
        return "JoinStaff()"


def join_staff(tx: Transaction, command: JoinStaff) -> str:
    """The new person's id. Raises Invalid, AlreadyStaff."""
    name = command.name.strip()
    check_name(name)
    staff_id = tx.new_id("staff")
    added = tx.run(
        _ADD, id=staff_id, name=name, email=checked_email(command.email), role=command.role,
        password_hash=command.password_hash, language=own_shop(tx).language, created_at=tx.now,
    )  # fmt: skip
    if not added:
        raise AlreadyStaff("somebody with this address works here already")
    tx.changed("staff", staff_id)
    return staff_id
