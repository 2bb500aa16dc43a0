"""POST /{version}/{number}/messages: send a message, or mark one read."""

import asyncio
from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any

import msgspec
from starlette.requests import Request
from starlette.responses import Response

from chaffer.sandbox.graph.access import authorized
from chaffer.sandbox.graph.errors import GraphError, missing
from chaffer.sandbox.graph.faults import Rule
from chaffer.sandbox.graph.settings import Number
from chaffer.sandbox.graph.validate import check_message
from chaffer.sandbox.graph.world import Graph

Json = dict[str, Any]
_REFUSED_BY_CODE = {"429": 130429, "500": 131000, "503": 131016}


class Messages:
    """Send a message, or mark one read: an ASGI application of its own, for it takes the load."""

    def __init__(self, state: Graph) -> None:
        self._state = state

    async def __call__(
        self,
        scope: MutableMapping[str, Any],
        receive: Callable[[], Awaitable[MutableMapping[str, Any]]],
        send: Callable[[MutableMapping[str, Any]], Awaitable[None]],
    ) -> None:
        arrived = self._state.clock.now().timestamp()
        request = Request(scope, receive)
        phone = request.path_params["number"]
        body = await request.body()
        payload = _decode(body)
        read = isinstance(payload, dict) and "status" in payload
        rule = self._state.faults.next("read" if read else "messages", phone)
        status, answer = await self._answer(request, phone, payload, rule)
        fault = rule.kind if rule is not None else ""
        self._record(arrived, phone, payload, status, answer, fault)
        if rule is not None and rule.kind in ("reset", "reset_after"):
            _hang_up(receive)
            return
        content = msgspec.json.encode(answer)
        if rule is not None and rule.kind == "half_json":
            content = content[: len(content) // 2]
        if rule is not None and rule.kind == "hang_after":
            await asyncio.sleep(rule.seconds)
        headers = {"retry-after": "1"} if status == 429 else None
        await Response(content, status, headers, "application/json")(scope, receive, send)

    async def _answer(self, request: Request, phone: str, payload: Any, rule: Rule | None) -> tuple[int, Json]:
        try:
            if rule is not None:
                await _misbehave(rule)
            number = authorized(self._state, request, phone)
            if not isinstance(payload, dict):
                raise _not_an_object()
            return 200, self._attend(number, payload) if "status" in payload else self._take(number, payload)
        except GraphError as refused:
            return refused.status, refused.body(self._state.new_trace())

    def _attend(self, number: Number, payload: Json) -> Json:
        if payload.get("messaging_product") != "whatsapp" or payload["status"] != "read":
            raise GraphError(100, "Param status must be one of {READ}")
        if not isinstance(payload.get("message_id"), str):
            raise missing("message_id")
        typing = payload.get("typing_indicator")
        if typing is not None and typing != {"type": "text"}:
            raise GraphError(131009, "Parameter 'typing_indicator.type' must be 'text'")
        self._state.attended(number, payload["message_id"], typing=typing is not None)
        return {"success": True}

    def _check_known(self, number: Number, told: Json) -> None:
        """What an interactive message refers to must be there."""
        parameters, state = told["action"].get("parameters", {}), self._state
        match told["type"]:
            case "flow":
                state.flows.check(number.waba_id, str(parameters.get("flow_id")))
            case "order_details":
                state.bills.sent(number.phone_number_id, parameters)
            case "order_status":
                state.bills.ordered(number.phone_number_id, parameters)

    def _take(self, number: Number, payload: Json) -> Json:
        state = self._state
        kind = check_message(payload)
        person = state.shopper_at(payload)
        if person.wa_id == number.display:
            raise GraphError(131021, "Recipient phone number cannot be same as sender phone number")
        if kind == "interactive":
            self._check_known(number, payload["interactive"])
        if kind == "template":
            state.templates.check(number.waba_id, payload["template"])
        if "id" in payload.get(kind, ()) and kind != "contacts" and state.shelf.get(payload[kind]["id"]) is None:
            raise GraphError(131009, f"Parameter '{kind}.id' is not an uploaded media id")
        late = None
        windowed = kind != "template" and payload.get("recipient_type") != "group"
        if windowed and not state.window_open(number.phone_number_id, person.wa_id):
            late = GraphError(131047, "Message failed to send because more than 24 hours have passed since the "
                                      "customer last replied to this number")  # fmt: skip
            if state.settings.window_closed == "answer":
                raise late
        now = state.clock.now().timestamp()
        state.pace.take(state.settings, number.phone_number_id, person.wa_id, now)
        wamid = state.accept(number, person, payload, late)
        who: Json = {"input": payload.get("to") or payload["recipient"]}
        if payload.get("to"):
            who["wa_id"] = person.wa_id
        if person.user_id:
            who["user_id"] = person.user_id
        message: Json = {"id": wamid}
        if kind == "template":
            message["message_status"] = "accepted"
        return {"messaging_product": "whatsapp", "contacts": [who], "messages": [message]}

    def _record(self, arrived: float, phone: str, payload: Any, status: int, answer: Json, fault: str) -> None:
        taken = answer.get("messages", [{}])[0].get("id", "")
        call = {"path": f"/{phone}/messages", "payload": payload, "status": status, "id": taken, "fault": fault}
        self._state.record(call, arrived)


async def _misbehave(rule: Rule) -> None:
    """What goes wrong before the message is looked at."""
    if rule.kind in ("reset", "hang_before", "502"):
        if rule.kind == "hang_before":
            await asyncio.sleep(rule.seconds)
        raise GraphError(131016, "The service is not available", status=502 if rule.kind == "502" else 503)
    if rule.kind in _REFUSED_BY_CODE:
        raise GraphError(_REFUSED_BY_CODE[rule.kind], "On request", status=int(rule.kind))
    if rule.kind == "error":
        raise GraphError(rule.code, "On request")


def _hang_up(receive: Callable[..., Any]) -> None:
    """Cut the connection without an answer. Uvicorn keeps the transport on the object that `receive` belongs to."""
    transport = getattr(getattr(receive, "__self__", None), "transport", None)
    if transport is None:
        raise ConnectionResetError("no transport to cut")
    transport.abort()


def _decode(body: bytes) -> Any:
    try:
        return msgspec.json.decode(body)
    except (msgspec.DecodeError, RecursionError):
        return None


def _not_an_object() -> GraphError:
    return GraphError(100, "The request body is not a JSON object")
