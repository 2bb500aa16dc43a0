"""The people of the shop, and what becomes of them."""

from datetime import datetime
from typing import Literal

import msgspec

from chaffer.accounts.listing import list_staff
from chaffer.accounts.staff.operations.change_staff import ChangeStaff, change_staff
from chaffer.accounts.staff.operations.make_link import Reset, reset
from chaffer.desk.operations.release import release_of
from chaffer.runtime.transaction import Transaction
from chaffer.web.api.invitations import LinkMade, link_made
from chaffer.web.api.sign_in_fields import NameText, RoleText
from chaffer.web.call import Call
from chaffer.web.cursors import Page, PageAsked, after_of, page_of


class StaffOut(msgspec.Struct, frozen=True):
    """role: the id of one in /roles. state: active, or disabled: out, and not let in again."""

    id: str
    name: str
    email: str
    role: str
    language: str
    state: str
    created_at: datetime


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
        return page_of([StaffOut(*row) for row in rows], asked.limit)

    return await call.read(work)


async def change(call: Call, asked: StaffChange) -> StaffOut:
    def work(tx: Transaction) -> StaffOut:
        command = ChangeStaff(call.path["id"], asked.role, asked.state, asked.name)
        now = change_staff(tx, command, call.actor, call.holder.permissions)
        if now.state != "active":
            release_of(tx, now.id)
        return StaffOut(now.id, now.name, now.email, now.role, now.language, now.state, now.created_at)

    return await call.write(work)


async def reset_password(call: Call, asked: ResetAsked) -> LinkMade:
    def work(tx: Transaction) -> LinkMade:
        command = Reset(call.path["id"], asked.second_factor)
        return link_made(tx, call, reset(tx, command, call.actor, call.holder.permissions), "reset")

    return await call.write(work)
