"""A shop that sells, a provider that takes money, and the way between them: real HTTP on loopback."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any

import aiohttp
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from tests.channels.wire import served
from tests.commerce.outside import Named, Tools, work
from tests.commerce.shop import SHOP, Shop

from chaffer.commerce.checkout.operations.pay import Pay, pay
from chaffer.commerce.payments.jobs.look_at_payment import look_now
from chaffer.commerce.payments.queries import whose_payment
from chaffer.commerce.payments.tables import payments
from chaffer.integrations.payments.trial.provider import TrialProvider
from chaffer.kernel.errors import Forged
from chaffer.runtime.clock import SystemClock
from chaffer.runtime.http import Client
from chaffer.runtime.transaction import ANY_SHOP
from chaffer.sandbox.payments.app import payment_app
from chaffer.sandbox.payments.bank import Bank, Modes

KEY, SECRET = "sk_trial", "whsec_trial"


@dataclass
class Stage:
    shop: Shop
    tools: Tools
    bank: Bank
    notices: list[bytes]
    page: aiohttp.ClientSession

    async def begin(self) -> str:
        """A payment opened at the provider; the address of its page."""

        def checkout() -> str:
            self.shop.product("MUG", 1000, on_hand=5)
            checkout_id = self.shop.checkout(MUG=2)
            payment_id: str = self.shop.do(pay, Pay(checkout_id, "trial")).payment_id
            return payment_id

        payment_id = await asyncio.to_thread(checkout)
        await self.work()
        (row,) = await self.rows("id", "url", "provider_id")
        assert row.id == payment_id
        return str(row.url)

    async def work(self) -> int:
        return await work(self.shop.db, self.tools)

    async def rows(self, *columns: str) -> list[Any]:
        return await asyncio.to_thread(self.shop.rows, payments, *columns)

    async def choose(self, url: str, card: str) -> aiohttp.ClientResponse:
        """Choose a card on the page; what comes back, redirects not followed."""
        return await self.page.post(url, data={"card": card}, allow_redirects=False)


@asynccontextmanager
async def staged(shop: Shop, modes: Modes | None = None) -> AsyncIterator[Stage]:
    """Everything up and running; `modes` says how the provider behaves."""
    http, notices = Client(), []
    provider: list[TrialProvider] = []

    async def hear(request: Request) -> Response:
        body = await request.body()
        try:
            notice = provider[0].parse_notice(dict(request.headers), body, SystemClock().now())
        except Forged:
            return Response(status_code=401)
        found = await shop.db.read(ANY_SHOP, lambda tx: whose_payment(tx, "trial", notice.provider_id))
        if found is not None:
            await shop.db.write(SHOP, lambda tx: look_now(tx, found["payment_id"], notice.external_id))
        notices.append(body)
        return Response(status_code=200)

    app = payment_app(SystemClock(), KEY, SECRET, modes)
    web = Starlette(routes=[Route("/in/pay/trial", hear, methods=["POST"])])
    async with served(app) as bank_url, served(web) as our_url, aiohttp.ClientSession() as page:
        provider.append(TrialProvider(http, bank_url, KEY, SECRET))
        tools = Tools(Named({"trial": provider[0]}), public_url=our_url)
        try:
            yield Stage(shop, tools, app.state.bank, notices, page)
        finally:
            await app.state.notifier.close()
            await http.close()
