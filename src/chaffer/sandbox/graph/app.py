"""The HTTP side: Graph's own routes, and the control routes that the real one does not have."""

from collections.abc import Awaitable, Callable
from typing import Any

import msgspec
from starlette.applications import Starlette
from starlette.datastructures import UploadFile
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from chaffer.sandbox.graph.access import authorized, decode
from chaffer.sandbox.graph.asked import items, text
from chaffer.sandbox.graph.control import control_routes
from chaffer.sandbox.graph.errors import GraphError
from chaffer.sandbox.graph.examples import check_handles, example_routes
from chaffer.sandbox.graph.messages import Messages
from chaffer.sandbox.graph.settings import Number
from chaffer.sandbox.graph.world import Graph
from chaffer.sandbox.notify import home_of

Json = dict[str, Any]
Endpoint = Callable[[Request], Awaitable[Response]]
_LARGEST_UPLOAD = 101 * 1024 * 1024


def graph_app(state: Graph) -> Starlette:
    """An ASGI application; whoever runs it closes the graph afterwards."""

    async def refuse(_request: Request, refused: Exception) -> Response:
        assert isinstance(refused, GraphError)
        return _json(refused.body(state.new_trace()), refused.status)

    return Starlette(
        routes=[
            Route("/{version}/{number}/messages", Messages(state), methods=["POST"]),
            Route("/{version}/{number}/media", _upload(state), methods=["POST"]),
            Route("/{version}/{waba}/message_templates", _templates(state), methods=["GET", "POST", "DELETE"]),
            Route("/{version}/{waba}/flows", _flows(state), methods=["POST"]),
            Route("/{version}/{number}/whatsapp_business_encryption", _encryption(state), methods=["GET", "POST"]),
            Route("/{version}/{number}/payments/{configuration}/{reference}", _payment(state), methods=["GET"]),
            Route("/{version}/{number}/payments_refund", _refund(state), methods=["POST"]),
            Route("/{version}/{number}/block_users", _block(state), methods=["POST", "DELETE"]),
            *example_routes(state),
            Route("/media/{media}", _download(state), methods=["GET"]),
            *control_routes(state),
            Route("/{version}/{media}", _describe(state), methods=["GET"]),
            Route("/{version}/{template}", _edit_template(state), methods=["POST"]),
        ],
        exception_handlers={GraphError: refuse},
    )


def _upload(state: Graph) -> Endpoint:
    async def upload(request: Request) -> Response:
        phone = request.path_params["number"]
        number = authorized(state, request, phone)
        async with request.form(max_part_size=_LARGEST_UPLOAD) as form:
            file = form.get("file")
            if form.get("messaging_product") != "whatsapp" or not isinstance(file, UploadFile):
                raise GraphError(100, "The parameters messaging_product and file are required")
            mime = str(form.get("type") or file.content_type or "")
            media_id = state.shelf.add(number.phone_number_id, mime, await file.read())
        call = {"path": f"/{phone}/media", "payload": {"type": mime}, "status": 200, "id": media_id, "fault": ""}
        state.record(call, state.clock.now().timestamp())
        return _json({"id": media_id})

    return upload


def _describe(state: Graph) -> Endpoint:
    async def describe(request: Request) -> Response:
        media_id = request.path_params["media"]
        if media_id in state.numbers:
            return _json(_how_it_does(authorized(state, request, media_id)))
        kept = state.shelf.get(media_id)
        if kept is None:
            raise GraphError(100, f"Object with ID '{media_id}' does not exist")
        authorized(state, request, kept.number)
        told: Json = {
            "messaging_product": "whatsapp",
            "url": f"{home_of(request)}media/{media_id}",
            "mime_type": kept.mime,
            "sha256": kept.sha256,
            "file_size": len(kept.content),
            "id": media_id,
        }
        return _json(told)

    return describe


def _how_it_does(number: Number) -> Json:
    return {
        "id": number.phone_number_id, "verified_name": number.verified_name, "display_phone_number": number.display,
        "quality_rating": number.quality, "throughput": {"level": "STANDARD"}, "status": number.status,
        "messaging_limit_tier": "TIER_1K",
    }  # fmt: skip


def _download(state: Graph) -> Endpoint:
    async def download(request: Request) -> Response:
        kept = state.shelf.get(request.path_params["media"])
        if kept is None:
            return Response(status_code=404)
        authorized(state, request, kept.number)
        return Response(kept.content, media_type=kept.mime)

    return download


def _templates(state: Graph) -> Endpoint:
    async def templates(request: Request) -> Response:
        waba = request.path_params["waba"]
        authorized(state, request, _of_business(state, waba).phone_number_id)
        if request.method == "DELETE":
            asked = request.query_params
            state.templates.drop(waba, asked.get("name", ""), asked.get("hsm_id", ""))
            return _json({"success": True})
        if request.method == "GET":
            asked = request.query_params
            limit = min(max(int(asked.get("limit", "25")), 1), 1000)
            return _json(state.templates.page(waba, limit, asked.get("after", "")))
        asked_for = decode(await request.body())
        check_handles(state, asked_for)
        made = state.templates.create(waba, asked_for, state.settings.template_review)
        return _json({key: made[key] for key in ("id", "status", "category")})

    return templates


def _payment(state: Graph) -> Endpoint:
    async def payment(request: Request) -> Response:
        number = authorized(state, request, request.path_params["number"])
        return _json({"payments": [state.bills.of(number.phone_number_id, request.path_params["reference"])]})

    return payment


def _refund(state: Graph) -> Endpoint:
    async def refund(request: Request) -> Response:
        number = authorized(state, request, request.path_params["number"])
        return _json(state.bills.give_back(number.phone_number_id, decode(await request.body())))

    return refund


def _edit_template(state: Graph) -> Endpoint:
    async def edit(request: Request) -> Response:
        waba, template = state.templates.by_id(request.path_params["template"])
        authorized(state, request, _of_business(state, waba).phone_number_id)
        state.templates.edit(template, decode(await request.body()), state.settings.template_review)
        return _json({"success": True})

    return edit


def _block(state: Graph) -> Endpoint:
    async def block(request: Request) -> Response:
        number = authorized(state, request, request.path_params["number"])
        users = items(decode(await request.body()), "block_users", "", most=64)
        for each in users:
            state.set_blocked(number.phone_number_id, text(each, "user", "", 200), blocked=request.method == "POST")
        return _json({"messaging_product": "whatsapp", "block_users": {"added_users": users}})

    return block


def _flows(state: Graph) -> Endpoint:
    async def flows(request: Request) -> Response:
        waba = request.path_params["waba"]
        authorized(state, request, _of_business(state, waba).phone_number_id)
        return _json(state.flows.create(waba, decode(await request.body())))

    return flows


def _encryption(state: Graph) -> Endpoint:
    async def encryption(request: Request) -> Response:
        number = authorized(state, request, request.path_params["number"])
        if request.method == "GET":
            key = state.flows.public_keys.get(number.phone_number_id, "")
            told = {"business_public_key": key, "business_public_key_signature_status": "VALID"}
            return _json({"data": [told] if key else []})
        async with request.form() as form:
            state.flows.set_key(number.phone_number_id, str(form.get("business_public_key", "")))
        return _json({"success": True})

    return encryption


def _of_business(state: Graph, waba: str) -> Number:
    number = next((each for each in state.numbers.values() if each.waba_id == waba), None)
    if number is None:
        raise GraphError(100, f"Object with ID '{waba}' does not exist")
    return number


def _json(content: Json, status: int = 200) -> Response:
    return Response(msgspec.json.encode(content), status, media_type="application/json")
