"""Follow a link that lets somebody in: the password is chosen there."""

from typing import Any

import msgspec
from sqlalchemy import update

from chaffer.accounts import audit
from chaffer.accounts.actor import Actor
from chaffer.accounts.staff.addresses import checked_email
from chaffer.accounts.staff.devices import forget_devices
from chaffer.accounts.staff.errors import LinkGone
from chaffer.accounts.staff.invitations import USE, invitation_behind, withdraw_like
from chaffer.accounts.staff.operations.join_staff import JoinStaff, join_staff
from chaffer.accounts.staff.people import person
from chaffer.accounts.staff.second_factor import drop_second_factor
from chaffer.accounts.staff.sessions import end_sessions
from chaffer.accounts.tables import staff
from chaffer.runtime.statements import Statement, given, mine
from chaffer.runtime.transaction import Transaction

_PASSWORD = Statement(
    "staff.password",
    update(staff).where(mine(staff), staff.c.id == given("id_")).values(password_hash=given("password_hash_")),
)


class AcceptLink(msgspec.Struct, frozen=True):
    """password_hash: of the new password. name, email: of somebody new; email only where the link names none."""

    token: str
    password_hash: str
    name: str = ""
    email: str = ""
    origin: str = ""


def accept_link(tx: Transaction, command: AcceptLink) -> str:
    """Who that is, now a person of this shop with this password. The link is good no more.

    Raises LinkGone, Invalid, AlreadyStaff.
    """
    link = _still(tx, command.token)
    if not tx.run(USE, id_=link.id, now=tx.now, at=tx.now):
        raise LinkGone("this link is good no more")
    staff_id = _renewed(tx, link, command) if link.kind == "reset" else _added(tx, link, command)
    tx.changed("staff", staff_id)
    return staff_id


def _still(tx: Transaction, token: str) -> Any:
    """Raises LinkGone, also for a link of another shop."""
    link = invitation_behind(tx, token)
    if link is None or link.shop_id != tx.shop_id:
        raise LinkGone("this link is good no more")
    return link


def _added(tx: Transaction, link: Any, command: AcceptLink) -> str:
    email = checked_email(link.email or command.email)
    staff_id = join_staff(tx, JoinStaff(command.name.strip() or link.name, email, link.role, command.password_hash))
    withdraw_like(tx, "invitation", email)
    actor = Actor("staff", staff_id, command.origin)
    audit.record(
        tx, actor, "staff.join", target_kind="staff", target_id=staff_id, after={"role": link.role, "by": link.made_by}
    )  # fmt: skip
    return staff_id


def _renewed(tx: Transaction, link: Any, command: AcceptLink) -> str:
    whom = person(tx, link.staff_id)
    if whom.state != "active":
        raise LinkGone("this link is good no more")
    tx.run(_PASSWORD, id_=whom.id, password_hash_=command.password_hash)
    if link.drops_second_factor:
        drop_second_factor(tx, whom.id)
    forget_devices(tx, whom.id)
    end_sessions(tx, whom.id)
    audit.record(
        tx, Actor("staff", whom.id, command.origin), "staff.reset", target_kind="staff", target_id=whom.id,
        after={"drops_second_factor": link.drops_second_factor},
    )  # fmt: skip
    return str(whom.id)
