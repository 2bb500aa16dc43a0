"""Whose key came with a request."""

from chaffer.accounts.keys import USE_NOTED_EVERY, KeyHolder, holder_of, note_use
from chaffer.accounts.operations.create_api_key import PREFIX
from chaffer.kernel.errors import Forbidden, Unauthorized
from chaffer.runtime.transaction import ANY_SHOP
from chaffer.web.backstage import Backstage

_LONGEST = 200


async def authenticate(backstage: Backstage, authorization: str) -> KeyHolder:
    """Raises Unauthorized, in the same words whatever was wrong."""
    scheme, _, key = authorization.partition(" ")
    key = key.strip()
    holder = None
    if scheme.lower() == "bearer" and key.startswith(PREFIX) and len(key) <= _LONGEST:
        holder = await backstage.db.read(ANY_SHOP, lambda tx: holder_of(tx, key))
    if holder is None:
        raise Unauthorized("send a valid key as: Authorization: Bearer chf_…")
    await _note(backstage, holder)
    return holder


def authorize(holder: KeyHolder, permission: str) -> None:
    """Raises Forbidden."""
    if permission not in holder.permissions:
        raise Forbidden(f"this key lacks the permission {permission}", permission=permission)


async def _note(backstage: Backstage, holder: KeyHolder) -> None:
    last = holder.last_used_at
    if last is None or backstage.db.clock.now() - last >= USE_NOTED_EVERY:
        await backstage.db.write(holder.shop_id, lambda tx: note_use(tx, holder.key_id))
