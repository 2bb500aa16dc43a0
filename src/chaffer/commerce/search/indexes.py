"""The search indexes of this process: one for each shop that is searched, kept up to date from the live feed."""

import asyncio
import logging
import threading
from collections.abc import Sequence
from functools import partial

from chaffer.commerce.search.index import ShopIndex
from chaffer.commerce.search.reading import product_ids_of
from chaffer.runtime.database import Database
from chaffer.runtime.live import Change
from chaffer.runtime.transaction import Transaction

REFRESH_AT_MOST = 200
"""Products read anew in one go, so that a reader is not held for long."""
RETRY_SECONDS = 1.0
_NOTED_AT_MOST = 100_000
_log = logging.getLogger(__name__)


class _Notes:
    """Ids to be read again. products: whole; variants: of price and stock changes."""

    def __init__(self) -> None:
        self.products: dict[str, None] = {}
        self.variants: dict[str, None] = {}

    def __len__(self) -> int:
        return len(self.products) + len(self.variants)


class Indexes:
    """Hook `note` to the live feed and keep `run` running; then a change is found within two seconds."""

    def __init__(self, db: Database) -> None:
        self._db = db
        self._indexes: dict[str, ShopIndex] = {}
        self._notes: dict[str, _Notes] = {}
        self._lock = threading.Lock()
        self._noted = asyncio.Event()

    def of(self, shop_id: str) -> ShopIndex:
        """The shop's index. It reads the catalogue at its first search, or when `load` is called."""
        with self._lock:
            return self._indexes.setdefault(shop_id, ShopIndex())

    async def load(self, shop_id: str) -> None:
        """Read a shop's catalogue and its answers before anybody asks."""
        await self._db.read(shop_id, self.of(shop_id).load)
        await self._db.read(shop_id, self.of(shop_id).faq.answers)

    def note(self, changes: Sequence[Change]) -> None:
        """Remember what to read again; quick. Topics "product" (a product's id), "stock" and "price" (a variant's)."""
        with self._lock:
            for change in changes:
                if change.topic in ("product", "stock", "price") and change.shop_id in self._indexes:
                    notes = self._notes.setdefault(change.shop_id, _Notes())
                    (notes.products if change.topic == "product" else notes.variants)[change.thing_id] = None
        if self._notes:
            self._noted.set()

    async def run(self) -> None:
        """Take in what was noted, until cancelled."""
        while True:
            await self._noted.wait()
            self._noted.clear()
            if not await self.catch_up():
                await asyncio.sleep(RETRY_SECONDS)
                self._noted.set()

    async def catch_up(self) -> bool:
        """Take in all that was noted so far; whether all of it could be."""
        done = True
        for shop_id in list(self._notes):
            while batch := self._take(shop_id):
                try:
                    await self._db.read(shop_id, partial(self._refresh, shop_id, batch))
                except Exception:  # noqa: BLE001 — whatever it was, the feed will not tell it again: keep it and retry
                    _log.exception("search index of one shop could not be brought up to date")
                    self._put_back(shop_id, batch)
                    done = False
                    break
        return done

    def _refresh(self, shop_id: str, batch: tuple[list[str], list[str]], tx: Transaction) -> None:
        products, variants = batch
        offers = product_ids_of(tx, variants) if variants else ()
        self.of(shop_id).refresh(tx, products, list(offers))

    def _take(self, shop_id: str) -> tuple[list[str], list[str]] | None:
        with self._lock:
            notes = self._notes.get(shop_id)
            index = self._indexes.get(shop_id)
            if not notes or index is None or not (index.loaded or index.loading):
                if notes and len(notes) > _NOTED_AT_MOST:
                    del self._notes[shop_id]
                return None
            return _some(notes.products), _some(notes.variants)

    def _put_back(self, shop_id: str, batch: tuple[list[str], list[str]]) -> None:
        products, variants = batch
        with self._lock:
            notes = self._notes.setdefault(shop_id, _Notes())
            notes.products.update(dict.fromkeys(products))
            notes.variants.update(dict.fromkeys(variants))


def _some(noted: dict[str, None]) -> list[str]:
    taken = list(noted)[:REFRESH_AT_MOST]
    for each in taken:
        del noted[each]
    return taken
