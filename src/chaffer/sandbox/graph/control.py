"""What tests and the demo page ask of the stand-in: numbers, misbehaviour, the record of calls, a shopper's phone.

POST   /control/numbers             {"phone_number_id", "access_token", "app_secret", "callback_url", …}
POST   /control/handshake           {"phone_number_id", "verify_token"}: the merchant presses "verify and save"
POST   /control/faults              {"kind": "hang_after", "calls": 1, …}, or a list of them
DELETE /control/faults
POST   /control/webhooks            {"duplicate": 0.2, "shuffle": 0.5, …}
POST   /control/settings            {"read": null, "per_second": 0, …}
POST   /control/templates           {"waba_id", "name", "language", "status", "category", "rejected_reason"}
GET    /control/calls?after=0       {"made", "calls": [{"number", "at", "path", "payload", "status", "id", "fault"}]}
GET    /control/counts              what became of the webhooks
POST   /control/shoppers/{wa_id}    {"name", "username", …}
POST   /control/shoppers/{wa_id}/says   {"account", "message": {"type": "text", "text": {"body": "hi"}}}
POST   /control/shoppers/{wa_id}/taps   {"account", "message_id", "choice_id"}
GET    /control/shoppers/{wa_id}/thread
"""

from typing import Any

import msgspec
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from chaffer.sandbox.graph.deliver import shake_hands
from chaffer.sandbox.graph.faults import Rule
from chaffer.sandbox.graph.settings import Number, Settings, Shopper, Webhooks
from chaffer.sandbox.graph.world import Graph

Json = dict[str, Any]


def control_routes(state: Graph) -> list[Route]:
    control = _Control(state)
    shopper = "/control/shoppers/{wa_id}"
    return [
        Route("/control/numbers", control.numbers, methods=["POST"]),
        Route("/control/handshake", control.handshake, methods=["POST"]),
        Route("/control/faults", control.faults, methods=["POST"]),
        Route("/control/faults", control.behave, methods=["DELETE"]),
        Route("/control/webhooks", control.webhooks, methods=["POST"]),
        Route("/control/settings", control.settings, methods=["POST"]),
        Route("/control/templates", control.templates, methods=["POST"]),
        Route("/control/calls", control.calls, methods=["GET"]),
        Route("/control/counts", control.counts, methods=["GET"]),
        Route(shopper, control.shopper, methods=["POST"]),
        Route(f"{shopper}/says", control.says, methods=["POST"]),
        Route(f"{shopper}/taps", control.taps, methods=["POST"]),
        Route(f"{shopper}/thread", control.thread, methods=["GET"]),
    ]


class _Control:
    def __init__(self, state: Graph) -> None:
        self._state = state

    async def numbers(self, request: Request) -> Response:
        number = self._state.add_number(msgspec.convert(await _asked(request), Number))
        return _json(msgspec.to_builtins(number))

    async def handshake(self, request: Request) -> Response:
        asked = await _asked(request)
        number = self._state.numbers[asked["phone_number_id"]]
        return _json(
            {"verified": await shake_hands(number.callback_url, asked["verify_token"], self._state.new_trace())}
        )

    async def faults(self, request: Request) -> Response:
        asked = await _asked(request)
        rules = msgspec.convert(asked if isinstance(asked, list) else [asked], list[Rule])
        self._state.faults.rules.extend(rules)
        return _json(msgspec.to_builtins(self._state.faults.rules))

    async def behave(self, _request: Request) -> Response:
        self._state.faults.rules.clear()
        return _json([])

    async def webhooks(self, request: Request) -> Response:
        return _json(_change(self._state.settings.webhooks, await _asked(request), Webhooks))

    async def settings(self, request: Request) -> Response:
        asked = await _asked(request)
        if "webhooks" in asked:
            _change(self._state.settings.webhooks, asked.pop("webhooks"), Webhooks)
        return _json(_change(self._state.settings, asked, Settings))

    async def templates(self, request: Request) -> Response:
        asked = await _asked(request)
        waba, name, language = (asked.pop(key) for key in ("waba_id", "name", "language"))
        return _json(self._state.templates.review(waba, name, language, **asked))

    async def calls(self, request: Request) -> Response:
        after = int(request.query_params.get("after", "0"))
        calls = [call for call in self._state.calls if call["number"] > after]
        return _json({"made": self._state.calls_made, "calls": calls})

    async def counts(self, _request: Request) -> Response:
        return _json(dict(self._state.courier.counts))

    async def shopper(self, request: Request) -> Response:
        asked = await _asked(request)
        known = msgspec.convert({**asked, "wa_id": request.path_params["wa_id"]}, Shopper)
        self._state.shopper(known.wa_id, **{key: asked[key] for key in asked if key != "wa_id"})
        return _json(msgspec.to_builtins(known))

    async def says(self, request: Request) -> Response:
        asked = await _asked(request)
        return _json({"id": self._state.shopper_says(asked["account"], request.path_params["wa_id"], asked["message"])})

    async def taps(self, request: Request) -> Response:
        asked, wa_id = await _asked(request), request.path_params["wa_id"]
        return _json({"id": self._state.shopper_taps(asked["account"], wa_id, asked["message_id"], asked["choice_id"])})

    async def thread(self, request: Request) -> Response:
        return _json(self._state.thread(request.path_params["wa_id"]))


def _change(held: Settings | Webhooks, asked: Json, kind: type[Settings | Webhooks]) -> Any:
    """Set the fields that were given. Counts and bounds taken at the start keep their first value."""
    changed = msgspec.convert({**msgspec.to_builtins(held), **asked}, kind)
    for key in asked:
        setattr(held, key, getattr(changed, key))
    return msgspec.to_builtins(held)


async def _asked(request: Request) -> Any:
    return msgspec.json.decode(await request.body())


def _json(content: Any) -> Response:
    return Response(msgspec.json.encode(content), media_type="application/json")
