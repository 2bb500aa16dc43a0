"""The stand-in provider over HTTP: an API for merchants, a page for shoppers, a switch for tests."""

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from hmac import compare_digest
from typing import Any

import msgspec
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from chaffer.kernel.clock import Clock
from chaffer.sandbox.notify import Notifier, home_of
from chaffer.sandbox.payments.bank import Bank, Modes, Refused, Session, Wish
from chaffer.sandbox.payments.br_code import KEY, br_code, merchant_name
from chaffer.sandbox.payments.page import page_routes

Endpoint = Callable[[Request], Awaitable[Response]]


class _RefundWish(msgspec.Struct, frozen=True):
    session: str
    minor: int


def payment_app(clock: Clock, api_key: str, webhook_secret: str, modes: Modes | None = None) -> Starlette:
    """An ASGI application with its own memory. `app.state.bank` and `app.state.notifier` are there for tests."""
    bank = Bank(clock, modes)
    notifier = Notifier(webhook_secret, clock)

    @asynccontextmanager
    async def lifespan(_app: Starlette) -> AsyncIterator[None]:
        yield
        await notifier.close()

    async def refuse(_request: Request, refused: Exception) -> Response:
        assert isinstance(refused, Refused)
        return _json({"error": {"code": refused.code}}, refused.status)

    async def malformed(_request: Request, wrong: Exception) -> Response:
        return _json({"error": {"code": "malformed", "message": str(wrong)}}, 400)

    app = Starlette(
        routes=[
            Route("/v1/sessions", _open(bank, api_key), methods=["POST"]),
            Route("/v1/sessions/{session}", _look(bank, api_key), methods=["GET"]),
            Route("/v1/refunds", _refund(bank, api_key), methods=["POST"]),
            Route("/control/modes", _modes(bank), methods=["GET", "POST"]),
            Route("/control/sessions", _sessions(bank), methods=["GET"]),
            *page_routes(bank, notifier),
        ],
        exception_handlers={Refused: refuse, msgspec.DecodeError: malformed},
        lifespan=lifespan,
    )
    app.state.bank, app.state.notifier = bank, notifier
    return app


def _open(bank: Bank, api_key: str) -> Endpoint:
    async def open_session(request: Request) -> Response:
        _authorize(request, api_key)
        wish = msgspec.json.decode(await request.body(), type=Wish)
        session = bank.open(request.headers.get("idempotency-key", ""), wish)
        return _json(_told(session, home_of(request)), 201)

    return open_session


def _look(bank: Bank, api_key: str) -> Endpoint:
    async def look(request: Request) -> Response:
        _authorize(request, api_key)
        return _json(_told(bank.get(request.path_params["session"]), home_of(request)))

    return look


def _refund(bank: Bank, api_key: str) -> Endpoint:
    async def refund(request: Request) -> Response:
        _authorize(request, api_key)
        wish = msgspec.json.decode(await request.body(), type=_RefundWish)
        made = bank.refund(request.headers.get("idempotency-key", ""), wish.session, wish.minor)
        return _json({"id": made.id, "session": made.session, "minor": made.minor, "state": "done"}, 201)

    return refund


def _modes(bank: Bank) -> Endpoint:
    async def modes(request: Request) -> Response:
        if request.method == "POST":
            bank.modes = msgspec.json.decode(await request.body(), type=Modes)
        return _json(bank.modes)

    return modes


def _sessions(bank: Bank) -> Endpoint:
    async def sessions(_request: Request) -> Response:
        return _json([
            {"id": each.id, "reference": each.wish.reference, "state": each.state, "paid_minor": each.paid_minor,
             "refunded_minor": each.refunded_minor}
            for each in bank.sessions.values()
        ])  # fmt: skip

    return sessions


def _authorize(request: Request, api_key: str) -> None:
    if not compare_digest(request.headers.get("authorization", "").encode(), f"Bearer {api_key}".encode()):
        raise Refused("key_invalid", 401)


def _told(session: Session, base_url: str) -> dict[str, Any]:
    return {
        "id": session.id, "reference": session.wish.reference, "url": f"{base_url}pay/{session.token}",
        "state": session.state, "error": session.error, "minor": session.wish.minor,
        "currency": session.wish.currency, "paid_minor": session.paid_minor, "fee_minor": session.fee_minor,
        "refunded_minor": session.refunded_minor, "expires_at": session.wish.expires_at, **_pix(session),
    }  # fmt: skip


def _pix(session: Session) -> dict[str, Any]:
    """A merchant in Brazil who sells in reais is given a Pix code for what is still to be paid."""
    wish = session.wish
    if (wish.country, wish.currency, session.state) != ("BR", "BRL", "open"):
        return {}
    name = merchant_name(wish.shop_name)
    code = br_code(KEY, name, wish.minor, session.id)
    return {"pix": {"code": code, "merchant_name": name, "key": KEY, "key_type": "EVP"}}


def _json(body: Any, status: int = 200) -> Response:
    return Response(msgspec.json.encode(body), status, media_type="application/json")
