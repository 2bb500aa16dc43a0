"""The payment providers of this process: each shop's own, with its keys opened, and those every shop may use.

A provider's library is loaded when the first shop needs it: Stripe's takes a second and forty megabytes.
"""

import asyncio
import importlib
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from typing import Any, NamedTuple

from chaffer.commerce.payments.accounts import PaymentAccount, account_by_id, account_named, unsealed
from chaffer.commerce.payments.port import PaymentProvider
from chaffer.kernel.errors import ProviderFault
from chaffer.runtime.database import Database
from chaffer.runtime.secrets import Secrets
from chaffer.runtime.transaction import ANY_SHOP

KEPT = timedelta(seconds=2)
"""A key changed by a command beside the server is used within this time."""

CONNECTORS = {"stripe": "chaffer.integrations.payments.stripe.connect"}
"""Where each provider that shops bring their own keys for is put together."""


class Connected(NamedTuple):
    account: PaymentAccount
    provider: PaymentProvider


class OpenProviders:
    """One for the process. shared: by name, the same for every shop (the test provider)."""

    def __init__(self, db: Database, secrets: Secrets, timeout_seconds: float) -> None:
        self._db = db
        self._secrets = secrets
        self._timeout_seconds = timeout_seconds
        self.shared: dict[str, PaymentProvider] = {}
        self._connectors: dict[str, Any] = {}
        self._known: dict[tuple[str, str], tuple[datetime, Connected]] = {}

    async def get(self, shop_id: str, name: str) -> PaymentProvider:
        """Raises ProviderFault if the shop is not connected to it."""
        if name in self.shared:
            return self.shared[name]
        found = await self._remembered(
            (shop_id, name), lambda: self._db.read(shop_id, lambda tx: account_named(tx, name))
        )
        if found is None:
            raise ProviderFault(f"no payment provider {name!r} is connected", provider_code="not_connected")
        return found.provider

    async def behind(self, name: str, account_id: str) -> Connected | None:
        """The account a webhook's address names; None if there is none. What it says counts for its shop alone."""
        found = await self._remembered(
            ("", account_id), lambda: self._db.read(ANY_SHOP, lambda tx: account_by_id(tx, account_id))
        )
        return found if found is not None and found.account.provider == name else None

    async def close(self) -> None:
        for connector in self._connectors.values():
            await connector.close()
        self._connectors.clear()

    async def _remembered(self, key: tuple[str, str], read: Callable[[], Awaitable[Any]]) -> Connected | None:
        now = self._db.clock.now()
        known = self._known.get(key)
        if known is not None and known[0] > now:
            return known[1]
        row = await read()
        if row is None or row.provider not in CONNECTORS:
            self._known.pop(key, None)
            return None
        account = unsealed(self._secrets, row)
        found = Connected(account, (await self._connector(account.provider)).provider(account))
        self._known[key] = (now + KEPT, found)
        return found

    async def _connector(self, name: str) -> Any:
        made = self._connectors.get(name)
        if made is None:
            module = await asyncio.to_thread(importlib.import_module, CONNECTORS[name])
            made = self._connectors.setdefault(name, module.Connector(self._timeout_seconds))
        return made
