"""What shoppers do on the merchant's own site, told to us; and a shopper's timeline."""

from datetime import UTC, datetime
from typing import Annotated, Literal

import msgspec

from chaffer.desk.timeline import Entry, timeline
from chaffer.kernel.clock import from_microseconds, to_microseconds
from chaffer.people.listing import LAST, get_contact
from chaffer.people.operations.keep_doings import Doing, keep_doings
from chaffer.runtime.transaction import Transaction
from chaffer.web.call import Call
from chaffer.web.cursors import Page, PageAsked, after_of, cursor_of
from chaffer.web.errors import BadRequest

AT_ONCE = 100
Short = Annotated[str, msgspec.Meta(max_length=200)]
_END = datetime(2200, 1, 1, tzinfo=UTC)


class Who(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Either our id, or an address under which a channel knows the person."""

    contact_id: Annotated[str, msgspec.Meta(max_length=64)] = ""
    channel: Annotated[str, msgspec.Meta(max_length=30, examples=["whatsapp"])] = ""
    kind: Annotated[str, msgspec.Meta(max_length=30, examples=["phone"])] = ""
    value: Annotated[str, msgspec.Meta(max_length=200, examples=["+15551230001"])] = ""


class Details(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """What is known of it. minor: an amount in minor units of the currency."""

    sku: Short = ""
    url: Annotated[str, msgspec.Meta(max_length=2000)] = ""
    title: Short = ""
    quantity: Annotated[int, msgspec.Meta(ge=0, le=1_000_000)] | None = None
    minor: Annotated[int, msgspec.Meta(ge=0, le=10**15)] | None = None
    currency: Annotated[str, msgspec.Meta(pattern="^($|[A-Z]{3}$)")] = ""
    order_number: Short = ""
    code: Short = ""


class SiteEvent(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """id: yours; a repeat is kept once. at: with a time zone; now, if absent. `view` and `cart` are kept only of people
    who agreed to it: consent of the purpose `tracking`.
    """

    id: Annotated[str, msgspec.Meta(min_length=1, max_length=200)]
    type: Literal["view", "cart", "order", "voucher"]
    who: Who
    at: Annotated[datetime, msgspec.Meta(tz=True)] | None = None
    details: Details = Details()


class SiteEvents(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    events: Annotated[tuple[SiteEvent, ...], msgspec.Meta(min_length=1, max_length=AT_ONCE)]


class EventOut(msgspec.Struct, frozen=True):
    """became: kept, known (it came before), no_consent, unknown_person."""

    id: str
    became: str


class EventsOut(msgspec.Struct, frozen=True):
    """In the order of the request."""

    items: tuple[EventOut, ...]


async def take(call: Call, asked: SiteEvents) -> EventsOut:
    def work(tx: Transaction) -> EventsOut:
        told = [_doing(each, tx.now) for each in asked.events]
        became = keep_doings(tx, told)
        return EventsOut(tuple(EventOut(each.id, what) for each, what in zip(asked.events, became, strict=True)))

    return await call.write(work)


async def of_contact(call: Call, asked: PageAsked) -> Page[Entry]:
    at, last_id = _place(asked.cursor)

    def work(tx: Transaction) -> Page[Entry]:
        get_contact(tx, call.path["id"])
        found = timeline(tx, call.path["id"], at, last_id, asked.limit + 1)
        here = found[: asked.limit]
        more = cursor_of(f"{to_microseconds(here[-1].at)}/{here[-1].id}") if len(found) > asked.limit else ""
        return Page(tuple(here), more)

    return await call.read(work)


def _doing(event: SiteEvent, now: datetime) -> Doing:
    who = event.who
    details = msgspec.to_builtins(event.details)
    at = (event.at or now).astimezone(UTC)
    return Doing(event.id, event.type, at, details, who.contact_id, who.channel, who.kind, who.value)


def _place(cursor: str) -> tuple[datetime, str]:
    """Raises BadRequest."""
    if not cursor:
        return _END, LAST
    microseconds, _, last_id = after_of(cursor, "").partition("/")
    if not (microseconds.isascii() and microseconds.isdigit() and len(microseconds) < 17 and last_id):
        raise BadRequest("this cursor is not one of ours")
    return from_microseconds(int(microseconds)), last_id
