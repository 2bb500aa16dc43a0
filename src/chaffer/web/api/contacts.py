"""Shoppers, and what they agreed to."""

from datetime import datetime
from typing import Annotated, Any

import msgspec

from chaffer.people.listing import LAST, consents_of, get_contact, identities_of, list_contacts
from chaffer.people.operations.block import Block
from chaffer.people.operations.block import block as block_contact
from chaffer.runtime.transaction import Transaction
from chaffer.web.call import Call
from chaffer.web.cursors import Page, PageAsked, after_of, page_of
from chaffer.web.route import Nothing


class IdentityOut(msgspec.Struct, frozen=True):
    """One address under which a channel knows the person. kind: phone, bsuid, username, …"""

    channel: str
    kind: str
    value: str


class ContactOut(msgspec.Struct, frozen=True):
    id: str
    name: str
    email: str
    language: str
    country: str
    time_zone: str
    identities: tuple[IdentityOut, ...]
    created_at: datetime
    seen_at: datetime | None
    blocked_at: datetime | None


class ConsentOut(msgspec.Struct, frozen=True):
    """One statement of a person's wishes. state: pending, confirmed, withdrawn. wording: what was agreed to.

    proof: where it can be looked up: a message, a form, a page. actor: who noted it.
    """

    id: str
    channel: str
    purpose: str
    topic: str
    state: str
    method: str
    wording: str
    at: datetime
    actor_kind: str
    actor_id: str
    locale: str
    proof: dict[str, Any]


class NewBlock(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """reason: for your own trail; the person is not told."""

    reason: Annotated[str, msgspec.Meta(max_length=400)] = ""


class Consents(msgspec.Struct, frozen=True):
    items: tuple[ConsentOut, ...]


async def list_(call: Call, asked: PageAsked) -> Page[ContactOut]:
    def work(tx: Transaction) -> Page[ContactOut]:
        rows = list_contacts(tx, after_of(asked.cursor, LAST), asked.limit + 1)
        known_as = identities_of(tx, [row.id for row in rows])
        return page_of([contact_out(row, known_as[row.id]) for row in rows], asked.limit)

    return await call.read(work)


async def get(call: Call, _: Nothing) -> ContactOut:
    def work(tx: Transaction) -> ContactOut:
        row = get_contact(tx, call.path["id"])
        return contact_out(row, identities_of(tx, [row.id])[row.id])

    return await call.read(work)


async def block(call: Call, asked: NewBlock) -> ContactOut:
    return await _set_blocked(call, asked.reason, blocked=True)


async def unblock(call: Call, _: Nothing) -> ContactOut:
    return await _set_blocked(call, "", blocked=False)


async def _set_blocked(call: Call, reason: str, *, blocked: bool) -> ContactOut:
    def work(tx: Transaction) -> ContactOut:
        block_contact(tx, Block(call.path["id"], blocked, reason), call.actor)
        row = get_contact(tx, call.path["id"])
        return contact_out(row, identities_of(tx, [row.id])[row.id])

    return await call.write(work)


async def consents(call: Call, _: Nothing) -> Consents:
    def work(tx: Transaction) -> Consents:
        get_contact(tx, call.path["id"])
        return Consents(tuple(ConsentOut(*row) for row in consents_of(tx, call.path["id"])))

    return await call.read(work)


def contact_out(row: Any, known_as: list[Any]) -> ContactOut:
    addresses = tuple(IdentityOut(each.channel, each.kind, each.value) for each in known_as)
    return ContactOut(
        row.id, row.name, row.email, row.language, row.country, row.time_zone, addresses, row.created_at, row.seen_at,
        row.blocked_at,
    )  # fmt: skip
