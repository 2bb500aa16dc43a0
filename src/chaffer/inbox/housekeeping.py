"""What has to be forgotten in time: keys of old days, work that is done, links that ended, answers kept for repeats."""

import asyncio
import logging
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
from chaffer.runtime.transaction import ANY_SHOP

PRUNE_EVERY = timedelta(minutes=10)
SHRED_EVERY = timedelta(days=1)
CHUNKS_AT_MOST = 200
BETWEEN_CHUNKS_SECONDS = 0.02

_log = logging.getLogger(__name__)


class Housekeeping:
    """Does what is due whenever it is asked; one for the process. Two processes do the same work twice, without harm."""

    def __init__(self, db: Database, bodies: Bodies, settings: Settings) -> None:
        self._db = db
        self._bodies = bodies
        self._body_days = settings.body_days
        self._prunes: dict[str, Prune] = {
            "jobs": prune_jobs,
            "idempotency": partial(prune_idempotency, hours=settings.idempotency_hours),
            "links": prune_links,
            "changes": prune_changes,
        }
        self._pruned_at: datetime | None = None
        self._shredded_at: datetime | None = None

    async def tidy(self) -> None:
        """Prune and shred what is due by the clock. A fault in one does not keep the others from being done."""
        now = self._db.clock.now()
        if self._pruned_at is None or now - self._pruned_at >= PRUNE_EVERY:
            self._pruned_at = now
            for name, prune in self._prunes.items():
                await self._prune(name, prune)
        if self._shredded_at is None or now - self._shredded_at >= SHRED_EVERY:
            self._shredded_at = now
            await self._shred()

    async def _prune(self, name: str, prune: Prune) -> None:
        try:
            for _ in range(CHUNKS_AT_MOST):
                if await self._db.write(ANY_SHOP, prune) < CHUNK:
                    return
                await asyncio.sleep(BETWEEN_CHUNKS_SECONDS)  # others want the writer too
        except Exception:  # noqa: BLE001 — it comes round again in ten minutes
            _log.exception("pruning failed", extra={"what": name})

    async def _shred(self) -> None:
        """The keys of each shop's old days."""
        for shop in await self._db.read(ANY_SHOP, all_shops):
            try:
                await self._db.write(shop.id, partial(self._bodies.shred, days=self._body_days))
            except Exception:  # noqa: BLE001 — one shop's trouble is not the others'
                _log.exception("shredding failed", extra={"shop": shop.id})
                self._shredded_at = None
