"""The pages' addresses.

A link's token is its only key: it is long, kept as a hash, and ends. Opening a page changes nothing, so a messenger's
link preview costs the shopper nothing. The pages name goods and sums, never a person or an address.
"""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from typing import Any, NamedTuple

from jinja2 import Environment
from msgspec.structs import replace
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import BaseRoute
from starlette.routing import Route as HttpRoute

from chaffer.accounts.shops import Shop, own_shop
from chaffer.commerce.checkout.queries import checkout
from chaffer.commerce.checkout.views import COD
from chaffer.commerce.invoices.content import seller_in
from chaffer.commerce.invoices.queries import InvoiceView, invoices_of
from chaffer.commerce.orders.queries import order as read_order
from chaffer.commerce.orders.views import OrderView
from chaffer.commerce.payments.jobs.look_at_payment import look_now
from chaffer.commerce.payments.queries import PaymentView, payment, shop_of_payment
from chaffer.conversations.called import bill_called, order_called
from chaffer.kernel.locale import spoken
from chaffer.runtime.links import follow_link
from chaffer.runtime.transaction import ANY_SHOP, Transaction
from chaffer.web.backstage import Backstage
from chaffer.web.reference import templates
from chaffer.web.storefront.looks import Look
from chaffer.web.storefront.press import printed
from chaffer.web.storefront.texts import preferred, write

WAIT_SECONDS = 3.0
STEP_SECONDS = 0.2
CSP = (
    "default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self' https: http:; frame-ancestors 'self'; "
    "base-uri 'none'; form-action 'none'"
)
HEADERS = {
    "content-security-policy": CSP,
    "cache-control": "no-store",
    "referrer-policy": "no-referrer",
    "x-robots-tag": "noindex, nofollow",
    "x-frame-options": "SAMEORIGIN",  # the demo shows the page inside its phone
}


class Told(NamedTuple):
    """One notice. kind: good, care or bad. title, text: which words of ours."""

    kind: str
    title: str
    text: str


STATES = {
    "failed": Told("bad", "failed", "failed-text"),
    "expired": Told("care", "expired", "expired-text"),
    "paid": Told("good", "paid", "paid-text"),
}
SENT_BACK = {"out_of_stock": "refused-text", "already_ordered": "refused-twice-text"}
"""Why money went back: our words for the reasons a shopper can do something with."""
FAILED_THERE = Told("bad", "failed", "failed-there-text")
CHECKING = Told("care", "checking", "checking-text")
GONE = Told("care", "gone", "gone-text")
UNSETTLED = {"asked", "open", "failed"}
"""States that a look at the provider may change: who was declined there may have paid there since."""


class Paying(NamedTuple):
    """A payment and all that its page shows."""

    shop: Shop
    payment: PaymentView
    order: OrderView | None
    language: str


def storefront_routes(backstage: Backstage) -> list[BaseRoute]:
    pages = Pages(backstage)
    addresses: list[tuple[str, Callable[[Request], Awaitable[Response]]]] = [
        ("/pay/back/{payment_id}", pages.back),
        ("/pay/{token}", pages.pay),
        ("/pay/{token}/done", pages.done),
        ("/order/{token}", pages.order),
        ("/order/{token}/invoice/{invoice_id}.pdf", pages.invoice),
    ]
    return [HttpRoute(path, function, methods=["GET"]) for path, function in addresses]


class Pages:
    def __init__(self, backstage: Backstage) -> None:
        self.db = backstage.db
        self._templates: Environment = templates()

    async def pay(self, request: Request) -> Response:
        """What is bought, and the way to the provider's page; once paid, the order."""
        link = await self._follow("pay", request.path_params["token"])
        if link is None:
            return self._gone(request)
        paying = await self._awaited(link.shop_id, link.target, lambda each: each.state != "asked")
        if paying.order is not None:
            return self._order(paying.shop, paying.order, paying.language, just_paid=paying.payment.state == "paid")
        return self._pay(request, paying)

    async def done(self, request: Request) -> Response:
        """Where the shopper comes back to: what became of it, as far as we know."""
        link = await self._follow("pay", request.path_params["token"])
        return self._gone(request) if link is None else await self._returned(request, link.shop_id, link.target)

    async def back(self, request: Request) -> Response:
        """The same for the provider's way back, which knows the payment and no token: so it tells the state alone."""
        payment_id = request.path_params["payment_id"]
        shop_id = await self.db.read(ANY_SHOP, lambda tx: shop_of_payment(tx, payment_id))
        if shop_id is None:
            return self._gone(request)
        return await self._returned(request, shop_id, payment_id, shy=True)

    async def order(self, request: Request) -> Response:
        link = await self._follow("order", request.path_params["token"])
        if link is None:
            return self._gone(request)

        def work(tx: Transaction) -> tuple[Shop, OrderView, list[InvoiceView]]:
            shop, order = own_shop(tx), read_order(tx, link.target)
            called = order_called(tx, shop, order, spoken(order.language, shop.language))
            return shop, called, invoices_of(tx, link.target) if seller_in(shop.settings) else []

        shop, order, papers = await self.db.read(link.shop_id, work)
        here = str(request.url.path)
        listed = [(each, f"{here}/invoice/{each.id}.pdf") for each in papers]
        return self._order(shop, order, spoken(order.language, shop.language), papers=listed)

    async def invoice(self, request: Request) -> Response:
        """A paper of the order that the link is for, in the order's language."""
        link = await self._follow("order", request.path_params["token"])
        if link is None:
            return self._gone(request)
        papers = await self.db.read(link.shop_id, lambda tx: invoices_of(tx, link.target))
        paper = next((each for each in papers if each.id == request.path_params["invoice_id"]), None)
        if paper is None:
            return self._gone(request)
        headers = {**HEADERS, "content-disposition": f'inline; filename="{paper.label}.pdf"'}
        return Response(await printed(paper), 200, headers, "application/pdf")

    async def _returned(self, request: Request, shop_id: str, payment_id: str, *, shy: bool = False) -> Response:
        paying = await self.db.read(shop_id, lambda tx: _load(tx, payment_id))
        if paying.payment.state in UNSETTLED:
            before = paying.payment.state
            await self.db.write(shop_id, lambda tx: look_now(tx, payment_id, "return"))
            paying = await self._awaited(shop_id, payment_id, lambda each: each.state not in {"asked", "open", before})
        if paying.order is not None and not shy:
            return self._order(paying.shop, paying.order, paying.language, just_paid=paying.payment.state == "paid")
        told = FAILED_THERE if paying.payment.state == "failed" else _told(paying.payment) or CHECKING
        here = str(request.url.path) if paying.payment.state in UNSETTLED else ""
        return self._page("storefront/told.html", paying.shop, paying.language, told=told, here=here)

    async def _awaited(self, shop_id: str, payment_id: str, enough: Callable[[PaymentView], bool]) -> Paying:
        """The payment, given a moment to become what the page waits for: a job is at it, or a webhook."""
        for _ in range(int(WAIT_SECONDS / STEP_SECONDS)):
            paying = await self.db.read(shop_id, lambda tx: _load(tx, payment_id))
            if enough(paying.payment):
                return paying
            await asyncio.sleep(STEP_SECONDS)
        return await self.db.read(shop_id, lambda tx: _load(tx, payment_id))

    async def _follow(self, purpose: str, token: str) -> Any:
        if len(token) > 100 or not token.isalnum() or not token.isascii():
            return None
        return await self.db.read(ANY_SHOP, lambda tx: follow_link(tx, purpose, token))

    def _pay(self, request: Request, paying: Paying) -> Response:
        look, this = Look(paying.language, paying.shop), paying.payment
        living = this.state in {"asked", "open", "failed"}
        provider_url = this.url if living and this.url.startswith(("https://", "http://")) else ""
        return self._page(
            "storefront/pay.html", paying.shop, paying.language,
            total=look.money(this.amount), lines=look.bill_lines(this.bill), sums=look.bill_sums(this.bill),
            told=_told(this), provider_url=provider_url, on_delivery=this.provider == COD,
            waiting=living and not provider_url, here=request.url.path,
            held_until=look.until(this.expires_at) if living else "",
        )  # fmt: skip

    def _order(
        self, shop: Shop, order: OrderView, language: str, *, just_paid: bool = False,
        papers: Sequence[tuple[InvoiceView, str]] = (),
    ) -> Response:  # fmt: skip
        look = Look(language, shop)
        return self._page(
            "storefront/order.html", shop, language,
            order=order, headline=look.headline(order), parcels=look.parcels(order), lines=look.order_lines(order),
            sums=look.order_sums(order), total=look.money(order.total), just_paid=just_paid,
            refunded=look.money(order.refunded) if order.refunded.minor else "", papers=papers,
        )  # fmt: skip

    def _gone(self, request: Request) -> Response:
        """The same for unknown and for expired links, so that guessing teaches nothing."""
        language = preferred(request.headers.get("accept-language", ""))
        return self._page("storefront/told.html", None, language, status=404, told=GONE, here="")

    def _page(self, name: str, shop: Shop | None, language: str, *, status: int = 200, **values: object) -> Response:
        logo = str(shop.settings.get("logo_url", "")) if shop else ""
        logo = logo if logo.startswith(("https://", "http://", "/")) else ""

        def t(key: str, **given: object) -> str:
            return write(language, key, **given)

        html = self._templates.get_template(name).render(
            t=t, language=language, shop=shop, logo=logo, under="", **values
        )
        return HTMLResponse(html, status, HEADERS)


def _told(this: PaymentView) -> Told | None:
    """What has become of it, or None while there is nothing to say."""
    if this.state in {"refused_late", "refunded"}:
        return Told("care", "refused", SENT_BACK.get(this.reason, "refused-other-text"))
    return STATES.get(this.state)


def _load(tx: Transaction, payment_id: str) -> Paying:
    """Raises NotFound."""
    shop, this = own_shop(tx), payment(tx, payment_id)
    language = spoken(checkout(tx, this.checkout_id).language, shop.language)
    this = replace(this, bill=bill_called(tx, shop, this.bill, language))
    order = order_called(tx, shop, read_order(tx, this.order_id), language) if this.order_id else None
    return Paying(shop, this, order, language)
