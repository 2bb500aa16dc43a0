"""From an HTTP request to a route's function and back: key, permission, pace, body, answer, problem."""

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable
from typing import Any

import msgspec
from starlette.requests import HTTPConnection, Request
from starlette.responses import Response

from chaffer.accounts.holder import NOBODY, Holder
from chaffer.kernel.errors import Refusal, Unauthorized
from chaffer.runtime.log import correlated
from chaffer.runtime.metrics import API_SECONDS, ERRORS
from chaffer.runtime.secrets import Secrets
from chaffer.web.auth import authenticate, authorize
from chaffer.web.backstage import Backstage
from chaffer.web.body import read_body
from chaffer.web.call import Call
from chaffer.web.errors import BadBody, BadRequest, NotJson, TooSlow
from chaffer.web.idempotency import KEY_CHARACTERS, Once, Replayed
from chaffer.web.limits import Pace
from chaffer.web.problems import answer_with, field_error, problem_of, unexpected
from chaffer.web.route import PUBLIC, Nothing, Route, Waiting
from chaffer.web.sellers.doors import behind
from chaffer.web.signing_in.cookies import session_of
from chaffer.web.signing_in.csrf import check_page

Endpoint = Callable[[Request], Awaitable[Response]]
_log = logging.getLogger(__name__)
_encode = msgspec.json.Encoder().encode
WRONG_KEYS_PER_MINUTE = 60


class Gate:
    """What all API calls pass: the pace of each key, and of those who try keys."""

    def __init__(self, backstage: Backstage) -> None:
        self.backstage = backstage
        settings = backstage.settings
        self.pace = Pace(settings.requests_per_minute, settings.requests_burst)
        self.guesses = Pace(WRONG_KEYS_PER_MINUTE, WRONG_KEYS_PER_MINUTE)


def endpoint_of(route: Route, gate: Gate) -> Endpoint:
    """The HTTP function of a route."""

    async def endpoint(request: Request) -> Response:
        request_id = gate.backstage.db.clock.new_id("request")
        began = time.perf_counter()
        with correlated(request_id):
            response = await _guarded(route, gate, request)
            response.headers["x-request-id"] = request_id
            seconds = time.perf_counter() - began
            API_SECONDS.labels(route.method, route.path, response.status_code).observe(seconds)
            _log.info("api", extra={
                "method": route.method, "path": route.path, "status": response.status_code,
                "milliseconds": round(seconds * 1000, 1),
            })  # fmt: skip
        return response

    return endpoint


async def _guarded(route: Route, gate: Gate, request: Request) -> Response:
    """The answer, or the problem. Nothing escapes; what is not ours to refuse is noted and told without detail."""
    try:
        async with asyncio.timeout(gate.backstage.settings.request_timeout_seconds):
            return await _answer(route, gate, request)
    except Replayed as before:
        later = route.waits and isinstance(before.answer, dict) and "approval" in before.answer
        response = _json(before.answer, 202 if later else route.status)
        response.headers["idempotent-replayed"] = "true"
        return response
    except Refusal as refusal:
        return answer_with(problem_of(refusal))
    except TimeoutError:
        return answer_with(problem_of(TooSlow("not done in time; it may be done yet, so repeat with the same "
                                              "Idempotency-Key")))  # fmt: skip
    except Exception:  # noqa: BLE001 — the border of the process: whoever waits gets an answer, the log gets the cause
        ERRORS.labels("api").inc()
        _log.exception("api call failed", extra={"method": route.method, "path": route.path})
        return answer_with(unexpected())


async def _answer(route: Route, gate: Gate, request: Request) -> Response:
    backstage, now = gate.backstage, gate.backstage.db.clock.now()
    origin = client_of(request, backstage.settings.trusted_proxies)
    function, holder = behind(route, await _let_in(route, gate, request, origin))
    gate.pace.take(holder.id or origin, now)
    at_most = route.bytes_at_most or backstage.settings.request_body_bytes
    body = await read_body(request, at_most) if route.takes_body or route.bytes_at_most else b""
    _refuse_nul(request, b"" if route.bytes_at_most else body)
    asked = body if route.bytes_at_most else _asked(route, request, body)
    once = _once(route, request, holder.id, body, backstage.secrets) if holder.id else None
    session = session_of(request.headers, backstage.settings) if holder.kind == "staff" else ""
    call = Call(backstage, holder, request.path_params, once, origin, request.headers, session)
    result = await function(call, asked)
    if isinstance(result, Response):
        return result
    if isinstance(result, Waiting):
        return _json(result, 202)
    return Response(None, 204) if route.answer is Nothing else _json(result, route.status)


async def _let_in(route: Route, gate: Gate, request: Request, origin: str) -> Holder:
    """Raises Unauthorized, Forbidden, ForeignPage; TooMany for those who try keys."""
    if route.permission == PUBLIC:
        check_page(request.headers, gate.backstage.settings)
        return NOBODY
    try:
        holder = await authenticate(gate.backstage, request.method, request.headers)
    except Unauthorized:
        gate.guesses.take(origin, gate.backstage.db.clock.now())
        raise
    authorize(holder, route.permission)
    return holder


def _refuse_nul(request: Request, body: bytes) -> None:
    """PostgreSQL keeps no NUL in a text, and no text of ours needs one. Raises BadRequest."""
    values = (*request.path_params.values(), *request.query_params.values())
    if b"\\u0000" in body or any("\0" in value for value in values):
        raise BadRequest("NUL is not allowed in a text")


def _asked(route: Route, request: Request, body: bytes) -> Any:
    """The request's fields. Raises BadRequest, NotJson, BadBody."""
    try:
        if not route.takes_body:
            return msgspec.convert(dict(request.query_params), route.asked, strict=False)
        if not body:
            return msgspec.convert({}, route.asked)
        kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
        if kind != "application/json":
            raise NotJson("send the body as application/json")
        return msgspec.json.decode(body, type=route.asked)
    except msgspec.ValidationError as wrong:
        error = field_error(wrong)
        raise BadBody(f"{error.path}: {error.message}", errors=[error]) from None
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        raise BadRequest("the body is not JSON") from None


def _once(route: Route, request: Request, holder: str, body: bytes, secrets: Secrets) -> Once | None:
    """Raises BadRequest for a key that is too long."""
    key = request.headers.get("idempotency-key", "")
    if not key or route.method != "POST":
        return None
    if len(key) > KEY_CHARACTERS:
        raise BadRequest(f"an Idempotency-Key has at most {KEY_CHARACTERS} characters")
    sealed_with = secrets if route.shown_once else None
    return Once(holder, key, route.method, request.url.path, body, route.status, sealed_with)


def _json(result: Any, status: int) -> Response:
    return Response(_encode(result), status, {"cache-control": "no-store"}, "application/json")


def client_of(request: HTTPConnection, trusted: str) -> str:
    """The caller's network address; a proxy's word counts only if the operator trusts that proxy."""
    direct = request.client.host if request.client else ""
    proxies = {each.strip() for each in trusted.split(",") if each.strip()}
    hops = [hop.strip() for hop in request.headers.get("x-forwarded-for", "").split(",") if hop.strip()]
    while direct in proxies and hops:
        direct = hops.pop()
    return direct[:64]
