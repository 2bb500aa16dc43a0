"""The HTTP application, put together from lists of routes."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from typing import Any

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import BaseRoute
from starlette.routing import Route as HttpRoute

from chaffer.web.backstage import Backstage
from chaffer.web.endpoint import Endpoint, Gate, endpoint_of
from chaffer.web.errors import NoSuchMethod, NoSuchPage
from chaffer.web.problems import answer_with, problem_of
from chaffer.web.route import Route
from chaffer.web.routes import ROUTES


def create_app(
    backstage: Backstage, more: Sequence[BaseRoute] = (), lifespan: Callable[[Any], Any] | None = None
) -> Starlette:
    """The application. more: routes put before ours (the demo page, a test's)."""
    gate = Gate(backstage)
    routes: list[BaseRoute] = [
        *more,
        HttpRoute("/healthz", _alive, methods=["GET"]),
        *api_routes(ROUTES, gate),
    ]
    app = Starlette(routes=routes, lifespan=lifespan, exception_handlers={404: _no_page, 405: _no_method})
    app.state.backstage = backstage
    return app


def api_routes(routes: Sequence[Route], gate: Gate) -> list[BaseRoute]:
    """One HTTP route a path; its methods are told apart here, so that a wrong one is answered as a problem."""
    by_path: dict[str, dict[str, Endpoint]] = defaultdict(dict)
    for route in routes:
        by_path[route.path][route.method] = endpoint_of(route, gate)
    return [HttpRoute(path, _by_method(methods), methods=list(_METHODS)) for path, methods in by_path.items()]


_METHODS = ("GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS")


def _by_method(methods: dict[str, Endpoint]) -> Endpoint:
    async def dispatch(request: Request) -> Response:
        endpoint = methods.get(request.method)
        if endpoint is None:
            return answer_with(problem_of(NoSuchMethod("use another method", allowed=sorted(methods))))
        return await endpoint(request)

    return dispatch


async def _alive(_: Request) -> Response:
    return PlainTextResponse("ok", headers={"cache-control": "no-store"})


async def _no_page(request: Request, _: Exception) -> Response:
    return answer_with(problem_of(NoSuchPage("nothing is here")))


async def _no_method(_: Request, error: Exception) -> Response:
    return answer_with(problem_of(NoSuchMethod("use another method")))
