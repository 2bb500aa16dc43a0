"""Change one's own password."""

import msgspec

from chaffer.accounts import audit
from chaffer.accounts.actor import Actor
from chaffer.accounts.staff.sessions import end_sessions
from chaffer.accounts.tables import staff
from chaffer.kernel.errors import Conflict
from chaffer.runtime.statements import given
from chaffer.runtime.transaction import Transaction, guarded

_SET = guarded(
    "staff.set_password", staff, staff.c.id == given("id_"), staff.c.password_hash == given("before"),
    password_hash=given("after"),
)  # fmt: skip


class SetPassword(msgspec.Struct, frozen=True):
    """before, after: hashes. but: the session that stays."""

    staff_id: str
    before: str
    after: str
    but: str

    def __repr__(self) -> str:
        return f"SetPassword({self.staff_id})"


def set_password(tx: Transaction, command: SetPassword, actor: Actor) -> None:
    """All other sessions of the person end. Raises Conflict if the password was changed meanwhile."""
    if not tx.run(_SET, id_=command.staff_id, before=command.before, after=command.after):
        raise Conflict("the password was changed meanwhile")
    end_sessions(tx, command.staff_id, but=command.but)
    audit.record(tx, actor, "staff.password", target_kind="staff", target_id=command.staff_id)


def rehash(tx: Transaction, staff_id: str, before: str, after: str) -> None:
    """The same password under today's parameters; nothing if it was changed meanwhile."""
    tx.run(_SET, id_=staff_id, before=before, after=after)
