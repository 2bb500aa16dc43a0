"""Make a key for the API."""

from datetime import datetime

import msgspec

from chaffer.accounts import audit
from chaffer.accounts.actor import SYSTEM, Actor
from chaffer.accounts.errors import UnknownPermission
from chaffer.accounts.events import KeyCreated
from chaffer.accounts.keys import maker_of
from chaffer.accounts.permissions import PERMISSIONS, unknown
from chaffer.accounts.tables import api_keys
from chaffer.kernel.errors import Invalid
from chaffer.runtime.secrets import new_token, token_hash
from chaffer.runtime.statements import Statement, insert_all
from chaffer.runtime.transaction import Transaction

PREFIX = "chf_"
_ADD = Statement(
    "api_keys.add", insert_all(api_keys, "id", "name", "hash", "permissions", "made_by", "created_at", "expires_at")
)


class CreateApiKey(msgspec.Struct, frozen=True):
    """permissions: names of `accounts.permissions`; all of them by default. expires_at: aware; None: it lasts until it is revoked."""

    name: str = ""
    permissions: tuple[str, ...] = tuple(PERMISSIONS)
    expires_at: datetime | None = None


class ApiKey(msgspec.Struct, frozen=True):
    """key: shown to its maker once and stored nowhere."""

    id: str
    key: str


def create_api_key(tx: Transaction, command: CreateApiKey, actor: Actor = SYSTEM) -> ApiKey:
    """Raises UnknownPermission, Invalid for an end that is past. Each call makes another key."""
    if wrong := unknown(command.permissions):
        raise UnknownPermission(f"no such permission: {', '.join(wrong)}", names=wrong)
    if command.expires_at is not None and command.expires_at <= tx.now:
        raise Invalid("a key ends in the future", field="expires_at")
    made = ApiKey(tx.new_id("key"), new_token(PREFIX))
    permissions = sorted(set(command.permissions))
    tx.run(
        _ADD, id=made.id, name=command.name, hash=token_hash(made.key), permissions=permissions,
        made_by=maker_of(tx, actor.kind, actor.id), created_at=tx.now, expires_at=command.expires_at,
    )  # fmt: skip
    tx.happened(KeyCreated(made.id, command.name))
    audit.record(
        tx, actor, "key.create", target_kind="key", target_id=made.id,
        after={"name": command.name, "permissions": permissions, "expires_at": command.expires_at},
    )  # fmt: skip
    return made
