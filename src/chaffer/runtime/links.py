"""Addresses nobody can guess: a token of 160 random bits, kept only as its hash, with an end."""

import hashlib
from datetime import datetime
from typing import Any

from sqlalchemy import select

from chaffer.kernel.ids import encode
from chaffer.runtime.statements import Statement, given, insert_all, mine
from chaffer.runtime.tables import short_links
from chaffer.runtime.transaction import Transaction

TOKEN_BITS = 160

_KEEP = Statement(
    "links.keep",
    insert_all(short_links, "id", "token_hash", "purpose", "target", "context", "created_at", "expires_at"),
)
_FIND = Statement(
    "links.find",
    select(short_links.c.shop_id, short_links.c.target, short_links.c.context, short_links.c.expires_at).where(
        short_links.c.token_hash == given("token_hash"), short_links.c.purpose == given("purpose")
    ),
)
_MINE = Statement(
    "links.mine",
    select(short_links.c.shop_id, short_links.c.target, short_links.c.context, short_links.c.expires_at).where(
        mine(short_links), short_links.c.token_hash == given("token_hash"), short_links.c.purpose == given("purpose")
    ),
)


def token_hash(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


def make_link(
    tx: Transaction,
    purpose: str,
    target: str,
    expires_at: datetime | None = None,
    context: dict[str, Any] | None = None,
) -> str:
    """A fresh token that leads to the target. It is shown once: only its hash is kept."""
    token = encode(tx.clock.chance(TOKEN_BITS), TOKEN_BITS // 5)
    tx.run(
        _KEEP, id=tx.new_id("link"), token_hash=token_hash(token), purpose=purpose, target=target,
        context=context or {}, created_at=tx.now, expires_at=expires_at,
    )  # fmt: skip
    return token


def follow_link(tx: Transaction, purpose: str, token: str) -> Any | None:
    """The row (shop_id, target, context, expires_at) behind a token; None if unknown or at its end.

    In a transaction of ANY_SHOP it finds the shop too, which is how a page learns whose it is.
    """
    statement = _FIND if tx.shop_id == "*" else _MINE
    found = tx.row(statement, token_hash=token_hash(token), purpose=purpose)
    if found is None or (found.expires_at is not None and found.expires_at <= tx.now):
        return None
    return found
