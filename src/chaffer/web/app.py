"""The HTTP application, put together from lists of routes."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from typing import Any

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute
from starlette.routing import Route as HttpRoute

from chaffer.web.armour import Armour
from chaffer.web.backstage import Backstage
from chaffer.web.desk_page import desk_routes
from chaffer.web.endpoint import Endpoint, Gate, endpoint_of
from chaffer.web.errors import NoSuchMethod, NoSuchPage
from chaffer.web.files import file_routes
from chaffer.web.flows import flow_routes
from chaffer.web.problems import answer_with, problem_of, unexpected
from chaffer.web.reference import reference_routes
from chaffer.web.route import Route
from chaffer.web.routes import ROUTES
from chaffer.web.signing_in.sign_on import sign_on_routes
from chaffer.web.standing import standing_routes
from chaffer.web.storefront.card_pages import card_routes
from chaffer.web.storefront.pages import storefront_routes
from chaffer.web.webhooks import Doors, Hook, webhook_addresses

_METHODS = ("GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS")


def create_app(
    backstage: Backstage,
    hooks: Sequence[Hook] = (),
    more: Sequence[BaseRoute] = (),
    lifespan: Callable[[Any], Any] | None = None,
    *,
    beside_phone: bool = False,
) -> Starlette:
    """The application. more: routes of others (the demo page, a test's); they are looked at last. beside_phone: the demo,
    which shows the desk beside its phone.
    """
    routes: list[BaseRoute] = [
        *standing_routes(backstage),
        *reference_routes(backstage),
        *api_routes(ROUTES, Gate(backstage)),
        *storefront_routes(backstage),
        *card_routes(backstage),
        *file_routes(backstage),
        *flow_routes(backstage),
        *desk_routes(beside_phone=beside_phone),
        *sign_on_routes(backstage),
        *more,
    ]
    app = Starlette(
        routes=routes,
        lifespan=lifespan,
        exception_handlers={404: _no_page, 405: _no_method, 500: _broken},
        middleware=[
            Middleware(Doors, addresses=webhook_addresses(hooks, backstage)),
            Middleware(Armour, https=backstage.settings.address.startswith("https://")),
        ],
    )
    app.state.backstage = backstage
    return app


def api_routes(routes: Sequence[Route], gate: Gate) -> list[BaseRoute]:
    """One HTTP route a path; its methods are told apart here, so that a wrong one is answered as a problem.

    Fixed paths come before those with a value in the same place.
    """
    by_path: dict[str, dict[str, Endpoint]] = defaultdict(dict)
    for route in sorted(routes, key=lambda each: each.path.replace("{", "~")):
        by_path[route.path][route.method] = endpoint_of(route, gate)
    return [HttpRoute(path, _by_method(methods), methods=list(_METHODS)) for path, methods in by_path.items()]


def _by_method(methods: dict[str, Endpoint]) -> Endpoint:
    async def dispatch(request: Request) -> Response:
        endpoint = methods.get(request.method)
        if endpoint is None:
            return answer_with(problem_of(NoSuchMethod("use another method", allowed=sorted(methods))))
        return await endpoint(request)

    return dispatch


async def _no_page(_request: Request, _error: Exception) -> Response:
    return answer_with(problem_of(NoSuchPage("nothing is here")))


async def _no_method(_request: Request, _error: Exception) -> Response:
    return answer_with(problem_of(NoSuchMethod("use another method")))


async def _broken(_request: Request, _error: Exception) -> Response:
    return answer_with(unexpected())
