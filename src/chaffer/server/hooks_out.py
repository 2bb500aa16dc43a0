"""Webhooks out: deliveries that are due are claimed, sent, and their outcome is kept."""

import logging
from collections import Counter

from chaffer.integrations.webhooks_out import claiming, outcome
from chaffer.integrations.webhooks_out.claiming import Delivery
from chaffer.integrations.webhooks_out.posting import Outcome, post
from chaffer.integrations.webhooks_out.signing import in_force, signed_headers, unseal
from chaffer.runtime.database import Database
from chaffer.runtime.failpoints import passing
from chaffer.runtime.guard import Guard
from chaffer.runtime.secrets import NotOurs, Secrets
from chaffer.runtime.transaction import ANY_SHOP
from chaffer.server.tasks import Tasks
from chaffer.server.wakes import Wakes

AT_ONCE = 16
_log = logging.getLogger(__name__)


class HooksOut:
    """name: of this process, in its claims. guard: which addresses may be reached."""

    def __init__(self, db: Database, secrets: Secrets, guard: Guard, wakes: Wakes, tasks: Tasks, name: str) -> None:
        self._db = db
        self._secrets = secrets
        self._guard = guard
        self._wakes = wakes
        self._tasks = tasks
        self._name = name
        self._under_way: Counter[str] = Counter()

    async def loop(self) -> None:
        while await self._wakes.woken("hooks"):
            while not self._wakes.stopping and (claimed := await self._claim()):
                for delivery in claimed:
                    self._under_way[delivery.endpoint_id] += 1
                    self._tasks.spawn(self._deliver(delivery))

    async def _claim(self) -> list[Delivery]:
        room = AT_ONCE - self._under_way.total()
        if room <= 0:
            return []
        busy = [endpoint for endpoint, count in self._under_way.items() if count >= claiming.EACH_AT_MOST]
        found = await self._db.read(ANY_SHOP, lambda tx: claiming.due(tx, busy))
        chosen = claiming.choose(found, self._under_way, room)
        if not chosen:
            return []
        return await self._db.write(ANY_SHOP, lambda tx: claiming.claim(tx, chosen, self._name))

    async def _deliver(self, delivery: Delivery) -> None:
        try:
            await self._send(delivery)
        except Exception:  # noqa: BLE001 — one defect must not stop the loop; the lease brings the delivery back
            _log.exception("a delivery failed", extra={"delivery": delivery.id})
        finally:
            self._under_way[delivery.endpoint_id] -= 1
            if self._under_way[delivery.endpoint_id] <= 0:
                del self._under_way[delivery.endpoint_id]
            self._wakes.heard(frozenset({"hooks"}))

    async def _send(self, delivery: Delivery) -> None:
        endpoint = await self._db.read(
            delivery.shop_id, lambda tx: claiming.endpoint_to_send(tx, delivery.endpoint_id)
        )  # fmt: skip
        if endpoint is None:
            await self._give_up(delivery, "the endpoint was removed")
            return
        now = self._db.clock.now()
        try:
            held = unseal(self._secrets, delivery.shop_id, delivery.endpoint_id, endpoint.sealed_secrets)
        except NotOurs:
            await self._give_up(delivery, "the endpoint's secret does not open")
            return
        body = delivery.body.encode()
        headers = signed_headers([each.secret for each in in_force(held, now)], delivery.event_id, now, body)
        passing("before_hook")
        came: Outcome = await post(endpoint.url, body, headers, self._guard)
        passing("after_hook")
        await self._db.write(delivery.shop_id, lambda tx: outcome.note(tx, delivery, self._name, came))

    async def _give_up(self, delivery: Delivery, why: str) -> None:
        await self._db.write(delivery.shop_id, lambda tx: outcome.undeliverable(tx, delivery, why))
