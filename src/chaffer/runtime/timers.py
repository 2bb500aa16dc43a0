"""A timer is a row; firing it only queues a job. Its step makes a late one harmless."""

from datetime import datetime
from typing import Any

from sqlalchemy import delete, select

from chaffer.runtime import jobs
from chaffer.runtime.statements import Statement, given, insert_all, mine
from chaffer.runtime.tables import timers
from chaffer.runtime.transaction import Transaction

FIRE_AT_MOST = 100

_insert = insert_all(timers)
_SET = Statement(
    "timers.set",
    _insert.on_conflict_do_update(
        index_elements=["shop_id", "kind", "thing_id"],
        set_={name: _insert.excluded[name] for name in ("step", "arguments", "due_at")},
    ),
)
_CLEAR = Statement(
    "timers.clear",
    delete(timers).where(mine(timers), timers.c.kind == given("kind"), timers.c.thing_id == given("thing_id")),
)
_DUE = Statement(
    "timers.due",
    select(timers.c.shop_id, timers.c.kind, timers.c.thing_id, timers.c.step)
    .where(timers.c.due_at <= given("at"))
    .order_by(timers.c.due_at)
    .limit(FIRE_AT_MOST),
)
_TAKE = Statement(
    "timers.take",
    delete(timers)
    .where(
        mine(timers), timers.c.kind == given("kind"), timers.c.thing_id == given("thing_id"),
        timers.c.due_at <= given("at"),
    )
    .returning(timers.c.step, timers.c.arguments),
)  # fmt: skip


def set_timer(
    tx: Transaction, kind: str, thing_id: str, due_at: datetime, step: int = 0, arguments: dict[str, Any] | None = None
) -> None:
    """Wake the thing then; a timer of the same kind for the same thing is replaced."""
    tx.run(
        _SET, id=tx.new_id("job"), kind=kind, thing_id=thing_id, step=step, arguments=arguments or {}, due_at=due_at
    )  # fmt: skip
    tx.wake("timers")


def clear_timer(tx: Transaction, kind: str, thing_id: str) -> None:
    tx.run(_CLEAR, kind=kind, thing_id=thing_id)


def due(tx: Transaction) -> list[Any]:
    """Timers that are due, of any shop: rows of shop_id, kind, thing_id, step. Takes nothing."""
    return tx.rows(_DUE, at=tx.now)


def fire(tx: Transaction, kind: str, thing_id: str) -> bool:
    """Take one due timer and queue its job `timer.<kind>`; False if a rival took it or it was set anew."""
    taken = tx.row(_TAKE, kind=kind, thing_id=thing_id, at=tx.now)
    if taken is None:
        return False
    arguments = {**taken.arguments, "thing_id": thing_id, "step": taken.step}
    jobs.enqueue(tx, f"timer.{kind}", f"{thing_id}/{taken.step}", arguments)
    return True
