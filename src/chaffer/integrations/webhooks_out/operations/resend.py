"""Send a delivery once more, under the id it had: the receiver that has it already passes it over."""

from datetime import datetime

from sqlalchemy import select, update

from chaffer.accounts import audit
from chaffer.accounts.actor import SYSTEM, Actor
from chaffer.integrations.webhooks_out.listing import get_delivery
from chaffer.integrations.webhooks_out.tables import webhook_deliveries
from chaffer.kernel.errors import Conflict
from chaffer.runtime.statements import Statement, given, mine
from chaffer.runtime.transaction import Transaction

AT_ONCE = 500
_AGAIN = Statement(
    "webhook_deliveries.resend",
    update(webhook_deliveries)
    .where(
        mine(webhook_deliveries), webhook_deliveries.c.id == given("id_"),
        webhook_deliveries.c.state.in_(["delivered", "failed", "waiting"]),
    )
    .values(state="waiting", due_at=given("at"), finished_at=None),
)  # fmt: skip


_FAILED = (
    select(webhook_deliveries.c.id)
    .where(
        mine(webhook_deliveries), webhook_deliveries.c.endpoint_id == given("endpoint"),
        webhook_deliveries.c.state == "failed", webhook_deliveries.c.created_at >= given("since"),
    )
    .order_by(webhook_deliveries.c.id)
    .limit(AT_ONCE)
)  # fmt: skip
_AGAIN_FAILED = Statement(
    "webhook_deliveries.resend_failed",
    update(webhook_deliveries)
    .where(mine(webhook_deliveries), webhook_deliveries.c.id.in_(_FAILED))
    .values(state="waiting", due_at=given("at"), finished_at=None),
)


def resend(tx: Transaction, endpoint_id: str, delivery_id: str, actor: Actor = SYSTEM) -> None:
    """Due at once; a disabled endpoint gets it too. Raises NotFound, Conflict while it is being sent."""
    get_delivery(tx, endpoint_id, delivery_id)
    if not tx.run(_AGAIN, id_=delivery_id, at=tx.now):
        raise Conflict("it is being sent right now")
    tx.wake("hooks")
    audit.record(tx, actor, "webhook.resend", target_kind="delivery", target_id=delivery_id)


def resend_failed(tx: Transaction, endpoint_id: str, since: datetime, actor: Actor = SYSTEM) -> int:
    """What was given up of all made since then, oldest first, at most 500 at once; how many are due now."""
    count = tx.run(_AGAIN_FAILED, endpoint=endpoint_id, since=since, at=tx.now)
    tx.wake("hooks")
    audit.record(
        tx, actor, "webhook.resend_failed", target_kind="webhook", target_id=endpoint_id, after={"count": count}
    )
    return count
