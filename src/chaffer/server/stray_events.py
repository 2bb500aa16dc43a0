"""Events that belong to no conversation: reports that came too early, notices about accounts."""

import logging
from collections.abc import Sequence
from typing import Any

from chaffer.accounts.open_accounts import OpenAccounts
from chaffer.channels.registry import CHANNELS
from chaffer.inbox import events
from chaffer.inbox.bodies import Bodies
from chaffer.inbox.notices.told import Told
from chaffer.kernel.message import Inbound, Notice, Report, Slice
from chaffer.outbox.receipts import reported
from chaffer.runtime.database import Database
from chaffer.runtime.transaction import ANY_SHOP, Transaction
from chaffer.server.wakes import Wakes
from chaffer.wiring import ON_NOTICE

_log = logging.getLogger(__name__)


class StrayEvents:
    def __init__(self, db: Database, accounts: OpenAccounts, bodies: Bodies, wakes: Wakes) -> None:
        self._db = db
        self._accounts = accounts
        self._bodies = bodies
        self._wakes = wakes

    async def loop(self) -> None:
        while await self._wakes.woken("inbox"):
            for row in await self._db.read(ANY_SHOP, events.due):
                await self._handle(row)

    async def _handle(self, row: Any) -> None:
        account = await self._accounts.get(row.shop_id, row.source)
        channel = CHANNELS[account.kind]

        def handle(tx: Transaction) -> None:
            body = self._bodies.open(tx, row.day, bytes(row.body), row.id)
            told = channel.parse(Slice(row.external_id, account.external_id, row.kind, body))
            applied = [reported(tx, each) for each in told if isinstance(each, Report)]
            if applied and not all(applied):
                events.try_later(tx, row.id, row.attempts, "about nothing we sent")
            elif events.handled(tx, [row.id]):  # else a rival has just done it
                _heed(tx, Told(account.id, account.kind, row.id, row.kept_at), told)

        try:
            await self._db.write(row.shop_id, handle)
        except Exception as error:  # noqa: BLE001 — one defect must not stop the loop
            _log.exception("an event could not be handled")
            text = repr(error)
            await self._db.write(row.shop_id, lambda tx: events.try_later(tx, row.id, row.attempts, text))


def _heed(tx: Transaction, where: Told, told: Sequence[Inbound | Report | Notice]) -> None:
    """Act on the notices among these."""
    for notice in told:
        if isinstance(notice, Notice) and (act := ON_NOTICE.get(notice.kind)):
            act(tx, where, notice)
