"""The same without a socket: wait for messages, say one thing."""

from typing import Any

import msgspec
from starlette.requests import Request

from chaffer.runtime.transaction import Transaction
from chaffer.web.body import read_body
from chaffer.web.chat.asked import FRAME_BYTES
from chaffer.web.chat.errors import TokenRefused
from chaffer.web.chat.following import Following
from chaffer.web.chat.guest import Guest
from chaffer.web.chat.lobby import Lobby
from chaffer.web.chat.thread import EARLIER_AT_MOST, before, thread_of
from chaffer.web.errors import BadBody, NotJson

Json = dict[str, Any]
WAIT_AT_MOST_SECONDS = 25


class Asked(msgspec.Struct, frozen=True):
    """after, before: seq; before -1: not asked. wait: seconds."""

    after: int = 0
    before: int = -1
    wait: int = 0


async def say(lobby: Lobby, request: Request) -> Json:
    """Raises Refusal."""
    guest = await lobby.guest(request, bearer(request))
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind != "application/json":
        raise NotJson("send the frame as application/json")
    raw = await read_body(request, FRAME_BYTES)
    frames, _page = await lobby.ear.hear(guest, raw, None)
    return {"frames": frames}


async def wait(lobby: Lobby, request: Request) -> Json:
    """Raises Refusal."""
    guest = await lobby.guest(request, bearer(request))
    lobby.paces.polls.take(guest.visitor, lobby.backstage.db.clock.now())
    asked = _asked(request)
    if asked.before >= 0:
        return await _earlier(lobby, guest, asked.before)
    names = await lobby.backstage.db.read(guest.shop_id, lobby.names)
    with lobby.hub.following(guest.shop_id, guest.visitor) as follower:
        following = Following(lobby.backstage.db, lobby.hub, guest, follower, asked.after, names)
        messages = await following.look()
        # What came late by its number is nothing to come back at once for: it would be so again the next time.
        waits = bool(asked.wait) and not any(message["seq"] > asked.after for message in messages)
        if waits and await lobby.streams.unless_ended(follower.roused(asked.wait)):
            messages += await following.look()
    return {"messages": messages, "owner": following.owner, "seq": following.newest, "read": following.read}


async def _earlier(lobby: Lobby, guest: Guest, seq: int) -> Json:
    def read(tx: Transaction) -> Json:
        thread = thread_of(tx, guest.account.id, guest.visitor)
        if thread is None:
            return {"messages": [], "owner": "bot", "seq": 0, "read": 0}
        messages = before(tx, thread.id, seq, EARLIER_AT_MOST, lobby.names(tx))
        return {"messages": messages, "owner": thread.owner, "seq": thread.newest, "read": thread.read}

    return await lobby.backstage.db.read(guest.shop_id, read)


def bearer(request: Request) -> str:
    """Raises TokenRefused."""
    scheme, _, token = request.headers.get("authorization", "").partition(" ")
    if scheme.lower() != "bearer" or not token:
        raise TokenRefused("send the token as Authorization: Bearer")
    return token.strip()


def _asked(request: Request) -> Asked:
    """Raises BadBody."""
    try:
        asked = msgspec.convert(dict(request.query_params), Asked, strict=False)
    except msgspec.ValidationError as wrong:
        raise BadBody(str(wrong)) from None
    if not (0 <= asked.after < 2**53 and asked.before < 2**53 and 0 <= asked.wait <= WAIT_AT_MOST_SECONDS):
        raise BadBody("out of range")
    return asked
