"""Waiting until a whole town has nothing left to do: never by sleeping for so long, always by looking."""

import time
from typing import Any

from sqlalchemy import and_, func, or_, select

from chaffer.inbox.tables import inbox
from chaffer.runtime.tables import jobs, timers
from chaffer.runtime.transaction import Transaction
from chaffer.threads.tables import messages
from tests.town import Town

WAIT_AT_MOST = 30.0
LOOK_EVERY = 0.01


def settle(town: Town, shop_id: str) -> None:
    """Return once all that was said is answered, all that was promised has left and every due job is done."""
    ends = time.monotonic() + WAIT_AT_MOST
    db = town.assembled.server.db
    while time.monotonic() < ends:
        assert town.graph_app.call(town.graph.courier.settle(WAIT_AT_MOST)), "the webhooks did not get through"
        left = db.read_now(shop_id, under_way)
        if not any(left.values()):
            return
        time.sleep(LOOK_EVERY)
    raise AssertionError(f"the server did not come to rest: {left}")


def under_way(tx: Transaction) -> dict[str, int]:
    """How much of each kind is still to be done in this shop."""

    def count(name: str, table: Any, *conditions: Any) -> int:
        counted = select(func.count()).select_from(table).where(table.c.shop_id == tx.shop_id, *conditions)
        return int(tx.query(f"test.{name}", counted)[0][0])

    due = or_(jobs.c.state == "running", and_(jobs.c.state == "waiting", jobs.c.due_at <= tx.now))
    return {
        "unheard": count("unheard", inbox, inbox.c.state == "kept", inbox.c.kind != "report"),
        "timers": count("due_timers", timers, timers.c.due_at <= tx.now),
        "jobs": count("due_jobs", jobs, due),
        "unsent": count(
            "unsent", messages, messages.c.direction == "out", messages.c.state.in_(["promised", "sending"])
        ),
    }
