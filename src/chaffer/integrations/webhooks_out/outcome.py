"""What a try means: delivered, again later, or given up; and what it says about the endpoint."""

from datetime import timedelta
from typing import Any

from sqlalchemy import delete, func, select, tuple_, update

from chaffer.integrations.webhooks_out.claiming import Delivery
from chaffer.integrations.webhooks_out.operations.disable import disable
from chaffer.integrations.webhooks_out.posting import GONE, Outcome
from chaffer.integrations.webhooks_out.schedule import GIVE_UP_AFTER, next_try
from chaffer.integrations.webhooks_out.tables import webhook_deliveries, webhook_endpoints
from chaffer.runtime.pruning import CHUNK
from chaffer.runtime.statements import Statement, given, mine
from chaffer.runtime.transaction import Transaction

TRIES_KEPT = 20
FAILING_FOR = GIVE_UP_AFTER - timedelta(hours=1)
KEPT_FOR = timedelta(days=30)
_TRIES = Statement(
    "webhook_deliveries.tries",
    select(webhook_deliveries.c.tries).where(
        mine(webhook_deliveries), webhook_deliveries.c.id == given("id"), webhook_deliveries.c.holder == given("by"),
        webhook_deliveries.c.state == "sending",
    ),
)  # fmt: skip
_NOTE = Statement(
    "webhook_deliveries.note",
    update(webhook_deliveries)
    .where(mine(webhook_deliveries), webhook_deliveries.c.id == given("id_"))
    .values({
        name: given(name) for name in ("state", "due_at", "status", "answer", "error", "tries", "finished_at")
    } | {"lease_until": None, "holder": ""}),
)  # fmt: skip
_WELL = Statement(
    "webhook_endpoints.well",
    update(webhook_endpoints)
    .where(
        mine(webhook_endpoints), webhook_endpoints.c.id == given("id_"), webhook_endpoints.c.failing_since.is_not(None)
    )
    .values(failing_since=None),
)
_FAILING = Statement(
    "webhook_endpoints.failing",
    update(webhook_endpoints)
    .where(mine(webhook_endpoints), webhook_endpoints.c.id == given("id_"))
    .values(failing_since=func.coalesce(webhook_endpoints.c.failing_since, given("at", type_=webhook_endpoints.c.failing_since.type)))
    .returning(webhook_endpoints.c.failing_since),
)  # fmt: skip
_OLD = select(webhook_deliveries.c.shop_id, webhook_deliveries.c.id).where(
    webhook_deliveries.c.state.in_(["delivered", "failed"]), webhook_deliveries.c.finished_at < given("before")
).limit(CHUNK).with_for_update(skip_locked=True)  # fmt: skip
_PRUNE = Statement(
    "webhook_deliveries.prune",
    delete(webhook_deliveries).where(tuple_(webhook_deliveries.c.shop_id, webhook_deliveries.c.id).in_(_OLD)),
)


def note(tx: Transaction, delivery: Delivery, holder: str, outcome: Outcome) -> None:
    """Keep what came of a try. A lease that ended meanwhile belongs to another try, which will tell for itself."""
    row = tx.row(_TRIES, id=delivery.id, by=holder)
    if row is None:
        return
    tries = [*row.tries, {
        "at": tx.now.isoformat(), "status": outcome.status, "error": outcome.error, "milliseconds": outcome.milliseconds,
    }][-TRIES_KEPT:]  # fmt: skip
    due = None
    if not outcome.arrived and outcome.status != GONE:
        due = next_try(delivery.attempts, delivery.created_at, tx.now, tx.clock, outcome.retry_after_seconds)
    state = "delivered" if outcome.arrived else "waiting" if due else "failed"
    tx.run(
        _NOTE, id_=delivery.id, state=state, due_at=due or tx.now, status=outcome.status, answer=outcome.answer,
        error=outcome.error, tries=tries, finished_at=None if due else tx.now,
    )  # fmt: skip
    if outcome.arrived:
        tx.run(_WELL, id_=delivery.endpoint_id)
        return
    since = tx.value(_FAILING, id_=delivery.endpoint_id, at=tx.now)
    if outcome.status == GONE:
        disable(tx, delivery.endpoint_id, "it answered 410 Gone")
    elif state == "failed" and since is not None and tx.now - since >= FAILING_FOR:
        disable(tx, delivery.endpoint_id, "nothing arrived there for three days")


def undeliverable(tx: Transaction, delivery: Delivery, why: str) -> None:
    """Give it up at once: its endpoint is gone, or cannot be read."""
    values: dict[str, Any] = {"status": None, "answer": "", "error": why, "tries": [], "finished_at": tx.now}
    tx.run(_NOTE, id_=delivery.id, state="failed", due_at=tx.now, **values)


def prune(tx: Transaction) -> int:
    """Forget what was settled thirty days ago, of any shop, a chunk at a time."""
    return tx.run(_PRUNE, before=tx.now - KEPT_FOR)
