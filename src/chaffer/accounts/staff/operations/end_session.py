"""Sign out: one session, one's own or another of the same person."""

import msgspec

from chaffer.accounts import audit
from chaffer.accounts.actor import Actor
from chaffer.accounts.staff.sessions import end_sessions
from chaffer.kernel.errors import NotFound
from chaffer.runtime.transaction import Transaction


class EndSession(msgspec.Struct, frozen=True):
    staff_id: str
    session_id: str


def end_session(tx: Transaction, command: EndSession, actor: Actor) -> None:
    """Raises NotFound if this person has no such session, or it ended."""
    if not end_sessions(tx, command.staff_id, only=command.session_id):
        raise NotFound("no such session", session_id=command.session_id)
    audit.record(tx, actor, "session.end", target_kind="session", target_id=command.session_id)
