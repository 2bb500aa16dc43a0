"""Stop telling an endpoint: somebody asked for it, it failed for days, or it said that it is gone."""

from sqlalchemy import update

from chaffer.integrations.webhooks_out.events import WebhookDisabled
from chaffer.integrations.webhooks_out.subscriptions import TOPIC
from chaffer.integrations.webhooks_out.tables import webhook_deliveries, webhook_endpoints
from chaffer.runtime.statements import Statement, given, mine
from chaffer.runtime.transaction import Transaction

_DISABLE = Statement(
    "webhook_endpoints.disable",
    update(webhook_endpoints)
    .where(mine(webhook_endpoints), webhook_endpoints.c.id == given("id_"), webhook_endpoints.c.state == "active")
    .values(state="disabled", trouble=given("trouble_"), changed_at=given("at"))
    .returning(webhook_endpoints.c.url),
)
_DROP = Statement(
    "webhook_deliveries.drop",
    update(webhook_deliveries)
    .where(
        mine(webhook_deliveries), webhook_deliveries.c.endpoint_id == given("endpoint"),
        webhook_deliveries.c.state == "waiting",
    )
    .values(state="failed", error="the endpoint was disabled", finished_at=given("at")),
)  # fmt: skip


def disable(tx: Transaction, endpoint_id: str, reason: str) -> bool:
    """What waits for it is given up, to be sent again once it is active. False if it was disabled before."""
    row = tx.row(_DISABLE, id_=endpoint_id, trouble_=reason, at=tx.now)
    if row is None:
        return False
    tx.run(_DROP, endpoint=endpoint_id, at=tx.now)
    tx.changed(TOPIC, endpoint_id)
    tx.happened(WebhookDisabled(endpoint_id, row.url, reason))
    return True
