"""One call of the API: who asks, with which key, whether it was asked before, and Stripe's manner of answering."""

import hashlib
from collections.abc import Awaitable, Callable
from hmac import compare_digest
from typing import Any
from urllib.parse import parse_qsl

import msgspec
from starlette.requests import Request
from starlette.responses import Response

from chaffer.sandbox.stripe.form import nested
from chaffer.sandbox.stripe.refused import Refused
from chaffer.sandbox.stripe.wishes import Check

Endpoint = Callable[[Request], Awaitable[Response]]
Act = Callable[[Request, dict[str, Any]], dict[str, Any]]


class Answering:
    """secret_key: the one key that is let in. Answers to idempotency keys are kept, refusals of money included."""

    def __init__(self, secret_key: str) -> None:
        self._secret_key = secret_key
        self._kept: dict[str, tuple[str, int, bytes]] = {}

    def by(self, check: Check, act: Act) -> Endpoint:
        """An endpoint that validates like Stripe, acts, and replays what a key was answered before."""

        async def endpoint(request: Request) -> Response:
            try:
                self._authorize(request)
                raw = await request.body() if request.method == "POST" else request.url.query.encode()
                wish = check(nested(parse_qsl(raw.decode(), keep_blank_values=True)), "")
            except Refused as refused:
                return _answer(refused.status, refused.told())
            except UnicodeDecodeError:
                return _answer(400, Refused("", "not UTF-8").told())
            return self._once(request, raw, lambda: act(request, wish))

        return endpoint

    def _authorize(self, request: Request) -> None:
        given = request.headers.get("authorization", "").encode()
        if not compare_digest(given, f"Bearer {self._secret_key}".encode()):
            raise Refused("", "Invalid API Key provided", status=401)

    def _once(self, request: Request, raw: bytes, act: Callable[[], dict[str, Any]]) -> Response:
        key = request.headers.get("idempotency-key", "") if request.method == "POST" else ""
        if len(key) > 255:
            return _answer(400, Refused("", "idempotency keys have at most 255 characters").told())
        asked = hashlib.sha256(request.url.path.encode() + b"\n" + raw).hexdigest()
        if key in self._kept:
            before, status, body = self._kept[key]
            if before != asked:
                told = Refused(
                    "", "Keys for idempotent requests can only be used with the same parameters.",
                    kind="idempotency_error",
                ).told()  # fmt: skip
                return _answer(400, told)
            return Response(body, status, {"idempotent-replayed": "true"}, "application/json")
        try:
            status, told = 200, act()
        except Refused as refused:
            status, told = refused.status, refused.told()
        answer = _answer(status, told)
        if key:
            self._kept[key] = (asked, status, bytes(answer.body))
        return answer


def _answer(status: int, body: dict[str, Any]) -> Response:
    headers = {"request-id": "req_test", "stripe-version": "2026-10-28.endive"}
    return Response(msgspec.json.encode(body), status, headers, "application/json")
