"""Let a person in: a session, whose secret only the browser keeps."""

from datetime import timedelta

import msgspec

from chaffer.accounts import audit
from chaffer.accounts.actor import Actor
from chaffer.accounts.staff.tables import sessions
from chaffer.runtime.secrets import new_token, token_hash
from chaffer.runtime.statements import Statement, insert_all
from chaffer.runtime.transaction import Transaction

_ADD = Statement(
    "sessions.add",
    insert_all(sessions, "id", "staff_id", "hash", "created_at", "seen_at", "ends_at", "origin", "agent"),
)
AGENT_CHARACTERS = 200


class BeginSession(msgspec.Struct, frozen=True):
    """how: what let the person in, for the trail. days: after these it ends, whatever happens."""

    staff_id: str
    how: str
    days: int
    origin: str = ""
    agent: str = ""


class NewSession(msgspec.Struct, frozen=True):
    """token: given to the browser and kept nowhere."""

    id: str
    token: str

    def __repr__(self) -> str:
        return f"NewSession({self.id})"


def begin_session(tx: Transaction, command: BeginSession) -> NewSession:
    """Each call begins another. Whether the person may come in, the caller has seen to."""
    made = NewSession(tx.new_id("session"), new_token())
    tx.run(
        _ADD, id=made.id, staff_id=command.staff_id, hash=token_hash(made.token), created_at=tx.now, seen_at=tx.now,
        ends_at=tx.now + timedelta(days=command.days), origin=command.origin,
        agent="".join(sign for sign in command.agent if sign.isprintable())[:AGENT_CHARACTERS],
    )  # fmt: skip
    audit.record(
        tx, Actor("staff", command.staff_id, command.origin), "session.begin", target_kind="session",
        target_id=made.id, after={"how": command.how},
    )  # fmt: skip
    return made
