"""The live stream: what changed, as it changes, from where a client left off."""

from collections.abc import AsyncIterator
from functools import lru_cache
from typing import Annotated

import msgspec
from starlette.responses import Response

from chaffer.accounts.holder import Holder
from chaffer.accounts.keys import is_valid
from chaffer.accounts.staff.sessions import is_signed_in, session_holder
from chaffer.kernel.errors import Forbidden, Invalid, Unauthorized
from chaffer.runtime.live import Change, Live, Place, is_known, last
from chaffer.runtime.presence import TOPIC, Presence
from chaffer.runtime.transaction import ANY_SHOP, Transaction
from chaffer.web.auth import idle_of
from chaffer.web.call import Call
from chaffer.web.errors import BadRequest
from chaffer.web.sellers.hearing import is_theirs, of_theirs

TOPICS = {
    "conversation": "conversations.read", "message": "conversations.read", "contact": "contacts.read",
    "cart": "carts.read", "order": "orders.read", "payment": "orders.read", "shipment": "orders.read",
    "product": "catalog.read", "collection": "catalog.read", "stock": "catalog.read", "price": "catalog.read", "terms": "shop.read",
    "company": "contacts.read", "dispute": "orders.read", "invoice": "orders.read", "payment_account": "shop.read",
    "shop": "shop.read", "account": "shop.read", "template": "shop.read", "webhook": "webhooks.read",
    "quote": "conversations.read", "inquiry": "conversations.read", "staff": "staff.read", "role": "staff.read",
    "session": "staff.read", "team": "conversations.read", "label": "conversations.read", "agent": "conversations.read",
    "presence": "conversations.read", "board": "catalog.read", "commission": "commissions.read", "field": "contacts.read",
    "rule": "rules.read", "macro": "conversations.read",
    "side_thread": "conversations.read", "seller": "sellers.read",
    "rating": "conversations.read",
    "approval": "approvals.read",
}  # fmt: skip
"""By topic of the feed, the permission that lets a key see such things."""


class StreamAsked(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """topics: with commas; none: all that the key may see but presence, which has no
    numbers. after: the number to go on after, where a client cannot set
    the header Last-Event-ID, which counts more.
    """

    topics: Annotated[str, msgspec.Meta(max_length=300, examples=["message,order"])] = ""
    after: Annotated[int, msgspec.Meta(ge=0, le=2**62)] | None = None


class Changed(msgspec.Struct, frozen=True):
    """The `data` of one event. Its name is the topic, its id a number to resume from: `Last-Event-ID`.

    Two events are about the stream itself: `open` comes first and tells from which number on; `reset` says that the
    number asked for is not known any more (after 48 hours), so that what is held should be read anew.
    """

    topic: str
    id: str


class PresenceChanged(msgspec.Struct, frozen=True):
    """The `data` of an event `presence`: who is where, never stored. id: of the conversation. doing: viewing, typing, left.

    Whoever is there says so again every few seconds; one of whom nothing is heard for a while has gone.
    """

    topic: str
    id: str
    who: str
    doing: str


async def stream(call: Call, asked: StreamAsked) -> Response:
    holder, known = await _as_of_now(call)
    topics = _topics(holder, asked.topics)
    after = _after(call, asked)
    live: Live = call.backstage.live
    resumed = after is not None and await call.backstage.db.read("*", lambda tx: is_known(tx, after))
    begins = after if resumed and after is not None else await live.now()
    call.backstage.open_streams.check(call.holder.id)
    news = _until_other(live.with_people(begins, call.shop_id), holder, known)
    events = _events(call, news, begins, topics, reset=after is not None and not resumed)

    async def alive() -> bool:
        return await call.backstage.db.read(call.shop_id, lambda tx: _may_stay(tx, call))

    response: Response = call.backstage.streams.raw(events, alive)
    return response


async def _events(
    call: Call, news: AsyncIterator[list[Change | Presence]], begins: int, topics: frozenset[str], *, reset: bool
) -> AsyncIterator[bytes]:
    call.backstage.open_streams.take(call.holder.id)
    try:
        yield _event("reset" if reset else "open", begins, "", "")
        async for some in news:
            told = (
                [await _told(call, each, topics) for each in some] if call.holder.seller_id else _of_all(some, topics)
            )
            if said := b"".join(told):
                yield said
    finally:
        call.backstage.open_streams.leave(call.holder.id)


def _of_all(some: list[Change | Presence], topics: frozenset[str]) -> list[bytes]:
    """To those who may see the whole shop: fifty desks hear each change, so nothing is awaited for one."""
    return [
        _presence(each) if isinstance(each, Presence) else _event(each.topic, each.seq, each.topic, each.thing_id)
        for each in some
        if (TOPIC if isinstance(each, Presence) else each.topic) in topics
    ]


async def _told(call: Call, each: Change | Presence, topics: frozenset[str]) -> bytes:
    """To a seller's people; empty where it is not theirs."""
    if isinstance(each, Presence):
        return _presence(each) if TOPIC in topics and await is_theirs(call, each) else b""
    told = await of_theirs(call, each)
    return _event(told[0], each.seq, *told) if told is not None and told[0] in topics else b""


async def _as_of_now(call: Call) -> tuple[Holder, Place]:
    """What a person may do, and up to where in the feed that is known. Raises Unauthorized."""

    def work(tx: Transaction) -> tuple[Holder | None, Place]:
        known = last(tx)
        if call.holder.kind != "staff":
            return call.holder, known
        return session_holder(tx, call.session, idle_of(call.backstage.settings)), known

    holder, known = await call.backstage.db.read(ANY_SHOP, work)
    if holder is None:
        raise Unauthorized("the session has ended")
    return holder, known


async def _until_other(
    news: AsyncIterator[list[Change | Presence]], holder: Holder, known: Place
) -> AsyncIterator[list[Change | Presence]]:
    """The changes, until the person's session ends or what they may do is not as it was: who comes back is told what
    counts then. What was known at the beginning, and is only told again, ends nothing.
    """
    mine = {"session": holder.session_id, "staff": holder.id, "role": holder.role}
    async for some in news:
        for at, each in enumerate(some):
            if (
                holder.kind == "staff" and isinstance(each, Change)
                and mine.get(each.topic) == each.thing_id and each.place > known
            ):  # fmt: skip
                yield some[:at]
                return
        yield some


def _may_stay(tx: Transaction, call: Call) -> bool:
    if call.holder.kind == "staff":
        return is_signed_in(tx, call.holder.session_id, idle_of(call.backstage.settings))
    return is_valid(tx, call.holder.id)


def _presence(told: Presence) -> bytes:
    """Without a number: it is not in the feed, and nothing resumes from it."""
    data = msgspec.json.encode(PresenceChanged(TOPIC, told.conversation_id, told.who, told.doing))
    return b"event: %s\ndata: %s\n\n" % (TOPIC.encode(), data)


@lru_cache(maxsize=2_000)
def _event(name: str, seq: int, topic: str, thing_id: str) -> bytes:
    """The same bytes for all who hear it."""
    data = msgspec.json.encode(Changed(topic, thing_id))
    return b"id: %d\nevent: %s\ndata: %s\n\n" % (seq, name.encode(), data)


def _topics(holder: Holder, asked: str) -> frozenset[str]:
    """Raises Invalid for unknown ones, Forbidden for those the holder may not see."""
    allowed = {topic for topic, permission in TOPICS.items() if permission in holder.permissions}
    wanted = {each.strip() for each in asked.split(",") if each.strip()}
    if wrong := sorted(wanted - TOPICS.keys()):
        raise Invalid(f"no such topic: {', '.join(wrong)}", topics=sorted(TOPICS))
    if barred := sorted(wanted - allowed):
        raise Forbidden(f"you may not see: {', '.join(barred)}", topics=barred)
    if not (wanted or allowed):
        raise Invalid("you may see none of the topics", topics=sorted(TOPICS))
    return frozenset(wanted or allowed - {TOPIC})


def _after(call: Call, asked: StreamAsked) -> int | None:
    """Raises BadRequest."""
    told = call.headers.get("last-event-id", "").strip()
    if not told:
        return asked.after
    if not (told.isascii() and told.isdigit() and len(told) < 19):
        raise BadRequest("Last-Event-ID is none of ours")
    return int(told)
