"""Sign somebody else out, wherever they are signed in."""

from chaffer.accounts import audit
from chaffer.accounts.actor import Actor
from chaffer.accounts.staff.granting import check_grant
from chaffer.accounts.staff.people import person
from chaffer.accounts.staff.roles import permissions_of
from chaffer.accounts.staff.sessions import end_sessions
from chaffer.runtime.transaction import Transaction


def sign_out_staff(tx: Transaction, staff_id: str, actor: Actor, may: frozenset[str]) -> int:
    """How many sessions ended. may: what the caller may do. Safe to repeat. Raises NotFound, MoreThanOneHas."""
    whom = person(tx, staff_id)
    check_grant(permissions_of(tx, whom.role), may)
    ended = end_sessions(tx, whom.id)
    audit.record(tx, actor, "staff.sign_out", target_kind="staff", target_id=whom.id, after={"sessions": len(ended)})
    tx.changed("staff", whom.id)
    return len(ended)
