"""Codes a person can type: short, good for minutes, good once. Kept as their hash.

Four consonants, a hyphen, four digits or consonants: 36 bits, and never a word of anybody's language.
"""

import hashlib
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import delete

from chaffer.runtime.statements import Statement, given, insert_all, mine
from chaffer.runtime.tables import short_links
from chaffer.runtime.transaction import Transaction

LETTERS = "BCDFGHJKMNPQRSTVWXZ"
SIGNS = LETTERS + "23456789"
_HALF = 4
_BITS = 96
_KEEP = Statement(
    "codes.keep",
    insert_all(short_links, "id", "token_hash", "purpose", "target", "context", "created_at", "expires_at"),
)
_TAKE = Statement(
    "codes.take",
    delete(short_links)
    .where(mine(short_links), short_links.c.token_hash == given("hash"), short_links.c.purpose == given("purpose"))
    .returning(short_links.c.target, short_links.c.context, short_links.c.expires_at),
)


def make_code(tx: Transaction, purpose: str, target: str, lasts: timedelta, context: dict[str, Any]) -> str:
    """A fresh code that leads to the target, as it is shown: "BCDF-2345"."""
    chance, signs = tx.clock.chance(_BITS), []
    for place in range(2 * _HALF):
        alphabet = LETTERS if place < _HALF else SIGNS
        chance, sign = divmod(chance, len(alphabet))
        signs.append(alphabet[sign])
    code = "".join([*signs[:_HALF], "-", *signs[_HALF:]])
    tx.run(
        _KEEP, id=tx.new_id("link"), token_hash=_hash(tx, purpose, code), purpose=purpose, target=target,
        context=context, created_at=tx.now, expires_at=tx.now + lasts,
    )  # fmt: skip
    return code


def take_code(tx: Transaction, purpose: str, code: str) -> Any | None:
    """The row (target, context, expires_at) behind it, once; None if nobody was given it here, or it ran out."""
    found = tx.row(_TAKE, hash=_hash(tx, purpose, code), purpose=purpose)
    return found if found is not None and _alive(found.expires_at, tx.now) else None


def _alive(expires_at: datetime | None, now: datetime) -> bool:
    return expires_at is None or expires_at > now


def _hash(tx: Transaction, purpose: str, code: str) -> str:
    """Of this shop and purpose alone: two shops may give the same code."""
    return hashlib.sha256(f"{tx.shop_id}\x1f{purpose}\x1f{code.upper()}".encode()).hexdigest()
