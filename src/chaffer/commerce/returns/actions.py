"""What was asked to be done to orders, row by row."""

from datetime import datetime
from typing import Any

import msgspec
from sqlalchemy import select, update

from chaffer.commerce.returns.errors import ActionOver, OrderWaits
from chaffer.commerce.returns.tables import order_actions
from chaffer.commerce.returns.wish import BACK, Wish
from chaffer.kernel.errors import NotFound
from chaffer.runtime.statements import Statement, given, insert_all, mine
from chaffer.runtime.timers import clear_timer
from chaffer.runtime.transaction import Transaction

TIMER = "order.action"


class ActionView(msgspec.Struct, frozen=True):
    """state: waiting (until due_at it can be taken back), approval (a person decides), paying, done, taken_back,
    refused, failed. error: the refusal's code. result: what came of it, by kind.
    """

    id: str
    order_id: str
    contact_id: str
    conversation_id: str
    kind: str
    wish: Wish
    state: str
    result: dict[str, Any]
    error: str
    actor_kind: str
    actor_id: str
    created_at: datetime
    due_at: datetime | None
    ended_at: datetime | None


_columns = [order_actions.c[name] for name in ActionView.__struct_fields__]
_LOAD = Statement(
    "order_actions.load", select(*_columns).where(mine(order_actions), order_actions.c.id == given("action_id"))
)
_BY_KEY = Statement(
    "order_actions.by_key", select(*_columns).where(mine(order_actions), order_actions.c.key == given("key"))
)
_OF_ORDER = Statement(
    "order_actions.of_order",
    select(*_columns)
    .where(mine(order_actions), order_actions.c.order_id == given("order_id"))
    .order_by(order_actions.c.id.desc())
    .limit(50),
)
_OF_CONTACT = Statement(
    "order_actions.of_contact",
    select(*_columns)
    .where(mine(order_actions), order_actions.c.contact_id == given("contact_id"))
    .order_by(order_actions.c.id.desc())
    .limit(5),
)
_KEEP = Statement("order_actions.keep", insert_all(order_actions))
_MOVE = Statement(
    "order_actions.move",
    update(order_actions)
    .where(
        mine(order_actions), order_actions.c.id == given("action_id"),
        order_actions.c.state.in_(("waiting", "approval", "paying", "done")),
    )
    .values(
        state=given("new_state"), result=given("new_result"), error=given("new_error"), due_at=given("new_due_at"),
        ended_at=given("new_ended_at"),
    ),
)  # fmt: skip
_HOLDS_BACK = Statement(
    "order_actions.hold_back",
    select(order_actions.c.due_at).where(
        mine(order_actions), order_actions.c.order_id == given("order_id"),
        order_actions.c.state.in_(("waiting", "approval", "paying")), order_actions.c.kind.not_in(sorted(BACK)),
    ),
)  # fmt: skip


def action(tx: Transaction, action_id: str) -> ActionView:
    """Raises NotFound."""
    row = tx.row(_LOAD, action_id=action_id)
    if row is None:
        raise NotFound(f"no action {action_id}")
    return _view(row)


def action_by_key(tx: Transaction, key: str) -> ActionView | None:
    row = tx.row(_BY_KEY, key=key)
    return _view(row) if row else None


def actions_of(tx: Transaction, order_id: str) -> list[ActionView]:
    """Of an order, newest first."""
    return [_view(row) for row in tx.rows(_OF_ORDER, order_id=order_id)]


def actions_by(tx: Transaction, contact_id: str) -> list[ActionView]:
    """Of a shopper's orders, newest first; the last few."""
    return [_view(row) for row in tx.rows(_OF_CONTACT, contact_id=contact_id)]


def list_actions(tx: Transaction, before: str, limit: int, state: str = "") -> list[ActionView]:
    """The newest first, from the one before this id."""
    wanted = [order_actions.c.state == state] if state else []
    clause = select(*_columns).where(order_actions.c.shop_id == tx.shop_id, order_actions.c.id < before, *wanted)
    return [
        _view(row) for row in tx.query("order_actions.list", clause.order_by(order_actions.c.id.desc()).limit(limit))
    ]


def keep_action(tx: Transaction, view: ActionView, key: str) -> None:
    tx.run(_KEEP, **msgspec.structs.asdict(view), key=key)


def move_action(
    tx: Transaction, view: ActionView, state: str, *, result: dict[str, Any] | None = None, error: str = "",
    due_at: datetime | None = None,
) -> ActionView:  # fmt: skip
    """Write it; nothing is written to one that has ended otherwise meanwhile. Raises ActionOver then."""
    ended = None if state in {"waiting", "approval", "paying"} else tx.now
    moved = msgspec.structs.replace(
        view, state=state, result={**view.result, **(result or {})}, error=error, due_at=due_at, ended_at=ended
    )
    if not tx.run(
        _MOVE, action_id=view.id, new_state=state, new_result=moved.result, new_error=error, new_due_at=due_at,
        new_ended_at=ended,
    ):  # fmt: skip
        raise ActionOver("this was ended meanwhile")
    if due_at is None:
        clear_timer(tx, TIMER, view.id)
    tx.changed("order", view.order_id)
    return moved


def check_nothing_waits(tx: Transaction, order_id: str) -> None:
    """Raises OrderWaits if a change of this order is still to be carried out: what it holds may be other things then."""
    row = tx.row(_HOLDS_BACK, order_id=order_id)
    if row is not None:
        raise OrderWaits("a change of this order waits to be carried out", until=row.due_at)


def _view(row: Any) -> ActionView:
    fields = row._asdict()
    return ActionView(**{**fields, "wish": msgspec.convert(row.wish, Wish)})
