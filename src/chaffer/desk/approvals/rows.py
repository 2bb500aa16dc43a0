"""What was asked for, row by row."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

import msgspec
from sqlalchemy import BigInteger, and_, cast, func, or_, select, update

from chaffer.accounts.actor import Actor
from chaffer.accounts.tables import api_keys, staff
from chaffer.commerce.approvals.tables import approvals
from chaffer.desk.approvals.errors import ApprovalOver
from chaffer.desk.approvals.rules import BACK
from chaffer.kernel.errors import NotFound
from chaffer.kernel.money import Money
from chaffer.people.tables import contacts
from chaffer.runtime.statements import Statement, given, insert_all, mine
from chaffer.runtime.timers import clear_timer
from chaffer.runtime.transaction import Transaction

TIMER = "approval.due"
OPEN = ("held", "waiting")
_HOLDERS = {"staff": staff, "key": api_keys}


class ApprovalView(msgspec.Struct, frozen=True):
    """state: held (done at due_at, unless it is taken back), waiting (a second person decides until due_at), done,
    taken_back, refused, expired, failed (error: a refusal's code). wish: what exactly, as a name; command: its values.

    kind: refund, credit, voucher, cancel, permission, price. answer: the second person's words. result: what came of it.
    """

    id: str
    wish: str
    kind: str
    command: dict[str, Any]
    amount: Money
    reason: str
    state: str
    order_id: str
    number: str
    contact_id: str
    conversation_id: str
    asked_kind: str
    asked_id: str
    decided_kind: str
    decided_id: str
    answer: str
    result: dict[str, Any]
    error: str
    created_at: datetime
    due_at: datetime | None
    decided_at: datetime | None
    ended_at: datetime | None


_columns = [column for column in approvals.c if column.key not in {"shop_id", "counts"}]
_LOAD = Statement("approvals.load", select(*_columns).where(mine(approvals), approvals.c.id == given("id")))
_TAKE = Statement(
    "approvals.take", select(*_columns).where(mine(approvals), approvals.c.id == given("id")).with_for_update()
)
_BY_KEY = Statement("approvals.by_key", select(*_columns).where(mine(approvals), approvals.c.key == given("key")))
_KEEP = Statement("approvals.keep", insert_all(approvals))
_END = Statement(
    "approvals.end",
    update(approvals)
    .where(mine(approvals), approvals.c.id == given("id_"), approvals.c.state.in_(OPEN))
    .values(
        state=given("new_state"), result=given("new_result"), error=given("new_error"), answer=given("new_answer"),
        decided_kind=given("by_kind"), decided_id=given("by_id"), decided_at=given("new_decided_at"),
        due_at=None, ended_at=given("at"),
    ),
)  # fmt: skip
_SAME = Statement(
    "approvals.same",
    select(*_columns)
    .where(
        mine(approvals), approvals.c.order_id == given("order_id"), approvals.c.wish == given("wish"),
        approvals.c.state.in_(OPEN), approvals.c.order_id != "",
    )
    .order_by(approvals.c.id),
)  # fmt: skip
_ALONE = Statement(
    "approvals.given_alone",
    select(cast(func.coalesce(func.sum(approvals.c.minor), 0), BigInteger).label("minor")).where(
        mine(approvals), approvals.c.order_id == given("order_id"), approvals.c.kind.in_(sorted(BACK)),
        approvals.c.decided_id == "", approvals.c.counts, approvals.c.state.in_(("held", "done")),
    ),
)  # fmt: skip
_CODES = Statement(
    "approvals.codes_alone",
    select(cast(func.coalesce(func.sum(approvals.c.minor), 0), BigInteger).label("minor")).where(
        mine(approvals), approvals.c.contact_id == given("contact_id"), approvals.c.kind == "voucher",
        approvals.c.currency == given("currency"), approvals.c.state == "done", approvals.c.decided_id == "",
        approvals.c.created_at > given("since"),
        or_(
            approvals.c.contact_id != "",
            and_(approvals.c.asked_kind == given("asked_kind"), approvals.c.asked_id == given("asked_id")),
        ),
    ),
)  # fmt: skip
_WAITING = Statement(
    "approvals.waiting",
    select(func.count().label("number")).where(mine(approvals), approvals.c.state == "waiting"),
)


def approval(tx: Transaction, approval_id: str) -> ApprovalView:
    """Raises NotFound."""
    return _view(_found(tx.row(_LOAD, id=approval_id)))


def take_approval(tx: Transaction, approval_id: str) -> Any:
    """Its row, ours until the end: of two who decide at once, one sees what the other did. Raises NotFound."""
    return _found(tx.row(_TAKE, id=approval_id))


def approval_by_key(tx: Transaction, key: str) -> ApprovalView | None:
    row = tx.row(_BY_KEY, key=key)
    return _view(row) if row else None


def open_like(tx: Transaction, order_id: str, wish: str) -> list[Any]:
    """Rows of what is not over yet, of the same wish about the same order."""
    return tx.rows(_SAME, order_id=order_id, wish=wish)


def given_alone(tx: Transaction, order_id: str) -> int:
    """What an order gave back, or is about to, without a second person; minor units."""
    return int(tx.value(_ALONE, order_id=order_id))


def codes_alone(tx: Transaction, contact_id: str, currency: str, actor: Actor) -> int:
    """What codes of a day come to that nobody else agreed to, minor units: all for this shopper; without one, those that this
    person or key made for anybody. Rivals wait for each other.
    """
    if contact_id:
        tx.lock(contacts, id=contact_id)
    elif actor.kind in _HOLDERS:
        tx.lock(_HOLDERS[actor.kind], id=actor.id)
    return int(
        tx.value(
            _CODES, contact_id=contact_id, currency=currency, asked_kind=actor.kind, asked_id=actor.id,
            since=tx.now - timedelta(days=1),
        )
    )  # fmt: skip


def how_many_wait(tx: Transaction) -> int:
    return int(tx.value(_WAITING))


def list_approvals(
    tx: Transaction, before: str, limit: int, states: tuple[str, ...], **wanted: str
) -> list[ApprovalView]:
    """The newest first, from the one before this id. states: none for all. wanted: order_id, contact_id, conversation_id,
    asked_id; empty ones are none.
    """
    filters = [approvals.c[name] == value for name, value in wanted.items() if value]
    if states:
        filters.append(approvals.c.state.in_(states))
    clause = select(*_columns).where(approvals.c.shop_id == tx.shop_id, approvals.c.id < before, *filters)
    return [_view(row) for row in tx.query("approvals.list", clause.order_by(approvals.c.id.desc()).limit(limit))]


def keep_approval(tx: Transaction, values: Mapping[str, Any]) -> ApprovalView:
    tx.run(_KEEP, **values)
    tx.changed("approval", values["id"])
    return approval(tx, values["id"])


def end_approval(
    tx: Transaction, row: Any, state: str, *, result: dict[str, Any] | None = None, error: str = "", answer: str = "",
    by: tuple[str, str] = ("", ""),
) -> ApprovalView:  # fmt: skip
    """Raises ApprovalOver if it has ended otherwise meanwhile."""
    ended = tx.run(
        _END, id_=row.id, new_state=state, new_result=result or {}, new_error=error, new_answer=answer, by_kind=by[0],
        by_id=by[1], new_decided_at=tx.now if by[1] else None, at=tx.now,
    )  # fmt: skip
    if not ended:
        raise ApprovalOver("this was ended meanwhile")
    clear_timer(tx, TIMER, row.id)
    tx.changed("approval", row.id)
    if row.order_id:
        tx.changed("order", row.order_id)
    return approval(tx, row.id)


def _found(row: Any) -> Any:
    if row is None:
        raise NotFound("this shop has no such approval")
    return row


def _view(row: Any) -> ApprovalView:
    fields = {name: getattr(row, name) for name in ApprovalView.__struct_fields__ if name != "amount"}
    return ApprovalView(**fields, amount=Money(row.minor, row.currency))
