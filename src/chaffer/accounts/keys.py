"""Who holds an API key."""

from datetime import timedelta
from typing import Any

from sqlalchemy import or_, select

from chaffer.accounts.holder import Holder
from chaffer.accounts.tables import api_keys, shops
from chaffer.runtime.secrets import token_hash
from chaffer.runtime.statements import Statement, given, mine
from chaffer.runtime.transaction import Transaction, guarded

_not_over = or_(api_keys.c.expires_at.is_(None), api_keys.c.expires_at > given("now"))
_HELD = Statement(
    "api_keys.held",
    select(api_keys.c.shop_id, api_keys.c.id, api_keys.c.permissions, api_keys.c.last_used_at)
    .join(shops, shops.c.shop_id == api_keys.c.shop_id)
    .where(api_keys.c.hash == given("hash"), api_keys.c.revoked_at.is_(None), _not_over, shops.c.state != "closed"),
)
_USED = guarded(
    "api_keys.used",
    api_keys,
    api_keys.c.id == given("id_"),
    or_(api_keys.c.last_used_at.is_(None), api_keys.c.last_used_at < given("before")),
    last_used_at=given("at"),
)
_OF_SHOP = Statement(
    "api_keys.of_shop",
    select(
        api_keys.c.id, api_keys.c.name, api_keys.c.permissions, api_keys.c.created_at, api_keys.c.last_used_at,
        api_keys.c.revoked_at, api_keys.c.expires_at,
    ).where(mine(api_keys)).order_by(api_keys.c.id),
)  # fmt: skip
_VALID = Statement(
    "api_keys.valid",
    select(api_keys.c.id).where(
        mine(api_keys), api_keys.c.id == given("id"), api_keys.c.revoked_at.is_(None), _not_over
    ),
)
_MAKER = Statement("api_keys.maker", select(api_keys.c.made_by).where(mine(api_keys), api_keys.c.id == given("id")))
USE_NOTED_EVERY = timedelta(hours=1)


def holder_of(tx: Transaction, key: str) -> Holder | None:
    """Whose key this is; None for unknown, revoked and expired ones alike. The transaction looks across shops."""
    row = tx.row(_HELD, hash=token_hash(key), now=tx.now)
    return (
        None
        if row is None
        else Holder(row.shop_id, "key", row.id, frozenset(row.permissions), seen_at=row.last_used_at)
    )


def maker_of(tx: Transaction, kind: str, actor_id: str) -> str:
    """The member of staff behind an actor: themselves, or whoever made the key; "" if nobody of the shop is."""
    if kind == "staff":
        return actor_id
    return str(tx.value(_MAKER, id=actor_id) or "") if kind == "key" else ""


def is_valid(tx: Transaction, key_id: str) -> bool:
    """Whether the key opens this shop still: for whoever holds something open."""
    return tx.value(_VALID, id=key_id, now=tx.now) is not None


def note_use(tx: Transaction, key_id: str) -> None:
    """Remember that the key is in use, to the hour."""
    tx.run(_USED, id_=key_id, at=tx.now, before=tx.now - USE_NOTED_EVERY)


def keys_of_shop(tx: Transaction) -> list[Any]:
    """Without their hashes."""
    return tx.rows(_OF_SHOP)
