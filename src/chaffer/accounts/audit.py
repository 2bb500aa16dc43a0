"""Who did what: rows that are only ever added, each holding the hash of the one before."""

import hashlib
from datetime import datetime
from typing import Any, NamedTuple

import msgspec
from sqlalchemy import select

from chaffer.accounts.actor import Actor
from chaffer.accounts.tables import audit, shops
from chaffer.kernel.ids import following
from chaffer.runtime.statements import Statement, given, insert_all, mine
from chaffer.runtime.transaction import Transaction

_LAST = Statement(
    "audit.last", select(audit.c.id, audit.c.hash).where(mine(audit)).order_by(audit.c.id.desc()).limit(1)
)
_ADD = Statement("audit.add", insert_all(audit))
_ALL = Statement(
    "audit.after", select(audit).where(mine(audit), audit.c.id > given("after")).order_by(audit.c.id).limit(500)
)
_encode = msgspec.json.Encoder(order="sorted").encode


def record(
    tx: Transaction, actor: Actor, action: str, *, target_kind: str = "", target_id: str = "",
    before: Any = None, after: Any = None,
) -> str:  # fmt: skip
    """Add one line to the shop's trail and give its id. before, after: plain values; secrets never belong here."""
    tx.lock(shops)  # the chain has one end, so its writers take turns
    last = tx.row(_LAST)
    values = {
        "id": _following(tx, "" if last is None else last.id), "at": tx.now, "actor_kind": actor.kind,
        "actor_id": actor.id, "action": action, "target_kind": target_kind, "target_id": target_id,
        "before": msgspec.to_builtins(before), "after": msgspec.to_builtins(after), "origin": actor.origin,
        "previous_hash": "" if last is None else last.hash,
    }  # fmt: skip
    tx.run(_ADD, **values, hash=_hash(tx.shop_id, values))
    return str(values["id"])


class Trail(NamedTuple):
    """broken_at: the first line that was changed, added or removed behind our back; "" if the chain holds.

    lines: those that hold, from the first one. since: when that was written; None without any.
    """

    broken_at: str
    lines: int
    since: datetime | None


def look_through(tx: Transaction) -> Trail:
    """Every line is read, and its hash made anew."""
    previous, after, lines, since = "", "", 0, None
    while rows := tx.rows(_ALL, after=after):
        for row in rows:
            values = {name: getattr(row, name) for name in row._fields if name not in {"shop_id", "hash"}}
            if row.previous_hash != previous or row.hash != _hash(tx.shop_id, values):
                return Trail(str(row.id), lines, since)
            previous, after, lines, since = row.hash, row.id, lines + 1, since or row.at
    return Trail("", lines, since)


def broken_at(tx: Transaction) -> str:
    """The id of the first line that does not fit; "" if the chain holds."""
    return look_through(tx).broken_at


def _following(tx: Transaction, last: str) -> str:
    """An id after `last`, so that the order of ids is the order of the chain even when clocks disagree."""
    fresh = tx.new_id("audit")
    return fresh if fresh > last else following(last)


def _hash(shop_id: str, values: dict[str, Any]) -> str:
    moment: datetime = values["at"]
    line = {**values, "shop_id": shop_id, "at": moment.isoformat()}
    return hashlib.sha256(_encode(line)).hexdigest()
