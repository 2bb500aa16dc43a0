"""Forget what nobody will ask for again, at most so many rows in one go: each go holds the writer for a moment only."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from sqlalchemy import ColumnElement, delete, select, tuple_

from chaffer.runtime.statements import Statement, given
from chaffer.runtime.tables import changes, idempotency, jobs, short_links
from chaffer.runtime.transaction import Transaction

CHUNK = 500
DONE_JOBS = timedelta(days=7)
ENDED_LINKS = timedelta(days=1)
CHANGES = timedelta(hours=48)

Prune = Callable[[Transaction], int]
"""Deletes a chunk, of any shop; how many rows. Fewer than CHUNK: nothing is left to do."""


def _pruning(name: str, table: Any, key: str, *conditions: ColumnElement[bool]) -> Statement:
    # A rival that prunes as well takes other rows.
    old = select(table.c.shop_id, table.c[key]).where(*conditions).limit(CHUNK).with_for_update(skip_locked=True)
    return Statement(name, delete(table).where(tuple_(table.c.shop_id, table.c[key]).in_(old)))


_JOBS = _pruning("jobs.prune", jobs, "id", jobs.c.state == "done", jobs.c.due_at < given("before"))
_KEYS = _pruning("idempotency.prune", idempotency, "key", idempotency.c.created_at < given("before"))
_LINKS = _pruning("links.prune", short_links, "id", short_links.c.expires_at < given("before"))
# `at` has no index, and needs none: the feed is read from its oldest end.
_OLDEST = Statement("live.oldest", select(changes.c.seq, changes.c.at).order_by(changes.c.seq).limit(CHUNK))
_CHANGES = Statement("live.prune", delete(changes).where(changes.c.seq <= given("seq")))


def prune_jobs(tx: Transaction) -> int:
    """Work that is done. What was given up stays, to be tried again by a person."""
    return tx.run(_JOBS, before=tx.now - DONE_JOBS)


def prune_idempotency(tx: Transaction, hours: int) -> int:
    """Answers kept for repeated API calls."""
    return tx.run(_KEYS, before=tx.now - timedelta(hours=hours))


def prune_links(tx: Transaction) -> int:
    """Links that ended."""
    return tx.run(_LINKS, before=tx.now - ENDED_LINKS)


def prune_changes(tx: Transaction) -> int:
    """What no listener can be behind of any more."""
    before = tx.now - CHANGES
    old = 0
    for row in tx.rows(_OLDEST):
        if row.at >= before:
            break
        old = row.seq
    return tx.run(_CHANGES, seq=old) if old else 0
