"""The channel accounts that webhooks name, remembered for a moment: opening secrets for each call would be waste."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from chaffer.accounts.channels import OpenAccount, accounts_named, accounts_of_kind
from chaffer.runtime.database import Database
from chaffer.runtime.secrets import Secrets
from chaffer.runtime.transaction import ANY_SHOP

KEPT = timedelta(seconds=1)
"""An account added by a command beside the server is known within this time."""
REMEMBERED = 5_000


class KnownAccounts:
    def __init__(self, db: Database, secrets: Secrets) -> None:
        self._db = db
        self._secrets = secrets
        self._known: dict[tuple[str, str], tuple[datetime, list[OpenAccount]]] = {}

    async def named(self, kind: str, names: Iterable[str]) -> dict[str, list[OpenAccount]]:
        """The accounts behind each of these ids; an unknown id has none."""
        now = self._db.clock.now()
        wanted = set(names)
        fresh = {name: known[1] for name in wanted if (known := self._known.get((kind, name))) and known[0] > now}
        if missing := wanted - fresh.keys():
            found = await self._db.read(ANY_SHOP, lambda tx: accounts_named(tx, self._secrets, kind, sorted(missing)))
            if len(self._known) + len(found) > REMEMBERED:
                self._known.clear()
            self._known.update({(kind, name): (now + KEPT, accounts) for name, accounts in found.items() if accounts})
            fresh |= found
        return fresh

    async def of_kind(self, kind: str) -> list[OpenAccount]:
        """Every account of a channel. For handshakes, which are rare."""
        return await self._db.read(ANY_SHOP, lambda tx: accounts_of_kind(tx, self._secrets, kind))
