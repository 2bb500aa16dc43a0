"""What a shop's catalogue calls things, remembered until a product changes."""

import threading
from collections.abc import Sequence
from datetime import datetime, timedelta

from chaffer.commerce.catalog.facets import facets
from chaffer.language.facets import Facets
from chaffer.runtime.live import Change
from chaffer.runtime.transaction import Transaction

STALE = timedelta(seconds=30)
"""While an import runs the facets change with every product; they are read again this often at most."""


class KnownFacets:
    """One for the process. Hook `note` to the live feed."""

    def __init__(self) -> None:
        self._known: dict[str, tuple[datetime, Facets]] = {}
        self._changed: set[str] = set()
        self._lock = threading.Lock()

    def of(self, tx: Transaction) -> Facets:
        known = self._known.get(tx.shop_id)
        if known is not None and (tx.shop_id not in self._changed or tx.now - known[0] < STALE):
            return known[1]
        with self._lock:
            self._changed.discard(tx.shop_id)
            fresh = facets(tx)
            self._known[tx.shop_id] = (tx.now, fresh)
        return fresh

    def note(self, changes: Sequence[Change]) -> None:
        self._changed.update(change.shop_id for change in changes if change.topic == "product")
