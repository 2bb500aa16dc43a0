"""Make a link that lets somebody in: an invitation, an owner's first, or one for a new password."""

import msgspec

from chaffer.accounts import audit
from chaffer.accounts.actor import Actor
from chaffer.accounts.staff.addresses import checked_email
from chaffer.accounts.staff.built_in_roles import OWNER
from chaffer.accounts.staff.errors import AlreadyStaff
from chaffer.accounts.staff.granting import check_grant
from chaffer.accounts.staff.invitations import (
    LASTS,
    SHOWN_FOR,
    WITHDRAW,
    has_owner_link,
    unfollowed_invitation,
    withdraw_like,
)
from chaffer.accounts.staff.people import how_many, person, person_by_email
from chaffer.accounts.staff.roles import permissions_of, role_named
from chaffer.accounts.staff.tables import invitations
from chaffer.accounts.tables import shops
from chaffer.runtime.secrets import new_token, token_hash
from chaffer.runtime.statements import Statement, insert_all
from chaffer.runtime.transaction import Transaction

_ADD = Statement(
    "invitations.add",
    insert_all(
        invitations, "id", "kind", "hash", "email", "name", "role", "staff_id", "drops_second_factor", "made_by",
        "created_at", "expires_at",
    ),
)  # fmt: skip
NAME_CHARACTERS = 100


class Invite(msgspec.Struct, frozen=True):
    """Somebody who is to work here; email "" only for an owner, who says it when following the link."""

    email: str
    name: str
    role: str


class Reset(msgspec.Struct, frozen=True):
    """A new password for somebody who works here, and on wish without the second factor that was lost."""

    staff_id: str
    drops_second_factor: bool = False


class Link(msgspec.Struct, frozen=True):
    """token: what stands behind # in the address; shown once."""

    id: str
    token: str

    def __repr__(self) -> str:
        return f"Link({self.id})"


def invite(tx: Transaction, command: Invite, actor: Actor, may: frozenset[str]) -> Link:
    """may: what the caller may do. An older invitation of the same address is good no more.

    Raises Invalid, NotFound for the role, MoreThanOneHas, AlreadyStaff.
    """
    email = checked_email(command.email)
    role = role_named(tx, command.role)
    check_grant(permissions_of(tx, role.id), may)
    if person_by_email(tx, email) is not None:
        raise AlreadyStaff("somebody with this address works here already")
    withdraw_like(tx, "invitation", email)
    name = command.name.strip()[:NAME_CHARACTERS]
    return _made(tx, actor, "invitation", email=email, name=name, role=role.id)


def invite_again(tx: Transaction, invitation_id: str, actor: Actor, may: frozenset[str]) -> Link:
    """A new link in place of one that nobody followed, also if it ran out. Raises NotFound, MoreThanOneHas, AlreadyStaff."""
    row = unfollowed_invitation(tx, invitation_id)
    link = invite(tx, Invite(row.email, row.name, row.role), actor, may)
    if row.expires_at <= tx.now:  # an open one gave way already
        tx.run(WITHDRAW, id_=row.id, since=tx.now - SHOWN_FOR, at=tx.now)
    return link


def reset(tx: Transaction, command: Reset, actor: Actor, may: frozenset[str]) -> Link:
    """Raises NotFound, MoreThanOneHas."""
    whom = person(tx, command.staff_id)
    check_grant(permissions_of(tx, whom.role), may)
    withdraw_like(tx, "reset", whom.email)
    return _made(
        tx, actor, "reset", email=whom.email, name=whom.name, role=whom.role, staff_id=whom.id,
        drops_second_factor=command.drops_second_factor,
    )  # fmt: skip


def owner_link(tx: Transaction, actor: Actor, *, first: bool = False) -> Link | None:
    """A link that makes an owner. first: only for a shop where nobody works and that has no such link; else None."""
    tx.lock(shops)
    if first and (how_many(tx) or has_owner_link(tx)):
        return None
    withdraw_like(tx, "owner", "")
    return _made(tx, actor, "owner", role=OWNER)


def _made(
    tx: Transaction, actor: Actor, kind: str, *, role: str, email: str = "", name: str = "", staff_id: str = "",
    drops_second_factor: bool = False,
) -> Link:  # fmt: skip
    link = Link(tx.new_id("invitation"), new_token())
    tx.run(
        _ADD, id=link.id, kind=kind, hash=token_hash(link.token), email=email, name=name, role=role, staff_id=staff_id,
        drops_second_factor=drops_second_factor, made_by=actor.id, created_at=tx.now, expires_at=tx.now + LASTS[kind],
    )  # fmt: skip
    audit.record(
        tx, actor, f"link.{kind}", target_kind="staff" if staff_id else "invitation", target_id=staff_id or link.id,
        after={"role": role, "drops_second_factor": drops_second_factor},
    )  # fmt: skip
    return link
