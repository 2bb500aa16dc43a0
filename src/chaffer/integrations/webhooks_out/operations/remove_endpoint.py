"""Tell an endpoint nothing any more, and forget it."""

from sqlalchemy import delete

from chaffer.accounts import audit
from chaffer.accounts.actor import SYSTEM, Actor
from chaffer.integrations.webhooks_out.listing import get_endpoint
from chaffer.integrations.webhooks_out.subscriptions import TOPIC
from chaffer.integrations.webhooks_out.tables import webhook_deliveries, webhook_endpoints
from chaffer.runtime.statements import Statement, given, mine
from chaffer.runtime.transaction import Transaction

_REMOVE = Statement(
    "webhook_endpoints.remove",
    delete(webhook_endpoints).where(mine(webhook_endpoints), webhook_endpoints.c.id == given("id")),
)
_FORGET = Statement(
    "webhook_deliveries.of_removed",
    delete(webhook_deliveries).where(
        mine(webhook_deliveries), webhook_deliveries.c.endpoint_id == given("endpoint_id")
    ),
)


def remove_endpoint(tx: Transaction, endpoint_id: str, actor: Actor = SYSTEM) -> None:
    """With its secrets and its deliveries, those still waiting among them. Raises NotFound."""
    row = get_endpoint(tx, endpoint_id)
    tx.run(_REMOVE, id=endpoint_id)
    tx.run(_FORGET, endpoint_id=endpoint_id)
    tx.changed(TOPIC, endpoint_id)
    audit.record(tx, actor, "webhook.remove", target_kind="webhook", target_id=endpoint_id, before={"url": row.url})
