"""Links that let somebody in for the first time, or with a new password. What they hold is shown once."""

from datetime import timedelta
from typing import Any

from sqlalchemy import select

from chaffer.accounts.staff.tables import invitations
from chaffer.accounts.tables import shops
from chaffer.kernel.errors import NotFound
from chaffer.runtime.secrets import token_hash
from chaffer.runtime.statements import Statement, given, mine
from chaffer.runtime.transaction import Transaction, guarded

LASTS = {"invitation": timedelta(days=7), "owner": timedelta(days=7), "reset": timedelta(hours=24)}
SHOWN_FOR = timedelta(days=30)
"""After an invitation ran out."""
_open = (invitations.c.used_at.is_(None), invitations.c.withdrawn_at.is_(None), invitations.c.expires_at > given("now"))
_shown = (
    invitations.c.id, invitations.c.kind, invitations.c.email, invitations.c.name, invitations.c.role,
    invitations.c.made_by, invitations.c.created_at, invitations.c.expires_at,
)  # fmt: skip
_HELD = Statement(
    "invitations.held",
    select(
        invitations.c.shop_id, *_shown, invitations.c.staff_id, invitations.c.drops_second_factor, shops.c.slug,
        shops.c.name.label("shop_name"),
    )
    .join(shops, shops.c.shop_id == invitations.c.shop_id)
    .where(invitations.c.hash == given("hash"), shops.c.state != "closed", *_open),
)  # fmt: skip
_unfollowed = (
    invitations.c.used_at.is_(None), invitations.c.withdrawn_at.is_(None), invitations.c.expires_at > given("since"),
)  # fmt: skip
_LIST = Statement(
    "invitations.list",
    select(*_shown).where(mine(invitations), invitations.c.kind != "reset", *_unfollowed)
    .order_by(invitations.c.id.desc()).limit(500),
)  # fmt: skip
_OWNERS = Statement(
    "invitations.owners", select(invitations.c.id).where(mine(invitations), invitations.c.kind == "owner", *_open)
)
USE = guarded("invitations.use", invitations, invitations.c.id == given("id_"), *_open, used_at=given("at"))
WITHDRAW = guarded(
    "invitations.withdraw", invitations, invitations.c.id == given("id_"), invitations.c.kind != "reset", *_unfollowed,
    withdrawn_at=given("at"),
)  # fmt: skip
_UNFOLLOWED = Statement(
    "invitations.unfollowed",
    select(*_shown).where(
        mine(invitations), invitations.c.id == given("id"), invitations.c.kind == "invitation", *_unfollowed
    ),
)
_WITHDRAW_LIKE = guarded(
    "invitations.withdraw_like", invitations, invitations.c.kind == given("kind_"), invitations.c.email == given("email_"),
    *_open, withdrawn_at=given("at"),
)  # fmt: skip
_WITHDRAW_OF = guarded(
    "invitations.withdraw_of", invitations,
    (invitations.c.made_by == given("staff_id_")) | (invitations.c.staff_id == given("staff_id_")),
    *_open, withdrawn_at=given("at"),
)  # fmt: skip


def invitation_behind(tx: Transaction, token: str) -> Any | None:
    """What a link is good for; None if it was used, withdrawn, ran out or never was. The transaction looks across shops."""
    return tx.row(_HELD, hash=token_hash(token), now=tx.now)


def open_invitations(tx: Transaction) -> list[Any]:
    """Those nobody has followed yet, newest first; what ran out is shown for a month."""
    return tx.rows(_LIST, since=tx.now - SHOWN_FOR)


def unfollowed_invitation(tx: Transaction, invitation_id: str) -> Any:
    """Open still, or run out within a month. Raises NotFound."""
    row = tx.row(_UNFOLLOWED, id=invitation_id, since=tx.now - SHOWN_FOR)
    if row is None:
        raise NotFound("this shop has no such invitation", invitation_id=invitation_id)
    return row


def has_owner_link(tx: Transaction) -> bool:
    return tx.row(_OWNERS, now=tx.now) is not None


def withdraw_like(tx: Transaction, kind: str, email: str) -> None:
    """A newer link of this kind for this address takes the place of older ones."""
    tx.run(_WITHDRAW_LIKE, kind_=kind, email_=email, now=tx.now, at=tx.now)


def withdraw_of(tx: Transaction, staff_id: str) -> None:
    """All links this person made, or was made."""
    tx.run(_WITHDRAW_OF, staff_id_=staff_id, now=tx.now, at=tx.now)
