"""The people of the shop, and what becomes of them."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, Literal

import msgspec

from chaffer.accounts.listing import list_staff
from chaffer.accounts.staff.operations.change_staff import ChangeStaff, change_staff
from chaffer.accounts.staff.operations.make_link import Reset, reset
from chaffer.accounts.staff.operations.sign_out_staff import sign_out_staff
from chaffer.accounts.staff.standing import Standing, standing_of
from chaffer.desk.operations.release import release_of
from chaffer.runtime.transaction import Transaction
from chaffer.web.api.invitations import LinkMade, link_made
from chaffer.web.api.sign_in_fields import NameText, RoleText
from chaffer.web.auth import idle_of
from chaffer.web.call import Call
from chaffer.web.cursors import Page, PageAsked, after_of, page_of
from chaffer.web.route import Nothing


class StaffOut(msgspec.Struct, frozen=True):
    """role: the id of one in /roles. state: active, or disabled: out, and not let in again. second_factor: whether a code
    is asked of them too. seen_at: to a few minutes; null for who never came. sessions: in which they are signed in now.
    """

    id: str
    name: str
    email: str
    role: str
    language: str
    state: str
    created_at: datetime
    second_factor: bool = False
    seen_at: datetime | None = None
    sessions: int = 0


class StaffChange(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What is left out stays as it is. Who is disabled is out at the next call."""

    role: RoleText | None = None
    state: Literal["active", "disabled"] | None = None
    name: NameText | None = None


class ResetAsked(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """second_factor: true if it was lost too; following the link takes it away."""

    second_factor: bool = False


async def list_(call: Call, asked: PageAsked) -> Page[StaffOut]:
    def work(tx: Transaction) -> Page[StaffOut]:
        rows = list_staff(tx, after_of(asked.cursor, ""), asked.limit + 1)
        return page_of(_out(tx, call, rows), asked.limit)

    return await call.read(work)


async def change(call: Call, asked: StaffChange) -> StaffOut:
    def work(tx: Transaction) -> StaffOut:
        command = ChangeStaff(call.path["id"], asked.role, asked.state, asked.name)
        now = change_staff(tx, command, call.actor, call.holder.permissions)
        if now.state != "active":
            release_of(tx, now.id)
        (told,) = _out(tx, call, [(now.id, now.name, now.email, now.role, now.language, now.state, now.created_at)])
        return told

    return await call.write(work)


async def reset_password(call: Call, asked: ResetAsked) -> LinkMade:
    def work(tx: Transaction) -> LinkMade:
        command = Reset(call.path["id"], asked.second_factor)
        return link_made(tx, call, reset(tx, command, call.actor, call.holder.permissions), "reset")

    return await call.write(work)


async def sign_out(call: Call, _: Nothing) -> None:
    """Wherever they are signed in. Raises NotFound, MoreThanOneHas."""

    def work(tx: Transaction) -> None:
        sign_out_staff(tx, call.path["id"], call.actor, call.holder.permissions)

    await call.write(work)


def _out(tx: Transaction, call: Call, rows: Sequence[Any]) -> list[StaffOut]:
    stand = standing_of(tx, [row[0] for row in rows], idle_of(call.backstage.settings))
    return [_one(row, stand[row[0]]) for row in rows]


def _one(row: Any, stand: Standing) -> StaffOut:
    id_, name, email, role, language, state, created_at = row
    return StaffOut(
        id_, name, email, role, language, state, created_at, stand.second_factor, stand.seen_at, stand.sessions
    )  # fmt: skip
