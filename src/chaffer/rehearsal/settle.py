"""Waiting until a whole town has nothing left to do: never by sleeping for so long, always by looking."""

import time
from typing import Any

from sqlalchemy import and_, func, or_, select

from chaffer.inbox.tables import inbox
from chaffer.rehearsal.seen import Differs
from chaffer.rehearsal.town import Town
from chaffer.runtime.columns import Moment
from chaffer.runtime.statements import Statement, given, mine
from chaffer.runtime.tables import jobs, timers
from chaffer.runtime.transaction import Transaction
from chaffer.threads.tables import messages

WAIT_AT_MOST = 30.0
LOOK_EVERY = 0.01

_now = given("at", type_=Moment())


def _count(name: str, table: Any, *conditions: Any) -> Statement:
    return Statement(name, select(func.count()).select_from(table).where(mine(table), *conditions))


_UNDER_WAY = {
    "unheard": _count("rehearsal.unheard", inbox, inbox.c.state == "kept", inbox.c.kind != "report"),
    "timers": _count("rehearsal.due_timers", timers, timers.c.due_at <= _now),
    "jobs": _count(
        "rehearsal.due_jobs", jobs,
        or_(jobs.c.state == "running", and_(jobs.c.state == "waiting", jobs.c.due_at <= _now)),
    ),
    "unsent": _count(
        "rehearsal.unsent", messages, messages.c.direction == "out", messages.c.state.in_(["promised", "sending"])
    ),
}  # fmt: skip


def settle(town: Town, shop_id: str) -> None:
    """Return once all that was said is answered, all that was promised has left and every due job is done.

    Raises Differs if that does not happen in WAIT_AT_MOST seconds.
    """
    ends = time.monotonic() + WAIT_AT_MOST
    db = town.assembled.server.db
    left: dict[str, int] = {}
    while time.monotonic() < ends:
        if not town.graph_app.call(town.graph.courier.settle(WAIT_AT_MOST - 5)):
            raise Differs("the webhooks did not get through")
        left = db.read_now(shop_id, under_way)
        if not any(left.values()):
            return
        time.sleep(LOOK_EVERY)
    raise Differs(f"the server did not come to rest: {left}")


def under_way(tx: Transaction) -> dict[str, int]:
    """How much of each kind is still to be done in this shop."""
    return {name: int(tx.value(statement, at=tx.now)) for name, statement in _UNDER_WAY.items()}
