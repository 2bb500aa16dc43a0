"""Which endpoints of a shop want to hear of what, remembered by each process: asking costs a turn nothing."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import NamedTuple

from sqlalchemy import select

from chaffer.integrations.webhooks_out.tables import webhook_endpoints
from chaffer.runtime.live import Change
from chaffer.runtime.statements import Statement, mine
from chaffer.runtime.transaction import Transaction

TOPIC = "webhook"
"""Under which the live feed tells that endpoints were added, changed or disabled."""

KEPT = timedelta(minutes=1)

_ACTIVE = Statement(
    "webhook_endpoints.active",
    select(webhook_endpoints.c.id, webhook_endpoints.c.types).where(
        mine(webhook_endpoints), webhook_endpoints.c.state == "active"
    ),
)


class Subscription(NamedTuple):
    """types: empty for all."""

    endpoint_id: str
    types: frozenset[str]


class Known(NamedTuple):
    until: datetime
    subscriptions: tuple[Subscription, ...]


class Subscriptions:
    """One for the process. What another process changed is seen when the live feed tells, within a second."""

    def __init__(self) -> None:
        self._by_shop: dict[str, Known] = {}

    def of(self, tx: Transaction) -> tuple[Subscription, ...]:
        known = self._by_shop.get(tx.shop_id)
        # Read anew now and then all the same: it may have been read in a transaction that fell.
        if known is None or known.until <= tx.now:
            read = tuple(Subscription(row.id, frozenset(row.types)) for row in tx.rows(_ACTIVE))
            known = self._by_shop[tx.shop_id] = Known(tx.now + KEPT, read)
        return known.subscriptions

    def forget(self, shop_id: str) -> None:
        self._by_shop.pop(shop_id, None)

    def note(self, changes: Iterable[Change]) -> None:
        """Hook of the live feed."""
        for change in changes:
            if change.topic == TOPIC:
                self.forget(change.shop_id)
