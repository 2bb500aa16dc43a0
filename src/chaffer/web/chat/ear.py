"""What becomes of one frame. What a visitor says is kept first, once, and acknowledged after COMMIT."""

import asyncio
import logging
from typing import Any

from chaffer.channels.web.frames import piece
from chaffer.conversations.shops import Shops
from chaffer.runtime.metrics import ERRORS
from chaffer.runtime.transaction import Transaction
from chaffer.web.backstage import Backstage
from chaffer.web.chat.asked import (
    AskLink,
    BadFrame,
    Frame,
    OnPage,
    Page,
    Ping,
    Say,
    Seen,
    Tap,
    Typing,
    WantBack,
    read_frame,
)
from chaffer.web.chat.errors import NotKept
from chaffer.web.chat.guest import Guest
from chaffer.web.chat.linking import make_link
from chaffer.web.chat.paces import Paces
from chaffer.web.chat.thread import seen, thread_of
from chaffer.web.errors import TooMany

Json = dict[str, Any]
KEEP_SECONDS = 8.0
AGAIN_AFTER_SECONDS = 5
_log = logging.getLogger(__name__)


class Ear:
    """One for the process."""

    def __init__(self, backstage: Backstage, paces: Paces, shops: Shops) -> None:
        self._backstage = backstage
        self._shops = shops
        self._paces = paces

    async def hear(self, guest: Guest, raw: bytes, page: Page | None) -> tuple[list[Json], Page | None]:
        """Do what the frame says; what is to be answered, and the page the next message is about. Never raises."""
        try:
            frame = read_frame(raw)
        except BadFrame as bad:
            return [error(bad.id, "bad_frame", str(bad))], page
        try:
            self._paces.frames.take(guest.visitor, self._backstage.db.clock.now())
            if isinstance(frame, OnPage):
                return [], frame.page
            async with asyncio.timeout(KEEP_SECONDS):
                return await self._do(guest, frame, page)
        except TooMany as refusal:
            return [_too_fast(getattr(frame, "id", ""), refusal)], page
        except Exception:  # noqa: BLE001 — the border of the process: the page hears that it was not kept
            ERRORS.labels("chat").inc()
            _log.exception("a frame was not kept")
            return [error(getattr(frame, "id", ""), "not_kept", "not now", AGAIN_AFTER_SECONDS)], page

    async def take(self, guest: Guest, id_: str, said: Json) -> list[Json]:
        """The same for what did not come as a frame. Raises TooMany, NotKept."""
        try:
            async with asyncio.timeout(KEEP_SECONDS):
                return await self._keep(guest, id_, said, None)
        except TimeoutError:
            raise NotKept("not now", retry_after_seconds=AGAIN_AFTER_SECONDS) from None

    async def _do(self, guest: Guest, frame: Frame, page: Page | None) -> tuple[list[Json], Page | None]:
        match frame:
            case Say(id_, text, own):
                return await self._keep(guest, id_, {"text": text}, own or page), None
            case Tap(id_, choice, label, own):
                return await self._keep(guest, id_, {"tap": {"id": choice, "label": label}}, own or page), None
            case WantBack(id_, sku):
                return await self._keep(guest, id_, {"want_back": {"id": sku}}, None), page
            case AskLink(id_):
                return [await self._link(guest, id_)], page
            case Seen(seq):
                await self._backstage.db.write(guest.shop_id, lambda tx: _seen(tx, guest, seq))
                return [], page
            case Ping():
                return [{"type": "pong"}], page
            case Typing() | OnPage():
                return [], page

    async def _keep(self, guest: Guest, id_: str, said: Json, page: Page | None) -> list[Json]:
        """Raises TooMany, and whatever kept the database from keeping it."""
        now = self._backstage.db.clock.now()
        self._paces.say(guest.visitor, guest.origin, now)
        if page is not None and page.sku:
            said["about"] = {"id": page.sku}
        if guest.token.language:
            said["locale"] = guest.token.language
        request_id = self._backstage.db.clock.new_id("request")
        event = piece(guest.account.external_id, guest.visitor, id_, said, now)
        await self._backstage.inlet.keep(guest.account, [event], request_id)
        return [{"type": "ack", "id": id_}]

    async def _link(self, guest: Guest, id_: str) -> Json:
        """A code to go on elsewhere; asked for too often, it is refused."""
        db = self._backstage.db
        try:
            self._paces.links.take(guest.visitor, db.clock.now())
        except TooMany as refusal:
            seconds = int(str(refusal.details.get("retry_after_seconds", 1)))
            return error(id_, "link_too_often", "too many codes", seconds)
        made = await db.write(guest.shop_id, lambda tx: make_link(tx, self._shops, guest))
        return {**made, "id": id_} if made else error(id_, "no_link", "this shop has no WhatsApp number")


def _seen(tx: Transaction, guest: Guest, seq: int) -> None:
    thread = thread_of(tx, guest.account.id, guest.visitor)
    if thread is not None:
        seen(tx, thread.id, min(seq, thread.newest))


def error(id_: str, code: str, message: str, again_seconds: int = 0) -> Json:
    told: Json = {"type": "error", "id": id_, "code": code, "message": message}
    return told | ({"retry_after_seconds": again_seconds} if again_seconds else {})


def _too_fast(id_: str, refusal: TooMany) -> Json:
    seconds = refusal.details.get("retry_after_seconds", 1)
    return error(id_, "too_fast", "too many messages", int(str(seconds)))
