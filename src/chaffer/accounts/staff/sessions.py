"""Who is signed in."""

from datetime import timedelta
from typing import Any

from sqlalchemy import delete, or_, select, tuple_, update

from chaffer.accounts.holder import Holder
from chaffer.accounts.staff.built_in_roles import SELLER
from chaffer.accounts.staff.roles import permissions_of
from chaffer.accounts.staff.tables import sessions
from chaffer.accounts.tables import shops, staff
from chaffer.runtime.fencing import NOBODYS_SELLER
from chaffer.runtime.pruning import CHUNK
from chaffer.runtime.secrets import token_hash
from chaffer.runtime.statements import Statement, given, mine
from chaffer.runtime.transaction import Transaction, guarded

SEEN_NOTED_EVERY = timedelta(minutes=5)
_live = (
    sessions.c.ended_at.is_(None), sessions.c.ends_at > given("now"), sessions.c.seen_at > given("idle_since"),
)  # fmt: skip
_HELD = Statement(
    "sessions.held",
    select(sessions.c.shop_id, sessions.c.id, sessions.c.staff_id, sessions.c.seen_at, staff.c.role, staff.c.seller_id)
    .join(staff, (staff.c.shop_id == sessions.c.shop_id) & (staff.c.id == sessions.c.staff_id))
    .join(shops, shops.c.shop_id == sessions.c.shop_id)
    .where(sessions.c.hash == given("hash"), staff.c.state == "active", shops.c.state != "closed", *_live),
)
_VALID = Statement(
    "sessions.valid",
    select(sessions.c.id)
    .join(staff, (staff.c.shop_id == sessions.c.shop_id) & (staff.c.id == sessions.c.staff_id))
    .where(mine(sessions), sessions.c.id == given("id"), staff.c.state == "active", *_live),
)
_SEEN = guarded(
    "sessions.seen", sessions, sessions.c.id == given("id_"), sessions.c.ended_at.is_(None),
    sessions.c.seen_at < given("before"), seen_at=given("at"),
)  # fmt: skip
_OF_STAFF = Statement(
    "sessions.of_staff",
    select(
        sessions.c.id, sessions.c.created_at, sessions.c.seen_at, sessions.c.ends_at, sessions.c.origin,
        sessions.c.agent,
    )
    .where(mine(sessions), sessions.c.staff_id == given("staff_id"), *_live)
    .order_by(sessions.c.id.desc())
    .limit(100),
)  # fmt: skip
_END = Statement(
    "sessions.end",
    update(sessions)
    .where(
        mine(sessions), sessions.c.staff_id == given("staff_id_"), sessions.c.ended_at.is_(None),
        or_(given("all_") == "yes", sessions.c.id == given("id_")), sessions.c.id != given("but"),
    )
    .values(ended_at=given("at"))
    .returning(sessions.c.id),
)  # fmt: skip
_PRUNE = Statement(
    "sessions.prune",
    delete(sessions).where(
        tuple_(sessions.c.shop_id, sessions.c.id).in_(
            select(sessions.c.shop_id, sessions.c.id)
            .where(sessions.c.ends_at < given("before"))
            .limit(CHUNK)
            .with_for_update(skip_locked=True)
        )
    ),
)


def session_holder(tx: Transaction, token: str, idle: timedelta) -> Holder | None:
    """Whose session this is; None for unknown, ended and idle ones alike, and for people who are not let in any more.

    The transaction looks across shops.
    """
    row = tx.row(_HELD, hash=token_hash(token), now=tx.now, idle_since=tx.now - idle)
    if row is None:
        return None
    permissions = permissions_of(tx.of(row.shop_id), row.role)
    seller_id = row.seller_id or (NOBODYS_SELLER if row.role == SELLER else "")
    return Holder(row.shop_id, "staff", row.staff_id, permissions, row.id, row.role, row.seen_at, seller_id)


def is_signed_in(tx: Transaction, session_id: str, idle: timedelta) -> bool:
    """Whether the session holds still: for whoever has something open."""
    return tx.value(_VALID, id=session_id, now=tx.now, idle_since=tx.now - idle) is not None


def note_seen(tx: Transaction, session_id: str) -> None:
    """Remember that the session is in use, to a few minutes."""
    tx.run(_SEEN, id_=session_id, at=tx.now, before=tx.now - SEEN_NOTED_EVERY)


def sessions_of(tx: Transaction, staff_id: str, idle: timedelta) -> list[Any]:
    """A person's, newest first, without what the cookies hold."""
    return tx.rows(_OF_STAFF, staff_id=staff_id, now=tx.now, idle_since=tx.now - idle)


def end_sessions(tx: Transaction, staff_id: str, *, only: str = "", but: str = "") -> list[str]:
    """End a person's sessions: all, one, or all but one; their ids. The next call with them is refused."""
    rows = tx.rows(_END, staff_id_=staff_id, all_="" if only else "yes", id_=only, but=but, at=tx.now)
    ended = [row.id for row in rows]
    for each in ended:
        tx.changed("session", each)
    return ended


def prune_sessions(tx: Transaction) -> int:
    """Those that would have ended by themselves, of any shop; the trail keeps when they began."""
    return tx.run(_PRUNE, before=tx.now)
