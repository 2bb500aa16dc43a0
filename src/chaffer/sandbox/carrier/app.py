"""The stand-in carrier over HTTP: labels for merchants, a tracking page for everybody, a switch for tests."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from hmac import compare_digest
from pathlib import Path
from typing import Any

import jinja2
import msgspec
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from chaffer.kernel.clock import Clock
from chaffer.sandbox.carrier.depot import CODES, Depot, LabelWish, Modes, Parcel, Refused, Scan
from chaffer.sandbox.carrier.rounds import Rounds
from chaffer.sandbox.notify import Notifier, home_of

Endpoint = Callable[[Request], Awaitable[Response]]
_TEMPLATES = jinja2.Environment(
    loader=jinja2.FileSystemLoader(Path(__file__).parent / "pages"), autoescape=True, undefined=jinja2.StrictUndefined
)
_HEADERS = {
    "cache-control": "no-store",
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
    "content-security-policy": "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'",
    "x-frame-options": "SAMEORIGIN",
}


def carrier_app(clock: Clock, api_key: str, webhook_secret: str, modes: Modes | None = None) -> Starlette:
    """An ASGI application with its own memory. `app.state.depot` and `app.state.notifier` are there for tests."""
    depot = Depot(clock, modes)
    notifier = Notifier(webhook_secret, clock)
    rounds = Rounds(depot, notifier)

    @asynccontextmanager
    async def lifespan(_app: Starlette) -> AsyncIterator[None]:
        yield
        await rounds.close()
        await notifier.close()

    async def refuse(_request: Request, refused: Exception) -> Response:
        assert isinstance(refused, Refused)
        return _json({"error": {"code": refused.code}}, refused.status)

    async def malformed(_request: Request, wrong: Exception) -> Response:
        return _json({"error": {"code": "malformed", "message": str(wrong)}}, 400)

    app = Starlette(
        routes=[
            Route("/v1/labels", _label(depot, rounds, api_key), methods=["POST"]),
            Route("/track/{token}", _track(depot), methods=["GET"]),
            Route("/control/modes", _modes(depot), methods=["GET", "POST"]),
            Route("/control/next/{number}", _next(depot, rounds), methods=["POST"]),
        ],
        exception_handlers={Refused: refuse, msgspec.DecodeError: malformed},
        lifespan=lifespan,
    )
    app.state.depot, app.state.notifier = depot, notifier
    return app


def _label(depot: Depot, rounds: Rounds, api_key: str) -> Endpoint:
    async def label(request: Request) -> Response:
        if not compare_digest(request.headers.get("authorization", "").encode(), f"Bearer {api_key}".encode()):
            raise Refused("key_invalid", 401)
        wish = msgspec.json.decode(await request.body(), type=LabelWish)
        parcel, new = depot.label(request.headers.get("idempotency-key", ""), wish)
        if new:
            rounds.begin(parcel)
        return _json(
            {
                "id": parcel.id, "tracking_number": parcel.number,
                "tracking_url": f"{home_of(request)}track/{parcel.token}",
            },
            201,
        )  # fmt: skip

    return label


def _track(depot: Depot) -> Endpoint:
    async def track(request: Request) -> Response:
        parcel = depot.behind(request.path_params["token"])
        html = _TEMPLATES.get_template("track.html").render(
            parcel=parcel, steps=[(code, _seen(parcel, code)) for code in CODES]
        )  # fmt: skip
        return Response(html, 200, _HEADERS, "text/html")

    return track


def _seen(parcel: Parcel, code: str) -> Scan | None:
    return next((scan for scan in parcel.scans if scan.code == code), None)


def _modes(depot: Depot) -> Endpoint:
    async def modes(request: Request) -> Response:
        if request.method == "POST":
            depot.modes = msgspec.json.decode(await request.body(), type=Modes)
        return _json(depot.modes)

    return modes


def _next(depot: Depot, rounds: Rounds) -> Endpoint:
    async def next_scan(request: Request) -> Response:
        scan = rounds.step(depot.get(request.path_params["number"]))
        await asyncio.sleep(0)
        return _json({"code": scan.code if scan else ""})

    return next_scan


def _json(body: Any, status: int = 200) -> Response:
    return Response(msgspec.json.encode(body), status, media_type="application/json")
