"""Reading endpoints and deliveries, for the API."""

from typing import Any

from sqlalchemy import func, select

from chaffer.integrations.webhooks_out.tables import webhook_deliveries, webhook_endpoints
from chaffer.runtime.statements import Statement, given, mine
from chaffer.runtime.transaction import Transaction

_LIST = Statement(
    "webhook_endpoints.list",
    select(webhook_endpoints)
    .where(mine(webhook_endpoints), webhook_endpoints.c.id > given("after"))
    .order_by(webhook_endpoints.c.id)
    .limit(given("limit")),
)
_GET = Statement(
    "webhook_endpoints.get",
    select(webhook_endpoints).where(mine(webhook_endpoints), webhook_endpoints.c.id == given("id")),
)
_COUNT = Statement(
    "webhook_endpoints.count",
    select(func.count().label("count")).select_from(webhook_endpoints).where(mine(webhook_endpoints)),
)
_DELIVERY = Statement(
    "webhook_deliveries.get",
    select(webhook_deliveries).where(
        mine(webhook_deliveries), webhook_deliveries.c.endpoint_id == given("endpoint_id"),
        webhook_deliveries.c.id == given("id"),
    ),
)  # fmt: skip


def list_endpoints(tx: Transaction, after: str, limit: int) -> list[Any]:
    """Oldest first."""
    return tx.rows(_LIST, after=after, limit=limit)


def get_endpoint(tx: Transaction, endpoint_id: str) -> Any:
    """Raises NotFound."""
    return tx.one(_GET, id=endpoint_id)


def count_endpoints(tx: Transaction) -> int:
    return int(tx.value(_COUNT))


def list_deliveries(tx: Transaction, endpoint_id: str, before: str, limit: int, state: str = "") -> list[Any]:
    """The newest first, from the one before this id."""
    each = webhook_deliveries
    clause = select(each).where(each.c.shop_id == tx.shop_id, each.c.endpoint_id == endpoint_id, each.c.id < before)
    if state:
        clause = clause.where(each.c.state == state)
    return tx.query("webhook_deliveries.list", clause.order_by(each.c.id.desc()).limit(limit))


def get_delivery(tx: Transaction, endpoint_id: str, delivery_id: str) -> Any:
    """Raises NotFound."""
    return tx.one(_DELIVERY, endpoint_id=endpoint_id, id=delivery_id)
