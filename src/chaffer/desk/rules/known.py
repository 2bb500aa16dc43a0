"""From which events rules of a shop follow, remembered by each process: asking costs a turn nothing."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from functools import partial
from typing import NamedTuple

from sqlalchemy import select

from chaffer.desk.events import RulesChanged
from chaffer.desk.tables import rules
from chaffer.runtime.live import Change
from chaffer.runtime.statements import Statement, mine
from chaffer.runtime.transaction import Transaction

TOPIC = "rule"
"""Under which the live feed tells that rules were written, switched or taken away."""
KEPT = timedelta(minutes=1)
_EVENTS = Statement("rules.events", select(rules.c.event).where(mine(rules), rules.c.active).distinct())


class _Known(NamedTuple):
    until: datetime
    events: frozenset[str]


class KnownRules:
    """One for the process. What another process changed is seen when the live feed tells, within a second."""

    def __init__(self) -> None:
        self._by_shop: dict[str, _Known] = {}

    def events(self, tx: Transaction) -> frozenset[str]:
        known = self._by_shop.get(tx.shop_id)
        # Read anew now and then all the same: it may have been read in a transaction that fell.
        if known is None or known.until <= tx.now:
            read = frozenset(row.event for row in tx.rows(_EVENTS))
            known = self._by_shop[tx.shop_id] = _Known(tx.now + KEPT, read)
        return known.events

    def changed(self, tx: Transaction, _fact: RulesChanged) -> None:
        """The reaction to rules that were written in this process."""
        self.forget(tx.shop_id)
        tx.after_commit(partial(self.forget, tx.shop_id))

    def forget(self, shop_id: str) -> None:
        self._by_shop.pop(shop_id, None)

    def note(self, changes: Iterable[Change]) -> None:
        """Hook of the live feed."""
        for change in changes:
            if change.topic == TOPIC:
                self.forget(change.shop_id)
