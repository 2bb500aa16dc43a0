"""The way of one message through the house, read from the records themselves: the same for whoever wrote it."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

import msgspec
from sqlalchemy import select

from chaffer.desk.authors import names_of
from chaffer.outbox.failures import failure_of
from chaffer.runtime.statements import Statement, given, mine
from chaffer.runtime.transaction import Transaction
from chaffer.threads.marks import marks_of
from chaffer.threads.tables import messages, turns

Json = dict[str, Any]
_MESSAGE = Statement("proof.message", select(messages).where(mine(messages), messages.c.id == given("id")))
_TURN = Statement("proof.turn", select(turns).where(mine(turns), turns.c.id == given("id")))


class Step(msgspec.Struct, frozen=True):
    """name: kept, understood, decided, promised, sent, delivered, read, failed, retried or resolved."""

    name: str
    at: datetime
    details: Json


class Proof(msgspec.Struct, frozen=True):
    """steps: in order of time. provider_id: the channel's id of it. reason: as it was noted, if anything was."""

    id: str
    state: str
    steps: tuple[Step, ...]
    provider_id: str
    reason: str


def proof_of(tx: Transaction, message_id: str) -> Proof:
    """At most four statements. Raises NotFound."""
    row = tx.one(_MESSAGE, id=message_id)
    turn = tx.row(_TURN, id=row.turn_id) if row.turn_id else None
    marks = [mark for mark in marks_of(tx, [row.id]) if mark.kind in ("retried", "resolved")]
    names = names_of(tx, [each.author_id for each in (row, *marks) if each.author_kind == "staff"])
    steps = [*_thought(row, turn), *_left(row, names)]
    steps += [Step(mark.kind, mark.at, {"by": names.get(mark.author_id, mark.author_id)}) for mark in marks]
    return Proof(row.id, row.state, tuple(sorted(steps, key=lambda step: step.at)), row.provider_id, row.reason)


def _thought(row: Any, turn: Any) -> Iterator[Step]:
    """What came before it: what was kept and understood, and what was decided of it."""
    if row.direction == "in":
        yield Step("kept", row.kept_at, {"event_id": row.event_id, "said_at": row.at, "seq": row.seq})
        if row.read_at is not None:
            yield Step("read", row.read_at, {})
    if turn is None:
        return
    if row.direction == "out":
        yield Step("kept", turn.kept_at or turn.began_at, {"messages": turn.messages})
    reading = next((each["understanding"] for each in turn.inputs if each.get("understanding", {}).get("text")), None)
    if reading:
        yield Step("understood", turn.began_at, reading)
    yield Step("decided", turn.committed_at, {
        "turn_id": turn.id, "cause": turn.cause, "release": turn.release,
        "asked": [each["name"] for each in turn.effects if each["type"] == "query"],
        "did": [each["name"] for each in turn.effects if each["type"] == "command"],
        "said": [word["key"] for each in turn.effects for word in each.get("words", ()) if word.get("key")],
        "handed_over": [each.get("reason", "") for each in turn.effects if each["type"] == "hand_over"],
    })  # fmt: skip


def _left(row: Any, names: dict[str, str]) -> Iterator[Step]:
    if row.direction != "out":
        return
    by = names.get(row.author_id, row.author_id)
    yield Step("promised", row.kept_at, {
        "author_kind": row.author_kind, "by": by, "purpose": row.purpose, "seq": row.seq, "leaves_at": row.send_after,
    })  # fmt: skip
    if row.sent_at is not None:
        rule = (row.permission or {}).get("rule", "")
        yield Step("sent", row.sent_at, {
            "rule": rule, "attempts": row.attempts, "provider_id": row.provider_id, "pricing": row.pricing,
        })  # fmt: skip
    if row.delivered_at is not None:
        yield Step("delivered", row.delivered_at, {})
    if row.read_at is not None:
        yield Step("read", row.read_at, {})
    if row.state in ("failed", "withdrawn", "unknown"):
        failure = failure_of(row.state, row.reason)
        at = row.lease_until or row.sent_at or row.send_after or row.kept_at
        yield Step("failed", at, {"state": row.state, "why": failure.code if failure else "", "reason": row.reason, "attempts": row.attempts,
                                  "permission": row.permission})  # fmt: skip
