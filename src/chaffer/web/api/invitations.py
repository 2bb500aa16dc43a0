"""Links that let people in, and following them."""

from datetime import datetime
from typing import Any, Literal

import msgspec
from starlette.responses import Response

from chaffer.accounts.staff.errors import LinkGone
from chaffer.accounts.staff.invitations import LASTS, invitation_behind, open_invitations
from chaffer.accounts.staff.operations.accept_link import AcceptLink, accept_link
from chaffer.accounts.staff.operations.make_link import Invite, Link, invite, invite_again
from chaffer.accounts.staff.operations.withdraw_invitation import WithdrawInvitation, withdraw_invitation
from chaffer.accounts.staff.passwords import check_password
from chaffer.accounts.staff.people import person
from chaffer.runtime.transaction import ANY_SHOP, Transaction
from chaffer.web.api.sign_in_fields import Code, Email, NameText, Password, RecoveryCode, RoleText, Token
from chaffer.web.call import Call
from chaffer.web.route import Nothing
from chaffer.web.signing_in.letting_in import let_in
from chaffer.web.signing_in.second_step import second_step


class LinkAsked(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    token: Token

    def __repr__(self) -> str:
        return "LinkAsked()"


class ShopNamed(msgspec.Struct, frozen=True):
    slug: str
    name: str


class LinkOut(msgspec.Struct, frozen=True):
    """kind: invitation, owner (the first of a shop, or one more), reset (a new password).

    email: empty where whoever follows the link has to say it. name: as it was written into the invitation.
    """

    kind: str
    email: str
    name: str
    role: str
    shop: ShopNamed
    expires_at: datetime


class Acceptance(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """name: needed unless the link is for a new password. email: needed only where the link names none.

    code, recovery_code: a new password does not stand for the second factor; whoever has one shows it here too.
    """

    token: Token
    password: Password
    name: NameText = ""
    email: Email = ""
    code: Code = ""
    recovery_code: RecoveryCode = ""

    def __repr__(self) -> str:
        return "Acceptance()"


class NewInvitation(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """role: the id of one in /roles, which may do nothing that you may not."""

    email: Email
    role: RoleText
    name: NameText = ""


class LinkMade(msgspec.Struct, frozen=True):
    """url: to be given to the person; shown this once."""

    id: str
    url: str
    expires_at: datetime

    def __repr__(self) -> str:
        return "LinkMade()"


class InvitationOut(msgspec.Struct, frozen=True):
    """made_by: the id of the person or key; empty for a command. state: open; or expired, which is shown for a month."""

    id: str
    kind: str
    email: str
    name: str
    role: str
    made_by: str
    created_at: datetime
    expires_at: datetime
    state: Literal["open", "expired"] = "open"


class Invitations(msgspec.Struct, frozen=True):
    items: tuple[InvitationOut, ...]


async def list_(call: Call, _: Nothing) -> Invitations:
    def work(tx: Transaction) -> Invitations:
        return Invitations(tuple(_shown(row, tx.now) for row in open_invitations(tx)))

    return await call.read(work)


def _shown(row: Any, now: datetime) -> InvitationOut:
    return InvitationOut(
        row.id, row.kind, row.email, row.name, row.role, row.made_by, row.created_at, row.expires_at,
        "open" if row.expires_at > now else "expired",
    )  # fmt: skip


async def resend(call: Call, _: Nothing) -> LinkMade:
    """The old link is good no more. Raises NotFound, MoreThanOneHas."""
    here, may = call.path["id"], call.holder.permissions
    return await call.write(
        lambda tx: link_made(tx, call, invite_again(tx, here, call.actor, may), "invitation")
    )  # fmt: skip


async def add(call: Call, asked: NewInvitation) -> LinkMade:
    command = Invite(asked.email, asked.name, asked.role)
    return await call.write(
        lambda tx: link_made(tx, call, invite(tx, command, call.actor, call.holder.permissions), "invitation")
    )  # fmt: skip


def link_made(tx: Transaction, call: Call, link: Link, kind: str) -> LinkMade:
    """What stands behind # never reaches a server's log."""
    return LinkMade(
        link.id, f"{call.backstage.settings.address}/desk/welcome#{link.token}", tx.now + LASTS[kind]
    )  # fmt: skip


async def withdraw(call: Call, _: Nothing) -> Nothing:
    await call.write(lambda tx: withdraw_invitation(tx, WithdrawInvitation(call.path["id"]), call.actor))
    return Nothing()


async def look(call: Call, asked: LinkAsked) -> LinkOut:
    link = await _link(call, asked.token)
    return LinkOut(
        link.kind, link.email, link.name, link.role, ShopNamed(link.slug, link.shop_name), link.expires_at
    )  # fmt: skip


async def accept(call: Call, asked: Acceptance) -> Response:
    link = await _link(call, asked.token)
    check_password(asked.password, asked.name or link.name, link.email or asked.email, link.shop_name)
    if link.kind == "reset" and not link.drops_second_factor:
        whom = await call.backstage.db.read(link.shop_id, lambda tx: person(tx, link.staff_id))
        await second_step(call, whom, asked.code, asked.recovery_code)
    hashed = await call.backstage.hashing.hash(asked.password)
    command = AcceptLink(asked.token, hashed, asked.name, asked.email, call.origin)
    return await let_in(call, link.shop_id, f"link: {link.kind}", lambda tx: accept_link(tx, command))


async def _link(call: Call, token: str) -> Any:
    """Raises LinkGone."""
    link = await call.backstage.db.read(ANY_SHOP, lambda tx: invitation_behind(tx, token))
    if link is None:
        raise LinkGone("this link was used, was withdrawn or ran out")
    return link
