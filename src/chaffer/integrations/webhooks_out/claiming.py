"""Take deliveries that are due, a few of each endpoint at a time, so that one that hangs holds up no other."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import and_, not_, or_, select, update

from chaffer.integrations.webhooks_out.tables import webhook_deliveries, webhook_endpoints
from chaffer.runtime.statements import Statement, given, in_list, mine
from chaffer.runtime.transaction import Transaction

LOOK_AT_MOST = 200
EACH_AT_MOST = 4
LEASE_SECONDS = 60

_each = webhook_deliveries
_open = _each.c.state.in_(["waiting", "sending"])  # word for word as the partial index has it
_due = or_(
    and_(_each.c.state == "waiting", _each.c.due_at <= given("at")),
    and_(_each.c.state == "sending", _each.c.lease_until < given("at")),
)
_LOOK = Statement(
    "webhook_deliveries.due",
    select(_each.c.id, _each.c.endpoint_id)
    .where(_open, _due, not_(in_list(_each.c.endpoint_id, "busy")))
    .order_by(_each.c.due_at)
    .limit(LOOK_AT_MOST),
)
_CLAIM = Statement(
    "webhook_deliveries.claim",
    update(_each)
    .where(in_list(_each.c.id, "ids"), _open, _due)
    .values(state="sending", lease_until=given("lease"), holder=given("by"), attempts=_each.c.attempts + 1)
    .returning(_each.c.shop_id, _each.c.id, _each.c.endpoint_id, _each.c.event_id, _each.c.type, _each.c.body,
               _each.c.attempts, _each.c.created_at),
)  # fmt: skip
_ABANDON = Statement(
    "webhook_deliveries.abandon_held",
    update(_each)
    .where(_each.c.state == "sending", _each.c.holder == given("dead"))
    .values(state="waiting", due_at=given("at")),
)
_ABANDON_ALL = Statement(
    "webhook_deliveries.abandon_all",
    update(_each).where(_each.c.state == "sending").values(state="waiting", due_at=given("at")),
)
_ENDPOINT = Statement(
    "webhook_endpoints.to_send",
    select(webhook_endpoints.c.url, webhook_endpoints.c.sealed_secrets).where(
        mine(webhook_endpoints), webhook_endpoints.c.id == given("id")
    ),
)


@dataclass(frozen=True, slots=True)
class Delivery:
    """One delivery that is ours until its lease ends."""

    shop_id: str
    id: str
    endpoint_id: str
    event_id: str
    type: str
    body: str
    attempts: int
    created_at: datetime


def due(tx: Transaction, busy: Iterable[str]) -> list[tuple[str, str]]:
    """Deliveries that are due, of any shop, and their endpoints; not of those that are busy."""
    return [(row.id, row.endpoint_id) for row in tx.rows(_LOOK, at=tx.now, busy=list(busy))]


def choose(found: Iterable[tuple[str, str]], under_way: Counter[str], room: int) -> list[str]:
    """Those to take now: at most `room`, and of each endpoint as many as leave it with EACH_AT_MOST."""
    taken = Counter(under_way)
    chosen: list[str] = []
    for delivery_id, endpoint_id in found:
        if len(chosen) < room and taken[endpoint_id] < EACH_AT_MOST:
            taken[endpoint_id] += 1
            chosen.append(delivery_id)
    return chosen


def claim(tx: Transaction, ids: list[str], holder: str) -> list[Delivery]:
    """Take those of them that nobody took meanwhile."""
    lease = tx.now + timedelta(seconds=LEASE_SECONDS)
    return [Delivery(*row) for row in tx.rows(_CLAIM, ids=ids, at=tx.now, lease=lease, by=holder)]


def endpoint_to_send(tx: Transaction, endpoint_id: str) -> Any | None:
    """Its address and its sealed secrets; None if it was removed."""
    return tx.row(_ENDPOINT, id=endpoint_id)


def abandon(tx: Transaction, holder: str) -> int:
    """A process is known to be dead: what it was sending is due again, under the id it had."""
    return tx.run(_ABANDON, dead=holder, at=tx.now)


def abandon_all(tx: Transaction) -> int:
    """At the start of the only process. SQLite only."""
    return tx.run(_ABANDON_ALL, at=tx.now)
