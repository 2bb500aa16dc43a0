"""What waits in the inbox, and what became of it."""

from datetime import timedelta
from typing import Any

from sqlalchemy import select, update

from chaffer.inbox.tables import inbox
from chaffer.runtime.jobs import backoff_seconds
from chaffer.runtime.statements import Statement, given, in_list, mine
from chaffer.runtime.transaction import Transaction

TOGETHER_AT_MOST = 20
ATTEMPTS_AT_MOST = 8

_WAITING = Statement(
    "inbox.waiting",
    select(inbox.c.id, inbox.c.source, inbox.c.external_id, inbox.c.body, inbox.c.day, inbox.c.said_at, inbox.c.kept_at)
    .where(mine(inbox), inbox.c.conversation_id == given("conversation_id"), inbox.c.state == "kept")
    .order_by(inbox.c.kept_at, inbox.c.said_at, inbox.c.id)
    .limit(TOGETHER_AT_MOST),
)
_HANDLED = Statement(
    "inbox.handled",
    update(inbox)
    .where(mine(inbox), in_list(inbox.c.id, "ids"), inbox.c.state == "kept")
    .values(state="handled", handled_at=given("at"), error=""),
)
_REWRITE = Statement(
    "inbox.rewrite",
    update(inbox).where(mine(inbox), inbox.c.id == given("id_")).values(body=given("body"), day=given("day")),
)
_GIVE_UP = Statement(
    "inbox.give_up",
    update(inbox)
    .where(mine(inbox), in_list(inbox.c.id, "ids"), inbox.c.state == "kept")
    .values(state="dead", error=given("error"), attempts=inbox.c.attempts + 1),
)
_LATER = Statement(
    "inbox.later",
    update(inbox)
    .where(mine(inbox), inbox.c.id == given("id"), inbox.c.state == "kept")
    .values(due_at=given("due_at"), attempts=inbox.c.attempts + 1, error=given("error")),
)
_DUE = Statement(
    "inbox.due",
    select(inbox.c.shop_id, inbox.c.id, inbox.c.source, inbox.c.external_id, inbox.c.kind, inbox.c.body, inbox.c.day,
           inbox.c.attempts, inbox.c.kept_at)
    .where(inbox.c.state == "kept", inbox.c.due_at.is_not(None), inbox.c.due_at <= given("at"))
    .order_by(inbox.c.due_at)
    .limit(100),
)  # fmt: skip

_KNOWN = Statement(
    "inbox.known",
    select(inbox.c.id).where(
        mine(inbox), inbox.c.source == given("source"), inbox.c.external_id == given("external_id")
    ),
)


def waiting(tx: Transaction, conversation_id: str) -> list[Any]:
    """What arrived in a conversation and is not answered, in order of arrival."""
    return tx.rows(_WAITING, conversation_id=conversation_id)


def handled(tx: Transaction, ids: list[str]) -> int:
    """Mark them; how many were still waiting."""
    return tx.run(_HANDLED, ids=ids, at=tx.now)


def rewrite(tx: Transaction, event_id: str, day: str, body: bytes) -> None:
    """Keep another sealed body in place of the one that came."""
    tx.run(_REWRITE, id_=event_id, day=day, body=body)


def give_up(tx: Transaction, ids: list[str], error: str) -> int:
    """Set them aside with the reason, where `chaffer replay` finds them."""
    return tx.run(_GIVE_UP, ids=ids, error=error[:500])


def due(tx: Transaction) -> list[Any]:
    """Events that belong to no conversation and are due, of any shop."""
    return tx.rows(_DUE, at=tx.now)


def try_later(tx: Transaction, event_id: str, attempts: int, error: str) -> None:
    """Look at it again after a while; set it aside when that has not helped often enough."""
    if attempts + 1 >= ATTEMPTS_AT_MOST:
        give_up(tx, [event_id], error)
        return
    due_at = tx.now + timedelta(seconds=5 * backoff_seconds(attempts + 1, tx.clock))
    tx.run(_LATER, id=event_id, due_at=due_at, error=error[:500])


def is_known(tx: Transaction, source: str, external_id: str) -> bool:
    """Whether this event was kept before. source: the account it came by."""
    return tx.value(_KNOWN, source=source, external_id=external_id) is not None
