"""Whose client a shopper is."""

from typing import Annotated

import msgspec
from sqlalchemy import select

from chaffer.accounts import audit
from chaffer.accounts.listing import is_staff
from chaffer.desk.agents import keeper_of
from chaffer.desk.operations.keep_client import KeepClient, keep_client
from chaffer.kernel.errors import Invalid
from chaffer.people.tables import contacts
from chaffer.runtime.statements import Statement, given, mine
from chaffer.runtime.transaction import Transaction
from chaffer.web.call import Call
from chaffer.web.route import Nothing

_KNOWN = Statement("own_clients.contact", select(contacts.c.id).where(mine(contacts), contacts.c.id == given("id")))


class Keeper(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """staff_id: of whoever's client it is; empty: nobody's."""

    staff_id: Annotated[str, msgspec.Meta(max_length=64)] = ""


async def get(call: Call, _: Nothing) -> Keeper:
    def work(tx: Transaction) -> Keeper:
        tx.one(_KNOWN, id=call.path["id"])
        return Keeper(keeper_of(tx, call.path["id"]))

    return await call.read(work)


async def put(call: Call, asked: Keeper) -> Keeper:
    """Raises NotFound, Invalid."""

    def work(tx: Transaction) -> Keeper:
        tx.one(_KNOWN, id=call.path["id"])
        if asked.staff_id and not is_staff(tx, asked.staff_id):
            raise Invalid("no such member of staff", field="staff_id")
        keep_client(tx, KeepClient(call.path["id"], asked.staff_id))
        audit.record(
            tx, call.actor, "contact.keeper", target_kind="contact", target_id=call.path["id"], after=asked
        )  # fmt: skip
        return asked

    return await call.write(work)
