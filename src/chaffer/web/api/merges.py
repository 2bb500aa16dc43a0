"""Two contacts who are one person, joined and parted by the merchant."""

from datetime import datetime
from typing import Any

import msgspec

from chaffer.accounts import audit
from chaffer.people.listing import get_contact
from chaffer.people.merges import merge_of, merges_into
from chaffer.people.operations.merge_contacts import MergeContacts, merge_contacts
from chaffer.people.operations.split_contacts import SplitContacts, split_contacts
from chaffer.runtime.transaction import Transaction
from chaffer.web.call import Call
from chaffer.web.route import Nothing


class Merge(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """into: the contact that stays. reason: what shows that the two are one."""

    into: str
    reason: str


class MergeOut(msgspec.Struct, frozen=True):
    """undone_at: when it was taken back, null if it stands."""

    id: str
    from_contact_id: str
    into_contact_id: str
    evidence: dict[str, str]
    actor_kind: str
    at: datetime
    undone_at: datetime | None


class Merges(msgspec.Struct, frozen=True):
    items: tuple[MergeOut, ...]


async def list_(call: Call, _: Nothing) -> Merges:
    def work(tx: Transaction) -> Merges:
        get_contact(tx, call.path["id"])
        return Merges(tuple(map(_out, merges_into(tx, call.path["id"]))))

    return await call.read(work)


async def join(call: Call, asked: Merge) -> MergeOut:
    def work(tx: Transaction) -> MergeOut:
        evidence = {"from": "merchant", "reason": asked.reason[:500]}
        actor = call.actor
        command = MergeContacts(call.path["id"], asked.into, evidence, actor.kind, actor.id)
        merge_id = merge_contacts(tx, command)
        audit.record(tx, actor, "contacts.merge", target_kind="merge", target_id=merge_id, after=evidence)
        return _out(merge_of(tx, merge_id))

    return await call.write(work)


async def part(call: Call, _: Nothing) -> MergeOut:
    def work(tx: Transaction) -> MergeOut:
        merge_id = call.path["id"]
        split_contacts(tx, SplitContacts(merge_id))
        audit.record(tx, call.actor, "contacts.split", target_kind="merge", target_id=merge_id)
        return _out(merge_of(tx, merge_id))

    return await call.write(work)


def _out(row: Any) -> MergeOut:
    return MergeOut(
        row.id, row.from_contact_id, row.into_contact_id, row.evidence, row.actor_kind, row.at, row.undone_at
    )
