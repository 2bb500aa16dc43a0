"""Channel accounts with their secrets opened, remembered for a moment: opening them for each send would be waste."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import TypeVar

from sqlalchemy import select

from chaffer.accounts.channels import OpenAccount, open_account
from chaffer.accounts.tables import channel_accounts
from chaffer.runtime.database import Database
from chaffer.runtime.secrets import Secrets
from chaffer.runtime.statements import Statement, given, mine
from chaffer.runtime.transaction import ANY_SHOP, Transaction

T = TypeVar("T")
KEPT = timedelta(seconds=2)
"""A token changed by a command beside the server is used within this time."""

_BY_ID = Statement(
    "channel_accounts.by_id",
    select(channel_accounts).where(mine(channel_accounts), channel_accounts.c.id == given("id")),
)


class OpenAccounts:
    """One for the process."""

    def __init__(self, db: Database, secrets: Secrets) -> None:
        self._db = db
        self._secrets = secrets
        self._known: dict[tuple[str, str], tuple[datetime, OpenAccount]] = {}

    async def read(self, work: Callable[[Transaction, Secrets], T]) -> T:
        """Read across shops with the secrets at hand: for accounts that stand in other tables."""
        return await self._db.read(ANY_SHOP, lambda tx: work(tx, self._secrets))

    async def get(self, shop_id: str, account_id: str) -> OpenAccount:
        """Raises NotFound if the shop has no such account."""
        now = self._db.clock.now()
        known = self._known.get((shop_id, account_id))
        if known is not None and known[0] > now:
            return known[1]
        row = await self._db.read(shop_id, lambda tx: tx.one(_BY_ID, id=account_id))
        account = open_account(self._secrets, row)
        self._known[shop_id, account_id] = (now + KEPT, account)
        return account
