"""Keys of the API: making, listing, ending them."""

from datetime import datetime
from typing import Annotated, Any

import msgspec

from chaffer.accounts.keys import keys_of_shop
from chaffer.accounts.operations.create_api_key import CreateApiKey, create_api_key
from chaffer.accounts.operations.revoke_api_key import RevokeApiKey, revoke_api_key
from chaffer.accounts.permissions import PERMISSIONS
from chaffer.accounts.staff.granting import check_grant
from chaffer.kernel.errors import NotFound
from chaffer.runtime.transaction import Transaction
from chaffer.web.call import Call
from chaffer.web.route import Nothing


class KeyOut(msgspec.Struct, frozen=True):
    """The key itself is nowhere: only its hash is kept. last_used_at: to the hour. expires_at: null, if it does not end."""

    id: str
    name: str
    permissions: tuple[str, ...]
    created_at: datetime
    last_used_at: datetime | None
    revoked_at: datetime | None
    expires_at: datetime | None


class Keys(msgspec.Struct, frozen=True):
    items: tuple[KeyOut, ...]


class NewKey(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """permissions: by their names, none that you lack. expires_at: with its zone; null: it lasts until it is revoked."""

    name: Annotated[str, msgspec.Meta(min_length=1, max_length=100, examples=["Warehouse"])]
    permissions: Annotated[
        tuple[Annotated[str, msgspec.Meta(max_length=60)], ...],
        msgspec.Meta(min_length=1, max_length=200, examples=[["orders.read"]]),
    ]
    expires_at: Annotated[datetime, msgspec.Meta(tz=True)] | None = None


class KeyMade(msgspec.Struct, frozen=True):
    """secret: what goes into `Authorization: Bearer …`; shown only now."""

    key: KeyOut
    secret: str


class PermissionMeant(msgspec.Struct, frozen=True):
    """meaning: in English. granted: whether you may hand it on."""

    name: str
    meaning: str
    granted: bool


class PermissionsMeant(msgspec.Struct, frozen=True):
    items: tuple[PermissionMeant, ...]


async def list_(call: Call, _: Nothing) -> Keys:
    return await call.read(lambda tx: Keys(tuple(_key(row) for row in keys_of_shop(tx))))


async def permissions(call: Call, _: Nothing) -> PermissionsMeant:
    may = call.holder.permissions
    return PermissionsMeant(tuple(PermissionMeant(name, meaning, name in may) for name, meaning in PERMISSIONS.items()))


async def add(call: Call, asked: NewKey) -> KeyMade:
    """Raises UnknownPermission, MoreThanOneHas, Invalid."""

    def work(tx: Transaction) -> KeyMade:
        made = create_api_key(tx, CreateApiKey(asked.name, asked.permissions, asked.expires_at), call.actor)
        check_grant(frozenset(asked.permissions), call.holder.permissions)
        return KeyMade(_one(tx, made.id), made.key)

    return await call.write(work)


async def revoke(call: Call, _: Nothing) -> KeyOut:
    def work(tx: Transaction) -> KeyOut:
        revoke_api_key(tx, RevokeApiKey(call.path["id"]), call.actor)
        return _one(tx, call.path["id"])

    return await call.write(work)


def _one(tx: Transaction, key_id: str) -> KeyOut:
    """Raises NotFound."""
    found = next((row for row in keys_of_shop(tx) if row.id == key_id), None)
    if found is None:
        raise NotFound("no such key")
    return _key(found)


def _key(row: Any) -> KeyOut:
    return KeyOut(
        row.id, row.name, tuple(row.permissions), row.created_at, row.last_used_at, row.revoked_at, row.expires_at
    )
