"""The house itself: keys, channels, templates, and who did what."""

from datetime import datetime
from typing import Annotated, Any

import msgspec

from chaffer.accounts.audit import broken_at
from chaffer.accounts.channels import accounts_of_shop
from chaffer.accounts.keys import keys_of_shop
from chaffer.accounts.listing import list_audit
from chaffer.accounts.operations.revoke_api_key import RevokeApiKey, revoke_api_key
from chaffer.accounts.templates import templates_of
from chaffer.kernel.errors import NotFound
from chaffer.people.listing import LAST
from chaffer.runtime.transaction import Transaction
from chaffer.web.call import Call
from chaffer.web.cursors import CursorText, Limit, Page, after_of, page_of
from chaffer.web.route import Nothing

Short = Annotated[str, msgspec.Meta(max_length=100)]


class KeyOut(msgspec.Struct, frozen=True):
    """The key itself is nowhere: only its hash is kept."""

    id: str
    name: str
    permissions: tuple[str, ...]
    created_at: datetime
    last_used_at: datetime | None
    revoked_at: datetime | None


class Keys(msgspec.Struct, frozen=True):
    items: tuple[KeyOut, ...]


class ChannelOut(msgspec.Struct, frozen=True):
    """An account of a channel, without its secrets. state: active, paused, broken. trouble: what the platform says."""

    id: str
    kind: str
    external_id: str
    name: str
    state: str
    trouble: str
    created_at: datetime


class Channels(msgspec.Struct, frozen=True):
    items: tuple[ChannelOut, ...]


class TemplateOut(msgspec.Struct, frozen=True):
    """state: pending, approved, rejected, paused, disabled. reason: the platform's."""

    id: str
    name: str
    language: str
    category: str
    state: str
    quality: str
    reason: str
    components: list[Any]
    updated_at: datetime


class Templates(msgspec.Struct, frozen=True):
    items: tuple[TemplateOut, ...]


class AuditAsked(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    limit: Limit = 50
    cursor: CursorText = ""
    target_kind: Short = ""
    target_id: Short = ""
    actor_id: Short = ""


class AuditOut(msgspec.Struct, frozen=True):
    """hash: over this line and previous_hash, so that none can be changed or taken away unseen."""

    id: str
    at: datetime
    actor_kind: str
    actor_id: str
    action: str
    target_kind: str
    target_id: str
    before: Any
    after: Any
    origin: str
    previous_hash: str
    hash: str


class TrailOut(msgspec.Struct, frozen=True):
    """broken_at: the first line that was changed, added or removed behind our back; empty if the chain holds."""

    broken_at: str


async def keys(call: Call, _: Nothing) -> Keys:
    return await call.read(lambda tx: Keys(tuple(_key(row) for row in keys_of_shop(tx))))


async def revoke(call: Call, _: Nothing) -> KeyOut:
    def work(tx: Transaction) -> KeyOut:
        revoke_api_key(tx, RevokeApiKey(call.path["id"]), call.actor)
        for row in keys_of_shop(tx):
            if row.id == call.path["id"]:
                return _key(row)
        raise NotFound("no such key")

    return await call.write(work)


async def channels(call: Call, _: Nothing) -> Channels:
    return await call.read(lambda tx: Channels(tuple(_out(ChannelOut, row) for row in accounts_of_shop(tx))))


async def templates(call: Call, _: Nothing) -> Templates:
    """Raises NotFound."""

    def work(tx: Transaction) -> Templates:
        if all(row.id != call.path["id"] for row in accounts_of_shop(tx)):
            raise NotFound("no such channel account")
        return Templates(tuple(_out(TemplateOut, row) for row in templates_of(tx, call.path["id"])))

    return await call.read(work)


async def audit(call: Call, asked: AuditAsked) -> Page[AuditOut]:
    def work(tx: Transaction) -> Page[AuditOut]:
        rows = list_audit(
            tx, after_of(asked.cursor, LAST), asked.limit + 1, target_kind=asked.target_kind,
            target_id=asked.target_id, actor_id=asked.actor_id,
        )  # fmt: skip
        return page_of([_out(AuditOut, row) for row in rows], asked.limit)

    return await call.read(work)


async def trail(call: Call, _: Nothing) -> TrailOut:
    return await call.read(lambda tx: TrailOut(broken_at(tx)))


def _key(row: Any) -> KeyOut:
    return KeyOut(row.id, row.name, tuple(row.permissions), row.created_at, row.last_used_at, row.revoked_at)


def _out(kind: Any, row: Any) -> Any:
    return kind(*(getattr(row, name) for name in kind.__struct_fields__))
