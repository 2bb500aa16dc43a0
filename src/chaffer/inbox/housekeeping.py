"""What has to be forgotten in time: keys of old days, work that is done, links that ended, answers kept for repeats."""

import asyncio
import logging
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from functools import partial

from chaffer.accounts.shops import all_shops
from chaffer.inbox.bodies import Bodies
from chaffer.runtime.database import Database
from chaffer.runtime.pruning import (
    CHUNK,
    Prune,
    prune_changes,
    prune_idempotency,
    prune_jobs,
    prune_links,
)
from chaffer.runtime.settings import Settings
from chaffer.runtime.transaction import ANY_SHOP, Transaction

PRUNE_EVERY = timedelta(minutes=10)
VISIT_EVERY = timedelta(days=1)
CHUNKS_AT_MOST = 200
BETWEEN_CHUNKS_SECONDS = 0.02

_log = logging.getLogger(__name__)


class Housekeeping:
    """Does what is due whenever it is asked; one for the process. Two processes do the same work twice, without harm.

    more: what other packages want forgotten, by name.
    """

    def __init__(
        self, db: Database, bodies: Bodies, settings: Settings, more: Mapping[str, Prune] | None = None
    ) -> None:  # fmt: skip
        self._db = db
        self.in_each_shop: list[Callable[[Transaction], object]] = [bodies.shred]
        self._prunes: dict[str, Prune] = {
            "jobs": prune_jobs,
            "idempotency": partial(prune_idempotency, hours=settings.idempotency_hours),
            "links": prune_links,
            "changes": prune_changes,
            **(more or {}),
        }
        self._pruned_at: datetime | None = None
        self._visited_at: datetime | None = None

    async def tidy(self) -> None:
        """Do what is due by the clock. A fault in one does not keep the others from being done."""
        now = self._db.clock.now()
        if self._pruned_at is None or now - self._pruned_at >= PRUNE_EVERY:
            self._pruned_at = now
            for name, prune in self._prunes.items():
                await self._prune(name, prune)
        if self._visited_at is None or now - self._visited_at >= VISIT_EVERY:
            self._visited_at = now
            await self._visit_shops()

    async def _prune(self, name: str, prune: Prune) -> None:
        try:
            for _ in range(CHUNKS_AT_MOST):
                if await self._db.write(ANY_SHOP, prune) < CHUNK:
                    return
                await asyncio.sleep(BETWEEN_CHUNKS_SECONDS)  # others want the writer too
        except Exception:  # noqa: BLE001 — it comes round again in ten minutes
            _log.exception("pruning failed", extra={"what": name})

    async def _visit_shops(self) -> None:
        """What is done in each shop for itself; first of all the keys of its old days are shredded."""
        for shop in await self._db.read(ANY_SHOP, all_shops):
            for work in self.in_each_shop:
                try:
                    await self._db.write(shop.id, work)
                except Exception:  # noqa: BLE001 — one shop's trouble is not the others'
                    _log.exception("housekeeping failed", extra={"shop": shop.id})
