"""The WebSocket: one task reads what the page says, one writes what happens in the thread."""

import asyncio
import contextlib
import logging
from typing import Any

import msgspec
from starlette.websockets import WebSocket, WebSocketDisconnect, WebSocketState

from chaffer.kernel.errors import Refusal
from chaffer.runtime.log import correlated
from chaffer.web.chat.asked import FRAME_BYTES, Page
from chaffer.web.chat.ear import error
from chaffer.web.chat.errors import NoSuchSite, OriginNotAllowed, TokenRefused
from chaffer.web.chat.following import Following
from chaffer.web.chat.guest import Guest
from chaffer.web.chat.lobby import Lobby
from chaffer.web.chat.sites import check_origin, site_account
from chaffer.web.chat.tokens import due

Json = dict[str, Any]
PROTOCOL = "chaffer.v1"
SEND_SECONDS = 20.0
LOOK_AGAIN_SECONDS = 60.0
"""A thread is looked at this often even if nobody says that it changed."""
NO_TOKEN, NO_SITE, SILENT, TOO_MANY, TOO_LARGE, RESTARTS, GONE = 4401, 4404, 4408, 4429, 1009, 1012, 1001
_log = logging.getLogger(__name__)
_encode = msgspec.json.Encoder().encode


async def serve(lobby: Lobby, socket: WebSocket) -> None:
    """The whole life of one socket."""
    with correlated(lobby.backstage.db.clock.new_id("request")):
        guest = await _let_in(lobby, socket)
        if guest is None:
            return
        if not lobby.paces.enter(guest.visitor, guest.origin):
            await _close(socket, TOO_MANY)
            return
        try:
            await _Line(lobby, socket, guest).run()
        except (WebSocketDisconnect, RuntimeError, TimeoutError):
            await _close(socket, GONE)  # the page is gone, or takes nothing any more
        except Exception:  # noqa: BLE001 — the border of the process: the page comes back, the log gets the cause
            _log.exception("a socket broke")
            await _close(socket, 1011)
        finally:
            lobby.paces.leave(guest.visitor, guest.origin)


async def _let_in(lobby: Lobby, socket: WebSocket) -> Guest | None:
    """A wrong origin learns nothing; who is allowed to know why hears it as a close code, which pages can read."""
    offered = [each.strip() for each in socket.headers.get("sec-websocket-protocol", "").split(",")]
    try:
        account = await site_account(lobby.known, socket.path_params["site"])
        check_origin(account, socket.headers.get("origin", ""))
        if PROTOCOL not in offered:
            raise OriginNotAllowed("speak chaffer.v1")
        guest = await lobby.guest(socket, next((each for each in offered if each != PROTOCOL), ""))
    except OriginNotAllowed:
        await socket.close(1008)
        return None
    except (NoSuchSite, TokenRefused) as refusal:
        if PROTOCOL not in offered:
            await socket.close(1008)
            return None
        await socket.accept(PROTOCOL)
        await _close(socket, NO_SITE if isinstance(refusal, NoSuchSite) else NO_TOKEN)
        return None
    await socket.accept(PROTOCOL)
    return guest


class _Line:
    """One open socket."""

    def __init__(self, lobby: Lobby, socket: WebSocket, guest: Guest) -> None:
        self._lobby, self._socket, self._guest = lobby, socket, guest
        self._writing = asyncio.Lock()
        self._owner = ""
        self._read_up_to = 0

    async def run(self) -> None:
        lobby, guest = self._lobby, self._guest
        names = await lobby.backstage.db.read(guest.shop_id, lobby.names)
        with lobby.hub.following(guest.shop_id, guest.visitor) as follower:
            following = Following(lobby.backstage.db, lobby.hub, guest, follower, self._after(), names)
            missed = await following.look()
            await self._send(self._hello(following))
            await self._tell(following, missed)
            reading = asyncio.create_task(self._read(following))
            ended = asyncio.create_task(lobby.streams.ended())
            try:
                while not reading.done() and not ended.done():
                    look = asyncio.create_task(follower.roused(LOOK_AGAIN_SECONDS))
                    await asyncio.wait({reading, ended, look}, return_when=asyncio.FIRST_COMPLETED)
                    look.cancel()
                    if not reading.done() and not ended.done():
                        await self._tell(following, await following.look())
                if reading.done():
                    reading.result()
                else:
                    await _close(self._socket, RESTARTS)
            finally:
                for task in (reading, ended):
                    task.cancel()
                with contextlib.suppress(asyncio.CancelledError, Exception):
                    await reading

    def _after(self) -> int:
        told = self._socket.query_params.get("after", "0")
        return int(told) if told.isascii() and told.isdigit() and len(told) < 16 else 0

    def _hello(self, following: Following) -> Json:
        self._owner, self._read_up_to = following.owner, following.read
        hello: Json = {
            "type": "hello", "visitor": self._guest.visitor, "owner": following.owner, "seq": following.newest,
            "read": following.read,
        }  # fmt: skip
        now = self._lobby.backstage.db.clock.now()
        if due(self._guest.token, now):
            hello["token"] = self._lobby.tokens.make(self._guest.token, now)
        return hello

    async def _tell(self, following: Following, messages: list[Json]) -> None:
        while True:
            for message in messages:
                await self._send(message)
            if not (following.more and messages):
                break
            messages = await following.look()
        if following.owner != self._owner:
            self._owner = following.owner
            await self._send({"type": "state", "owner": following.owner})
        if following.read > self._read_up_to:
            self._read_up_to = following.read
            await self._send({"type": "read", "seq": following.read})

    async def _read(self, following: Following) -> None:
        """Until the page is gone, silent, or sends what no page sends."""
        page: Page | None = None
        while True:
            try:
                async with asyncio.timeout(self._lobby.backstage.settings.chat_silence_seconds):
                    told = await self._socket.receive()
            except TimeoutError:
                return await _close(self._socket, SILENT)
            if told["type"] == "websocket.disconnect":
                return None
            raw = told.get("bytes") or (told.get("text") or "").encode("utf-8", "replace")
            if len(raw) > FRAME_BYTES:
                await self._send(error("", "too_large", f"a frame has at most {FRAME_BYTES} bytes"))
                return await _close(self._socket, TOO_LARGE)
            answers, page = await self._lobby.ear.hear(self._guest, raw, page)
            for answer in answers:
                await self._send(answer)
                if answer["type"] == "ack" and following.owner == "bot":
                    await self._send({"type": "typing"})

    async def _send(self, frame: Json) -> None:
        async with self._writing, asyncio.timeout(SEND_SECONDS):
            await self._socket.send_text(_encode(frame).decode())


async def _close(socket: WebSocket, code: int) -> None:
    with contextlib.suppress(RuntimeError, WebSocketDisconnect, Refusal):
        if socket.application_state == WebSocketState.CONNECTED:
            await socket.close(code)
