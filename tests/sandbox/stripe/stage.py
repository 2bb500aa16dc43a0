"""A shop with its own Stripe account, the stand-in, and our address for webhooks: real HTTP on loopback."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any

import aiohttp
from starlette.applications import Starlette
from tests.channels.wire import served
from tests.commerce.outside import Tools, work
from tests.commerce.shop import Shop

from chaffer.commerce.checkout.operations.pay import Pay, pay
from chaffer.commerce.payments.operations.add_payment_account import AddPaymentAccount, add_payment_account
from chaffer.commerce.payments.tables import payments
from chaffer.integrations.payments.open_providers import OpenProviders
from chaffer.runtime.secrets import Secrets, new_key
from chaffer.sandbox.stripe.app import stripe_app
from chaffer.sandbox.stripe.deliver import Deliverer, Modes
from chaffer.sandbox.stripe.world import World
from chaffer.web.notices import Notices

KEY, SECRET = "sk_test_stage", "whsec_stage"


@dataclass
class Stage:
    shop: Shop
    tools: Tools
    providers: OpenProviders
    world: World
    deliverer: Deliverer
    page: aiohttp.ClientSession
    webhook: str
    stripe_url: str

    async def begin(self, contact: str = "per_ada") -> str:
        """A payment opened at Stripe; the address of its page."""

        def checkout() -> str:
            if not self.shop.stock("MUG")[0]:
                self.shop.product("MUG", 1000, on_hand=5)
            checkout_id = self.shop.checkout(contact, MUG=2)
            payment_id: str = self.shop.do(pay, Pay(checkout_id, "stripe")).payment_id
            return payment_id

        payment_id = await asyncio.to_thread(checkout)
        await self.work()
        row = next(row for row in await self.rows("id", "url", "provider_id") if row.id == payment_id)
        return str(row.url)

    async def work(self) -> int:
        return await work(self.shop.db, self.tools)

    async def rows(self, *columns: str, table: Any = payments) -> list[Any]:
        return await asyncio.to_thread(self.shop.rows, table, *columns)

    async def choose(self, url: str, card: str, **more: str) -> aiohttp.ClientResponse:
        """Choose a card on the page; what comes back, redirects not followed."""
        return await self.page.post(url, data={"card": card, **more}, allow_redirects=False)

    async def throw(self, what: str, **switch: Any) -> Any:
        """Something happens at Stripe without us."""
        answer = await self.page.post(f"{self.stripe_url}/control/{what}", json=switch)
        assert answer.status == 200, await answer.text()
        return await answer.json()

    async def settled(self) -> None:
        """Let the webhooks under way arrive and be looked into."""
        await self.deliverer.notifier.idle()
        await self.work()


@asynccontextmanager
async def staged(shop: Shop, modes: Modes | None = None) -> AsyncIterator[Stage]:
    """Everything up and running; `modes` says how Stripe tells of it."""
    secrets = Secrets([new_key()])
    providers = OpenProviders(shop.db, secrets, 10)
    app = stripe_app(shop.db.clock, KEY, SECRET, modes)
    web = Starlette(routes=Notices(shop.db, providers, {}).routes())
    async with served(app) as stripe_url, served(web) as our_url, aiohttp.ClientSession() as page:
        account = AddPaymentAccount(
            "stripe", {"api_base_url": stripe_url}, {"secret_key": KEY, "webhook_secret": f"whsec_old {SECRET}"}
        )
        account_id = await asyncio.to_thread(shop.do, add_payment_account, account, secrets)
        webhook = f"{our_url}/in/pay/stripe/{account_id}"
        app.state.deliverer.url = webhook
        tools = Tools(providers, public_url=our_url)  # type: ignore[arg-type]
        try:
            yield Stage(shop, tools, providers, app.state.world, app.state.deliverer, page, webhook, stripe_url)
        finally:
            await app.state.deliverer.notifier.close()
            await providers.close()
