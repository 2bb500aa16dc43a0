"""The pages around keeping a card: what it means, the way to the provider's page, and what became of it.

Opening one changes nothing. They name the shop and what is agreed to, never a person; a card's number has no field here.
"""

import asyncio
from collections.abc import Callable
from typing import NamedTuple

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute
from starlette.routing import Route as HttpRoute

from chaffer.accounts.shops import Shop, own_shop
from chaffer.commerce.payments.jobs.look_at_setup import look_at_setup_now
from chaffer.commerce.payments.mandates import limits_in
from chaffer.commerce.payments.setups import LIVING, load_setup, shop_of_setup
from chaffer.kernel.errors import NotFound
from chaffer.kernel.locale import spoken
from chaffer.kernel.money import Money
from chaffer.runtime.transaction import ANY_SHOP, Transaction
from chaffer.web.backstage import Backstage
from chaffer.web.storefront.looks import Look
from chaffer.web.storefront.pages import STEP_SECONDS, WAIT_SECONDS, Pages, Told

STATES = {
    "kept": Told("good", "card-kept", "card-kept-text"),
    "failed": Told("bad", "card-failed", "card-failed-text"),
    "refused": Told("bad", "card-failed", "card-refused-text"),
    "expired": Told("care", "card-expired", "card-expired-text"),
}
CHECKING = Told("care", "card-checking", "card-checking-text")


class Saving(NamedTuple):
    """A setup and all that its page shows. most: for one order, as locals write it; "" if nothing is charged by a word."""

    shop: Shop
    state: str
    url: str
    language: str
    most: str


def card_routes(backstage: Backstage) -> list[BaseRoute]:
    pages = CardPages(backstage)
    return [
        HttpRoute("/card/back/{setup_id}", pages.returned, methods=["GET"]),
        HttpRoute("/card/{token}", pages.card, methods=["GET"]),
    ]


class CardPages(Pages):
    async def card(self, request: Request) -> Response:
        """What is agreed to, and the way to the provider's page; afterwards what became of it."""
        link = await self._follow("card", request.path_params["token"])
        if link is None:
            return self._gone(request)
        try:
            saving = await self._saved(link.shop_id, link.target, lambda state: state != "asked")
        except NotFound:
            return self._gone(request)
        if saving.state not in LIVING or not saving.most:
            return self._told_of(saving, "")
        url = saving.url if saving.url.startswith(("https://", "http://")) else ""
        return self._page(
            "storefront/card.html", saving.shop, saving.language, provider_url=url, here=request.url.path,
            most=saving.most, failed=saving.state == "failed",
        )  # fmt: skip

    async def returned(self, request: Request) -> Response:
        """The provider's way back, which knows the setup and no token: so it tells the state alone."""
        setup_id = request.path_params["setup_id"]
        shop_id = await self.db.read(ANY_SHOP, lambda tx: shop_of_setup(tx, setup_id))
        if shop_id is None:
            return self._gone(request)
        before = await self.db.read(shop_id, lambda tx: _load(tx, setup_id))
        if before.state not in LIVING:
            return self._told_of(before, "")
        await self.db.write(shop_id, lambda tx: look_at_setup_now(tx, setup_id, "return"))
        saving = await self._saved(shop_id, setup_id, lambda state: state not in {"asked", "open", before.state})
        return self._told_of(saving, str(request.url.path) if saving.state in LIVING else "")

    async def _saved(self, shop_id: str, setup_id: str, enough: Callable[[str], bool]) -> Saving:
        """The setup, given a moment to become what the page waits for. Raises NotFound."""
        for _ in range(int(WAIT_SECONDS / STEP_SECONDS)):
            saving = await self.db.read(shop_id, lambda tx: _load(tx, setup_id))
            if enough(saving.state):
                return saving
            await asyncio.sleep(STEP_SECONDS)
        return await self.db.read(shop_id, lambda tx: _load(tx, setup_id))

    def _told_of(self, saving: Saving, here: str) -> Response:
        told = STATES.get(saving.state, CHECKING)
        return self._page("storefront/told.html", saving.shop, saving.language, told=told, here=here)


def _load(tx: Transaction, setup_id: str) -> Saving:
    """Raises NotFound."""
    shop, row = own_shop(tx), load_setup(tx, setup_id)
    language, limits = spoken(row.language, shop.language), limits_in(shop.settings)
    most = Look(language, shop).money(Money(limits.order_minor, shop.currency)) if limits else ""
    return Saving(shop, row.state, row.url, language, most)
