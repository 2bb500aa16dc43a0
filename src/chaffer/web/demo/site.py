"""The demo page at `/`, its pictures, and the two buttons of the merchant beside the phone."""

import asyncio
import contextlib
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import msgspec
from starlette.requests import Request
from starlette.responses import FileResponse, Response
from starlette.routing import BaseRoute, Route

from chaffer import demo
from chaffer.kernel.errors import NotFound, Refusal
from chaffer.runtime.transaction import Transaction
from chaffer.sandbox.phone import COOKIE
from chaffer.server import Server
from chaffer.web.demo.orders import demo_orders, pack, ship
from chaffer.web.demo.shop_pages import ShopPages
from chaffer.web.demo.trace import conversation_of_phone, trace

Json = dict[str, Any]
STATIC = Path(__file__).parent.parent / "static"
BUILT = STATIC / "built"
PICTURE_WIDTH = 720
PAGE_HEADERS = {
    "cache-control": "no-cache",
    "content-security-policy": "default-src 'self'; object-src 'none'; base-uri 'none'; frame-ancestors 'self'",
}


class Site:
    """shop_id: the demo shop; pictures: a folder where drawn pictures are kept; site_key: of its pages' chat."""

    def __init__(self, server: Server, shop_id: str, pictures: Path, site_key: str) -> None:
        self.server = server
        self.shop_id = shop_id
        self.pictures = pictures
        self.site_key = site_key
        self._drawing = asyncio.Lock()

    def routes(self) -> list[BaseRoute]:
        return [
            Route("/", self.page),
            Route("/media/demo/{handle}/{look}.jpg", self.picture),
            Route("/demo/trace", self.trace),
            Route("/demo/trace/events", self.trace_events),
            Route("/demo/orders", self.orders),
            Route("/demo/orders/{order_id}/{act}", self.act, methods=["POST"]),
            *ShopPages(self.server, self.shop_id, self.site_key).routes(),
        ]

    async def page(self, _request: Request) -> Response:
        page = BUILT / "phone" / "index.html"
        if not page.exists():
            return Response("The page is not built yet: run `make demo`, or tools/build_ui.", 503)
        return FileResponse(page, headers=PAGE_HEADERS)

    async def picture(self, request: Request) -> Response:
        """Drawn at first sight, kept as a file."""
        handle, look = request.path_params["handle"], request.path_params["look"]
        file = self.pictures / f"{handle}--{look}.jpg"
        if not file.exists():
            async with self._drawing:
                if not file.exists():
                    await asyncio.to_thread(draw_to, file, handle, look)
        if not file.exists():
            return Response("There is no such picture.", 404)
        return FileResponse(file, media_type="image/jpeg", headers={"cache-control": "public, max-age=86400"})

    async def trace(self, request: Request) -> Response:
        return _json({"steps": await self._steps(request.cookies.get(COOKIE, ""))})

    async def trace_events(self, request: Request) -> Response:
        return self.server.streams.of(self._new_steps(request.cookies.get(COOKIE, "")))

    async def orders(self, request: Request) -> Response:
        wa_id = request.cookies.get(COOKIE, "")
        return _json({"orders": await self.server.db.read(self.shop_id, lambda tx: demo_orders(tx, wa_id))})

    async def act(self, request: Request) -> Response:
        order_id, act = request.path_params["order_id"], request.path_params["act"]
        acts = {"pack": pack, "ship": ship}
        if act not in acts:
            return _json({"detail": "pack or ship"}, 404)
        try:
            await self.server.db.write(self.shop_id, lambda tx: acts[act](tx, order_id))
        except Refusal as refusal:
            return _json({"detail": str(refusal)}, refusal.status)
        return _json({})

    async def _steps(self, wa_id: str) -> list[Json]:
        return await self.server.db.read(self.shop_id, lambda tx: self._read(tx, wa_id))

    @staticmethod
    def _read(tx: Transaction, wa_id: str) -> list[Json]:
        return trace(tx, conversation_of_phone(tx, wa_id)) if wa_id else []

    async def _new_steps(self, wa_id: str) -> AsyncIterator[Json]:
        """Steps that were not there when last looked, each time something of this shop changed."""
        known = {step["id"] for step in await self._steps(wa_id)}
        async for _change in self.server.live.since(None, self.shop_id):
            for step in await self._steps(wa_id):
                if step["id"] not in known:
                    known.add(step["id"])
                    yield step


def draw_to(file: Path, handle: str, look: str) -> None:
    """Draw a product's picture into the file, whole or not at all; nothing if there is no such product."""
    with contextlib.suppress(NotFound, KeyError, LookupError):
        content = demo.picture(f"demo:{handle}/{look}", PICTURE_WIDTH)
        file.parent.mkdir(parents=True, exist_ok=True)
        fresh = file.with_suffix(".new")
        fresh.write_bytes(content)
        fresh.replace(file)


def _json(content: Json, status: int = 200) -> Response:
    return Response(
        msgspec.json.encode(content), status, media_type="application/json", headers={"cache-control": "no-store"}
    )
