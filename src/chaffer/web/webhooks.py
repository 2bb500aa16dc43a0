"""Where messengers knock. A call is kept before it is answered, and trusted only for the accounts whose own secret
signed it: another shop's valid signature says nothing about this shop's number.

    200  kept (or known already, or nothing in it for us)
    400  signed or not, it is no webhook of this channel
    403  nobody whom the body names signed it
    408  the body did not come   413  more than 3 MB          415  another content type
    503  it could not be kept: come again

A channel that answers in its response (`Hook.inline`) is kept the same way; then the call waits for this lane's reply.
What is late goes out by the channel's own way to send.
"""

import asyncio
import logging
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

import msgspec
from prometheus_client import Counter
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

from chaffer.accounts.channels import OpenAccount
from chaffer.kernel.errors import Malformed
from chaffer.kernel.message import Outbound, Slice
from chaffer.outbox.claim import Departure
from chaffer.runtime.log import correlated
from chaffer.runtime.metrics import ERRORS, WEBHOOK_SECONDS, WEBHOOKS
from chaffer.runtime.stages import timed
from chaffer.web.armour import armour
from chaffer.web.backstage import Backstage
from chaffer.web.body import read_body
from chaffer.web.errors import BadRequest, BodyTooLarge, BodyTooSlow
from chaffer.web.known_accounts import KnownAccounts
from chaffer.web.signs_of_life import SignsOfLife

_log = logging.getLogger(__name__)
NAMED_AT_MOST = 1_000
REFUSED_NOTED = 20
KEEP_SECONDS = 8.0  # Meta waits ten


Dealt = tuple[OpenAccount, list[Slice]]
"""An account and its events."""


class Reading(Protocol):
    """What of `channels.contract.Channel` a webhook needs."""

    kind: str

    def accounts_in(self, body: bytes) -> set[str]: ...
    def signed_by(self, headers: Mapping[str, str], body: bytes, secrets: Mapping[str, str]) -> bool: ...
    def split(self, body: bytes) -> list[Slice]: ...


class Inlet(Protocol):
    """Keeps events."""

    async def keep(self, account: OpenAccount, pieces: Sequence[Slice], request_id: str) -> None:
        """Keep them all, in order, and return after COMMIT. Raises if it could not; a repeat is no error."""
        ...

    async def answer(
        self, account: OpenAccount, pieces: Sequence[Slice], request_id: str, seconds: float
    ) -> list[Departure]:
        """Keep them and wait for the reply. Empty if it took longer: then it goes out by itself."""
        ...

    def handed_over(self, departures: Sequence[Departure]) -> None:
        """These were given in a response: note that they are sent."""
        ...


@dataclass(frozen=True, slots=True)
class Hook:
    """One channel's address. handshake: (query, verify tokens) -> the answer, or None to refuse.

    inline: how a message stands in the response, for channels that are answered there, within `inline_seconds`.
    """

    path: str
    channel: Reading
    handshake: Callable[[Mapping[str, str], Iterable[str]], str | None] | None = None
    inline: Callable[[Outbound], object] | None = None
    inline_seconds: float = 5.0


def webhook_addresses(hooks: Sequence[Hook], backstage: Backstage) -> dict[str, "Address"]:
    """What answers, by path."""
    known = KnownAccounts(backstage.db, backstage.secrets)
    return {hook.path: Address(hook, backstage, known) for hook in hooks}


class Doors:
    """Lets webhooks in before all else: they are most of what comes, and need neither routes nor error pages."""

    def __init__(self, app: ASGIApp, addresses: Mapping[str, "Address"]) -> None:
        self.app = app
        self.addresses = addresses

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        address = self.addresses.get(scope["path"]) if scope["type"] == "http" else None
        await (self.app if address is None else address)(scope, receive, send)


class _Kept:
    """200 and nothing else, always the same: with a body the server writes to the connection twice."""

    status_code = 200

    def __init__(self, armour: Sequence[tuple[bytes, bytes]]) -> None:
        headers = [(b"content-length", b"0"), (b"cache-control", b"no-store"), *armour]
        self._start = {"type": "http.response.start", "status": 200, "headers": headers}
        self._end = {"type": "http.response.body", "body": b""}

    async def __call__(self, _scope: Scope, _receive: Receive, send: Send) -> None:
        await send(self._start)
        await send(self._end)


class Address:
    """One channel's address: an ASGI application."""

    def __init__(self, hook: Hook, backstage: Backstage, known: KnownAccounts) -> None:
        self.hook = hook
        self.backstage = backstage
        self.known = known
        self.signs = SignsOfLife(backstage.db)
        self._armour = armour(https=backstage.settings.address.startswith("https://"))
        self._kept = _Kept(self._armour)
        self._calls: dict[int, Counter] = {}
        self._seconds = WEBHOOK_SECONDS.labels(hook.channel.kind)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        await timed("webhook", self._answer(scope, receive, send))

    async def _answer(self, scope: Scope, receive: Receive, send: Send) -> None:
        response = await self._respond(Request(scope, receive))
        if isinstance(response, Response):
            response.raw_headers += self._armour
        await response(scope, receive, send)

    async def _respond(self, request: Request) -> "Response | _Kept":
        request_id, began, kind = self.backstage.db.clock.new_id("request"), time.perf_counter(), self.hook.channel.kind
        with correlated(request_id):
            try:
                response: Response | _Kept
                match request.method:
                    case "POST":
                        response = await self._receive(request, request_id)
                    case "GET":
                        response = await self._shake_hands(request)
                    case _:
                        response = _said("use POST", 405, {"allow": "GET, POST"})
            except Exception:  # noqa: BLE001 — whatever failed, it is not kept: the platform shall come again
                ERRORS.labels("webhook").inc()
                _log.exception("webhook not kept", extra={"channel": kind})
                response = _said("not now", 503, {"retry-after": "5"})
        status = response.status_code
        if status not in self._calls:
            self._calls[status] = WEBHOOKS.labels(kind, status)
        self._calls[status].inc()
        self._seconds.observe(time.perf_counter() - began)
        return response

    async def _shake_hands(self, request: Request) -> Response:
        if self.hook.handshake is None:
            return _said("use POST", 405, {"allow": "POST"})
        accounts = await self.known.of_kind(self.hook.channel.kind)
        tokens = [token for account in accounts if (token := account.secrets.get("verify_token"))]
        challenge = self.hook.handshake(request.query_params, tokens)
        if challenge is not None:
            for account in accounts:
                if self.hook.handshake(request.query_params, [account.secrets.get("verify_token", "")]) is not None:
                    self.signs.note(account, "shaken")
        return _said("wrong token", 403) if challenge is None else _said(challenge[:500], 200)

    async def _receive(self, request: Request, request_id: str) -> "Response | _Kept":
        kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
        if kind not in {"", "application/json"}:
            return _said("send application/json", 415)
        try:
            body = await read_body(request, self.backstage.settings.webhook_body_bytes)
        except BodyTooLarge:
            return _said("too large", 413)
        except BodyTooSlow:
            return _said("too slow", 408, {"connection": "close"})
        except BadRequest:
            return _said("broken off", 400)
        channel = self.hook.channel
        try:
            trusted = await self._trusted(request, body)
            if trusted is None:
                _log.warning("webhook refused", extra={"channel": channel.kind, "bytes": len(body)})
                return _said("not signed", 403)
            pieces = channel.split(body)
        except Malformed:
            return _said("not a webhook of this channel", 400)
        if self.hook.inline is not None:
            return await self._answer_inline(_dealt(pieces, trusted), request_id, self.hook.inline)
        async with asyncio.timeout(KEEP_SECONDS):
            for account, theirs in _dealt(pieces, trusted):
                await self.backstage.inlet.keep(account, theirs, request_id)
                self.signs.note(account, "heard")
        return self._kept

    async def _answer_inline(
        self, dealt: Sequence[Dealt], request_id: str, inline: Callable[[Outbound], object]
    ) -> Response:
        inlet = self.backstage.inlet
        departures = [
            departure
            for account, theirs in dealt
            for departure in await inlet.answer(account, theirs, request_id, self.hook.inline_seconds)
        ]
        said = {"messages": [inline(departure.outbound) for departure in departures]}
        inlet.handed_over(departures)
        return Response(msgspec.json.encode(said), media_type="application/json", headers={"cache-control": "no-store"})

    async def _trusted(self, request: Request, body: bytes) -> dict[str, list[OpenAccount]] | None:
        """For each id in the body the accounts whose own secret signed it; None if there is no such account at all.

        Raises Malformed.
        """
        channel = self.hook.channel
        named = channel.accounts_in(body)
        if len(named) > NAMED_AT_MOST:
            raise Malformed("more accounts than updates")
        found = await self.known.named(channel.kind, named)
        signed = {
            name: [account for account in accounts if channel.signed_by(request.headers, body, account.secrets)]
            for name, accounts in found.items()
        }
        if any(signed.values()):
            return signed
        for account in [each for accounts in found.values() for each in accounts][:REFUSED_NOTED]:
            self.signs.note(account, "refused")
        return None


def _dealt(pieces: Sequence[Slice], trusted: Mapping[str, list[OpenAccount]]) -> list[Dealt]:
    """Each account with its events, in order. An event of a whole business account goes once to each of its shops."""
    dealt: dict[str, tuple[OpenAccount, list[Slice]]] = {}
    for piece in pieces:
        told: set[str] = set()
        for account in trusted.get(piece.account, ()):
            if account.shop_id not in told:
                told.add(account.shop_id)
                dealt.setdefault(account.id, (account, []))[1].append(piece)
    return list(dealt.values())


def _said(text: str, status: int, headers: Mapping[str, str] | None = None) -> Response:
    return PlainTextResponse(text, status, {"cache-control": "no-store", **(headers or {})})
