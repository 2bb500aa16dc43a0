"""End a key's life."""

import msgspec

from chaffer.accounts import audit
from chaffer.accounts.actor import SYSTEM, Actor
from chaffer.accounts.events import KeyRevoked
from chaffer.accounts.tables import api_keys
from chaffer.kernel.errors import NotFound
from chaffer.runtime.statements import given
from chaffer.runtime.transaction import Transaction, guarded

_REVOKE = guarded(
    "api_keys.revoke", api_keys, api_keys.c.id == given("id_"), api_keys.c.revoked_at.is_(None), revoked_at=given("at")
)


class RevokeApiKey(msgspec.Struct, frozen=True):
    key_id: str


def revoke_api_key(tx: Transaction, command: RevokeApiKey, actor: Actor = SYSTEM) -> None:
    """The next call with the key is refused. Raises NotFound if this shop has no such valid key."""
    if not tx.run(_REVOKE, id_=command.key_id, at=tx.now):
        raise NotFound("this shop has no such valid key", key_id=command.key_id)
    tx.happened(KeyRevoked(command.key_id))
    audit.record(tx, actor, "key.revoke", target_kind="key", target_id=command.key_id)
