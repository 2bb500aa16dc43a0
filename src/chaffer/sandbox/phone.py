"""The phone on the screen: a shopper's side of the Graph stand-in, for the page at `/`.

Each browser has a phone of its own, told apart by a cookie. What it shows is what the stand-in was really sent.
"""

from collections import OrderedDict
from collections.abc import AsyncIterator, Callable, Mapping
from datetime import UTC, datetime
from types import MappingProxyType
from typing import Any

import msgspec
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from chaffer.runtime.streams import Streams
from chaffer.sandbox.graph import Graph

Json = dict[str, Any]

COOKIE = "chaffer_phone"
COOKIE_SECONDS = 7 * 86_400
NAME = "Robin"
"""Who the shopper is to the shop, as a profile on a real phone would say."""
SAID_AT_MOST = 4_000
_STATES = {"said": "sent", "read": "read"}


class Phones:
    """business: what the page shows of the shop ("name", "about", "avatar", "number"); suggestions: things to try.

    elsewhere: other ways to the shop that have a page of their own, by kind of channel.
    """

    def __init__(
        self, graph: Graph, account: str, business: Mapping[str, str], suggestions: list[Json],
        elsewhere: Mapping[str, str] = MappingProxyType({}),
    ) -> None:  # fmt: skip
        self.graph = graph
        self.account = account
        self.business = dict(business)
        self.suggestions = suggestions
        self.elsewhere = dict(elsewhere)
        self._said: OrderedDict[tuple[str, str], str] = OrderedDict()
        self._number = 0

    def new_number(self) -> str:
        """A shopper's number that no telephone has: 555-01xx numbers are set aside for stories."""
        return f"1555{self.graph.clock.chance(32) % 10_000_000:07d}"

    def messages(self, wa_id: str) -> list[Json]:
        """The thread as the phone shows it, oldest first, each with what became of it."""
        shown: OrderedDict[str, Json] = OrderedDict()
        for event in self.graph.thread(wa_id):
            apply_event(shown, event)
        return list(shown.values())

    def say(self, wa_id: str, payload: Json, client_id: str) -> str:
        """Write to the shop; the same client_id is said once. Returns the message's id."""
        known = self._said.get((wa_id, client_id))
        if known is not None:
            return known
        allowed = {"type", "text", "interactive", "button", "location", "image", "order", "context", "reaction"}
        element = {key: value for key, value in payload.items() if key in allowed}
        message_id = self.graph.shopper_says(self.account, wa_id, element)
        self._said[wa_id, client_id] = message_id
        if len(self._said) > 10_000:
            self._said.popitem(last=False)
        return message_id


def apply_event(shown: "OrderedDict[str, Json]", event: Json) -> Json | None:
    """Put one event of the stand-in into the thread; what the page is told of it."""
    kind, message_id = event["kind"], event.get("id", "")
    if kind in ("said", "message"):
        shown[message_id] = message_of(event)
        return {"kind": "message", "message": shown[message_id]}
    if kind == "typing":
        return {"kind": "typing"}
    status = event.get("status") if kind == "status" else _STATES.get(kind)
    if status and message_id in shown:
        shown[message_id]["status"] = status
    return {"kind": "status", "id": message_id, "status": status} if status else None


def message_of(event: Json) -> Json:
    mine = event["kind"] == "said"
    payload = {
        key: value
        for key, value in event["message"].items()
        if key
        not in ("id", "from", "timestamp", "to", "messaging_product", "recipient_type", "biz_opaque_callback_data")
    }
    context = payload.get("context") or {}
    shown: Json = {
        "id": event["id"],
        "from": "me" if mine else "business",
        "at": datetime.fromtimestamp(event["at"], UTC).isoformat().replace("+00:00", "Z"),
        "status": "sent" if mine else "",
        "payload": payload,
    }
    if reply_to := context.get("id") or context.get("message_id"):
        shown["reply_to"] = reply_to
    return shown


def phone_routes(phones: Phones, streams: Streams) -> list[BaseRoute]:
    """Addresses of the page: its state, its events, saying something, starting anew."""

    async def state(request: Request) -> Response:
        wa_id, fresh = _phone_of(request, phones)
        shopper = phones.graph.shopper(wa_id)
        shopper.name = shopper.name or NAME
        told = {
            "me": {"wa_id": wa_id, "name": shopper.name},
            "business": phones.business,
            "channels": [
                {"kind": "whatsapp", "ready": True},
                *({"kind": kind, "ready": True, "url": url} for kind, url in phones.elsewhere.items()),
                *({"kind": kind, "ready": False, "coming": True} for kind in ("messenger", "instagram", "sms")),
            ],
            "suggestions": phones.suggestions,
            "messages": phones.messages(wa_id),
        }
        return _keep_phone(_json(told), wa_id if fresh else "")

    async def events(request: Request) -> Response:
        wa_id, _ = _phone_of(request, phones)
        return streams.of(_told(phones, wa_id))

    async def say(request: Request) -> Response:
        wa_id, _ = _phone_of(request, phones)
        body = msgspec.json.decode(await _limited(request))
        payload, client_id = body["payload"], str(body["client_id"])[:80]
        if len(msgspec.json.encode(payload)) > SAID_AT_MOST * 4 or not isinstance(payload, dict):
            return _json({"detail": "too long"}, 413)
        return _json({"id": phones.say(wa_id, payload, client_id)}, 202)

    async def reset(_request: Request) -> Response:
        return _keep_phone(_json({}), phones.new_number())

    return [
        Route("/sandbox/phone", _guarded(state)),
        Route("/sandbox/phone/events", events),
        Route("/sandbox/phone/messages", _guarded(say), methods=["POST"]),
        Route("/sandbox/phone/reset", reset, methods=["POST"]),
    ]


async def _told(phones: Phones, wa_id: str) -> AsyncIterator[Json]:
    shown: OrderedDict[str, Json] = OrderedDict((message["id"], message) for message in phones.messages(wa_id))
    async for event in phones.graph.watch(wa_id):
        if told := apply_event(shown, event):
            yield told


def _phone_of(request: Request, phones: Phones) -> tuple[str, bool]:
    """This browser's number, and whether it is new."""
    wa_id = request.cookies.get(COOKIE, "")
    if wa_id.isdigit() and 8 <= len(wa_id) <= 15:
        return wa_id, False
    return phones.new_number(), True


def _keep_phone(response: Response, wa_id: str) -> Response:
    if wa_id:
        response.set_cookie(COOKIE, wa_id, max_age=COOKIE_SECONDS, httponly=True, samesite="lax")
    return response


def _guarded(endpoint: Callable[[Request], Any]) -> Callable[[Request], Any]:
    async def answer(request: Request) -> Response:
        try:
            response: Response = await endpoint(request)
        except (msgspec.DecodeError, KeyError, TypeError, ValueError) as wrong:
            return _json({"detail": f"not understood: {type(wrong).__name__}"}, 400)
        return response

    return answer


async def _limited(request: Request) -> bytes:
    body = b""
    async for chunk in request.stream():
        body += chunk
        if len(body) > 64_000:
            raise ValueError
    return body


def _json(content: Json, status: int = 200) -> Response:
    return Response(
        msgspec.json.encode(content), status, media_type="application/json", headers={"cache-control": "no-store"}
    )
