"""The demo's own shop site at `/site`: what a merchant's site looks like with the chat on every page of it."""

from functools import partial

from jinja2 import Environment
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from chaffer import demo
from chaffer.conversations.voices.amounts import average
from chaffer.kernel.locale import LANGUAGES
from chaffer.server import Server
from chaffer.web.demo.shelf import aisles, collection, front, shown
from chaffer.web.reference import templates
from chaffer.web.storefront.texts import preferred, write_from

COOKIE = "chaffer_site_language"
COOKIE_SECONDS = 7 * 86_400
TEXTS = "chaffer.web.demo"
HEADERS = {
    "cache-control": "no-cache",
    "referrer-policy": "same-origin",
    "content-security-policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self'; connect-src 'self'; "
        "frame-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'self'"
    ),
}


class ShopPages:
    """shop_id: the demo shop; site_key: of the chat on its pages."""

    def __init__(self, server: Server, shop_id: str, site_key: str) -> None:
        self.db = server.db
        self.shop_id = shop_id
        self.site_key = site_key
        self.facts = demo.shop()
        self._templates: Environment = templates()

    def routes(self) -> list[BaseRoute]:
        return [
            Route("/site", self.front),
            Route("/site/collections/{handle}", self.collection),
            Route("/site/products/{handle}", self.product),
            Route("/site/language/{language}", self.change_language),
        ]

    async def front(self, request: Request) -> Response:
        language = _language(request)
        found = await self.db.read(self.shop_id, lambda tx: front(tx, language))
        tries = [each["text"] for each in demo.suggestions() if each["language"] == language]
        return self._page(request, "front", front=found, tries=tries, aisles=found.windows)

    async def collection(self, request: Request) -> Response:
        language, handle = _language(request), request.path_params["handle"]
        found = await self.db.read(self.shop_id, lambda tx: (aisles(tx, language), collection(tx, handle, language)))
        if found[1] is None:
            return await self._missing(request)
        view, tiles = found[1]
        return self._page(request, "collection", collection=view, tiles=tiles, aisles=found[0])

    async def product(self, request: Request) -> Response:
        language, handle = _language(request), request.path_params["handle"]
        colour = request.query_params.get("colour", "")[:40]
        found = await self.db.read(self.shop_id, lambda tx: (aisles(tx, language), shown(tx, handle, colour, language)))
        if found[1] is None:
            return await self._missing(request)
        return self._page(request, "product", shown=found[1], aisles=found[0])

    async def change_language(self, request: Request) -> Response:
        """Remember the language and go back to where one was, on this site alone."""
        language, back = request.path_params["language"], request.query_params.get("back", "/site")
        safe = back if back.startswith("/site") and "\\" not in back and len(back) < 300 else "/site"
        response = RedirectResponse(safe, 303)
        if language in LANGUAGES:
            response.set_cookie(COOKIE, language, max_age=COOKIE_SECONDS, httponly=True, samesite="lax")
        return response

    async def _missing(self, request: Request) -> Response:
        language = _language(request)
        found = await self.db.read(self.shop_id, lambda tx: aisles(tx, language))
        return self._page(request, "missing", status=404, aisles=found)

    def _page(self, request: Request, name: str, *, status: int = 200, **values: object) -> Response:
        language = _language(request)
        html = self._templates.get_template(f"shop/{name}.html").render(
            t=partial(write_from, TEXTS, language), language=language, languages=LANGUAGES, facts=self.facts,
            average=partial(average, language=language), here=request.url.path, site_key=self.site_key, **values,
        )  # fmt: skip
        return HTMLResponse(html, status, HEADERS)


def _language(request: Request) -> str:
    chosen = request.cookies.get(COOKIE, "")
    return chosen if chosen in LANGUAGES else preferred(request.headers.get("accept-language", ""))
