"""The stand-in over HTTP: Stripe's addresses for merchants, a page for shoppers, switches for tests."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import msgspec
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from chaffer.kernel.clock import Clock
from chaffer.sandbox.notify import home_of
from chaffer.sandbox.stripe import saving, wishes
from chaffer.sandbox.stripe.answering import Answering
from chaffer.sandbox.stripe.deliver import Deliverer, Modes
from chaffer.sandbox.stripe.page import page_routes
from chaffer.sandbox.stripe.refused import Refused
from chaffer.sandbox.stripe.unfolding import unfolded
from chaffer.sandbox.stripe.world import World


def stripe_app(clock: Clock, secret_key: str, webhook_secret: str, modes: Modes | None = None) -> Starlette:
    """An ASGI application with its own memory. `app.state.world` and `app.state.deliverer` are there for tests."""
    world, deliverer = World(clock), Deliverer(clock, webhook_secret, modes)
    world.tell = deliverer.take
    api = Answering(secret_key)

    @asynccontextmanager
    async def lifespan(_app: Starlette) -> AsyncIterator[None]:
        yield
        await deliverer.notifier.close()

    def open_session(request: Request, wish: dict[str, Any]) -> dict[str, Any]:
        begin = saving.open_session if wish["mode"] == "setup" else World.open_session
        return _shown(world, begin(world, wish, home_of(request)), wish)

    def look(kind: str) -> Any:
        def act(request: Request, wish: dict[str, Any]) -> dict[str, Any]:
            return _shown(world, world.get(kind, request.path_params["id"]), wish)

        return api.by(wishes.LOOK, act)

    def detach(request: Request, wish: dict[str, Any]) -> dict[str, Any]:
        return _shown(world, saving.detach(world, request.path_params["id"]), wish)

    def charge(_request: Request, wish: dict[str, Any]) -> dict[str, Any]:
        return _shown(world, world.charge_away(wish), wish)

    def refund(_request: Request, wish: dict[str, Any]) -> dict[str, Any]:
        return world.refund(wish["payment_intent"], wish.get("amount"), wish.get("metadata", {}))

    app = Starlette(
        routes=[
            Route("/v1/checkout/sessions", api.by(wishes.SESSION, open_session), methods=["POST"]),
            Route("/v1/checkout/sessions/{id}", look("checkout.session"), methods=["GET"]),
            Route("/v1/payment_intents", api.by(wishes.INTENT, charge), methods=["POST"]),
            Route("/v1/payment_intents/{id}", look("payment_intent"), methods=["GET"]),
            Route("/v1/setup_intents/{id}", look("setup_intent"), methods=["GET"]),
            Route("/v1/charges/{id}", look("charge"), methods=["GET"]),
            Route("/v1/payment_methods/{id}", look("payment_method"), methods=["GET"]),
            Route("/v1/payment_methods/{id}/detach", api.by(wishes.NOTHING, detach), methods=["POST"]),
            Route("/v1/customers/{id}", look("customer"), methods=["GET"]),
            Route("/v1/refunds", api.by(wishes.REFUND, refund), methods=["POST"]),
            Route("/v1/refunds/{id}", look("refund"), methods=["GET"]),
            Route("/v1/disputes/{id}", look("dispute"), methods=["GET"]),
            Route("/control/{what}", _control(world, deliverer), methods=["POST"]),
            *page_routes(world),
        ],
        lifespan=lifespan,
    )
    app.state.world, app.state.deliverer = world, deliverer
    return app


def _shown(world: World, thing: dict[str, Any], wish: dict[str, Any]) -> dict[str, Any]:
    return unfolded(world, thing, wish.get("expand", []))


class _Switch(msgspec.Struct, frozen=True):
    """What a test throws. id: of the object it is about."""

    id: str = ""
    amount: int | None = None
    won: bool = False
    paid: bool = False
    only_asks: bool = False
    url: str = ""
    modes: Modes | None = None


def _control(world: World, deliverer: Deliverer) -> Any:
    """What happens at Stripe without us: refunds by hand, disputes, money that arrives, pages that end."""

    async def control(request: Request) -> Response:
        switch = msgspec.json.decode(await request.body() or b"{}", type=_Switch)
        try:
            made = _do(world, deliverer, request.path_params["what"], switch)
        except (Refused, KeyError) as wrong:
            return Response(msgspec.json.encode({"error": str(wrong)}), 400, media_type="application/json")
        return Response(msgspec.json.encode(made or {}), media_type="application/json")

    return control


def _do(world: World, deliverer: Deliverer, what: str, switch: _Switch) -> dict[str, Any] | None:
    match what:
        case "listen":
            deliverer.url, deliverer.modes = switch.url, switch.modes or deliverer.modes
        case "release":
            deliverer.release()
        case "again":
            deliverer.again(switch.id)
        case "refund":
            return world.refund(switch.id, switch.amount, {})
        case "fail_refund":
            world.fail_refund(world.get("refund", switch.id))
        case "dispute":
            return world.open_dispute(switch.id, only_asks=switch.only_asks)
        case "decide":
            world.close_dispute(world.get("dispute", switch.id), won=switch.won)
        case "arrive":
            world.arrive(world.get("checkout.session", switch.id), paid=switch.paid)
        case "expire":
            world.expire(world.get("checkout.session", switch.id))
        case _:
            raise Refused("", f"no switch {what}")
    return None
