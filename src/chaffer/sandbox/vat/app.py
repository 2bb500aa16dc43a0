"""The stand-in register over HTTP. What it answers hangs on how a number ends, so that it needs no memory.

000: no such number. 999: the member state's own register is down. Everything else is in use.
"""

import hashlib
from typing import Any

import msgspec
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

UNKNOWN, DOWN = "000", "999"


class Wish(msgspec.Struct, rename="camel"):
    country_code: str
    vat_number: str
    requester_member_state_code: str = ""
    requester_number: str = ""


def register_app() -> Starlette:
    """An ASGI application. `app.state.asked` counts the questions, for tests."""

    async def check(request: Request) -> Response:
        app.state.asked += 1
        try:
            wish = msgspec.json.decode(await request.body(), type=Wish)
        except msgspec.DecodeError:
            return _json(_trouble("INVALID_INPUT"), 400)
        if not wish.vat_number.isalnum() or len(wish.country_code) != 2:
            return _json(_trouble("INVALID_INPUT"))
        if wish.vat_number.endswith(DOWN):
            return _json(_trouble("MS_UNAVAILABLE"))
        return _json(_told(wish))

    app = Starlette(routes=[Route("/check-vat-number", check, methods=["POST"])])
    app.state.asked = 0
    return app


def _told(wish: Wish) -> dict[str, Any]:
    """A consultation number is given only to who says who asks."""
    asks = wish.requester_member_state_code + wish.requester_number
    about = f"{asks}/{wish.country_code}{wish.vat_number}".encode()
    valid = not wish.vat_number.endswith(UNKNOWN)
    return {
        "countryCode": wish.country_code, "vatNumber": wish.vat_number, "valid": valid,
        "requestIdentifier": f"WAPI{hashlib.sha256(about).hexdigest()[:12].upper()}" if asks else "",
        "name": f"Company {wish.vat_number}" if valid else "---", "address": "---",
    }  # fmt: skip


def _trouble(code: str) -> dict[str, Any]:
    return {"actionSucceed": False, "errorWrappers": [{"error": code}]}


def _json(body: Any, status: int = 200) -> Response:
    return Response(msgspec.json.encode(body), status, media_type="application/json")
