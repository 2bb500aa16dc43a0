"""The chat's addresses, with CORS for the pages that may use them."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Mapping
from typing import Any

import msgspec
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, WebSocketRoute
from starlette.routing import Route as HttpRoute
from starlette.websockets import WebSocket

from chaffer.conversations.shops import Shops
from chaffer.kernel.errors import Refusal
from chaffer.runtime.file_links import FileLinks
from chaffer.runtime.files import open_files
from chaffer.runtime.live import Live
from chaffer.runtime.log import correlated
from chaffer.runtime.metrics import ERRORS
from chaffer.runtime.streams import Streams
from chaffer.web.backstage import Backstage
from chaffer.web.chat import polling, sessions, socket
from chaffer.web.chat.ear import Ear
from chaffer.web.chat.hub import Hub
from chaffer.web.chat.lobby import Lobby
from chaffer.web.chat.paces import Paces
from chaffer.web.chat.sites import check_origin, cors, site_account
from chaffer.web.chat.tokens import Tokens
from chaffer.web.chat.uploads import Uploads
from chaffer.web.known_accounts import KnownAccounts
from chaffer.web.problems import answer_with, problem_of, unexpected

_log = logging.getLogger(__name__)
Answer = Callable[[Lobby, Request], Awaitable[dict[str, Any]]]


def chat_routes(backstage: Backstage, live: Live, streams: Streams) -> list[BaseRoute]:
    """live: the feed of this process. streams: whose end ends all open pages."""
    paces = Paces(backstage.settings.chat_messages_per_minute)
    shops = Shops()
    lobby = Lobby(
        backstage, Hub(backstage.db, live), streams, Tokens(backstage.secrets),
        KnownAccounts(backstage.db, backstage.secrets), paces, Ear(backstage, paces, shops), shops,
        FileLinks(backstage.secrets, backstage.settings.address),
    )  # fmt: skip

    async def line(opened: WebSocket) -> None:
        await socket.serve(lobby, opened)

    uploads = Uploads(open_files(backstage.settings))
    messages = {"GET": polling.wait, "POST": polling.say}
    return [
        WebSocketRoute("/chat/{site}/socket", line),
        HttpRoute("/chat/{site}/sessions", _endpoint(lobby, {"POST": sessions.begin}), methods=["POST", "OPTIONS"]),
        HttpRoute("/chat/{site}/messages", _endpoint(lobby, messages), methods=[*messages, "OPTIONS"]),
        HttpRoute("/chat/{site}/files", _endpoint(lobby, {"POST": uploads.take}), methods=["POST", "OPTIONS"]),
    ]


def _endpoint(lobby: Lobby, methods: Mapping[str, Answer]) -> Callable[[Request], Awaitable[Response]]:
    async def endpoint(request: Request) -> Response:
        with correlated(lobby.backstage.db.clock.new_id("request")):
            origin = request.headers.get("origin", "")
            try:
                account = await site_account(lobby.known, request.path_params["site"])
                check_origin(account, origin)
                headers = cors(account, origin)
            except Refusal as refusal:
                return _with(answer_with(problem_of(refusal)), cors(None, origin))
            if request.method == "OPTIONS":
                return Response(None, 204, headers)
            return _with(await _answer(lobby, methods[request.method], request), headers)

    return endpoint


async def _answer(lobby: Lobby, answer: Answer, request: Request) -> Response:
    try:
        async with asyncio.timeout(lobby.backstage.settings.request_timeout_seconds + polling.WAIT_AT_MOST_SECONDS):
            told = await answer(lobby, request)
        return Response(msgspec.json.encode(told), media_type="application/json")
    except Refusal as refusal:
        return answer_with(problem_of(refusal))
    except Exception:  # noqa: BLE001 — the border of the process
        ERRORS.labels("chat").inc()
        _log.exception("a chat call failed")
        return answer_with(unexpected())


def _with(response: Response, headers: dict[str, str]) -> Response:
    response.headers.update(headers)
    return response
