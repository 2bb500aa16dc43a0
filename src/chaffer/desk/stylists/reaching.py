"""Where each of several shoppers could be written to, and whether they may be: nothing is written here."""

from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import Any, cast

import msgspec
from sqlalchemy import func, select

from chaffer.accounts.actor import Actor
from chaffer.accounts.shops import own_shop
from chaffer.accounts.tables import channel_accounts
from chaffer.channels.registry import CHANNELS
from chaffer.commerce.commission.tables import leads
from chaffer.desk.agents import keeper_of
from chaffer.desk.fill_template import filled_template
from chaffer.desk.limits import is_open
from chaffer.desk.stylists.appearing import stylist
from chaffer.desk.templates import Wish
from chaffer.desk.variables import fill
from chaffer.kernel.errors import Refusal
from chaffer.kernel.message import Identity, Part, Template, Text
from chaffer.outbox.facts import ask
from chaffer.outbox.failures import failure_of
from chaffer.outbox.may_send import may_send
from chaffer.people.tables import contacts, identities
from chaffer.runtime.statements import Statement, given, mine
from chaffer.runtime.transaction import Transaction
from chaffer.threads.tables import conversations

SETTING = "outreach"
DAY = timedelta(hours=24)
_CONTACT = Statement(
    "outreach.contact",
    select(
        contacts.c.id, contacts.c.name, contacts.c.language, contacts.c.blocked_at, contacts.c.erased_at,
        contacts.c.merged_into, contacts.c.country, contacts.c.time_zone,
    ).where(mine(contacts), contacts.c.id == given("id")),
)  # fmt: skip
_THREADS = Statement(
    "outreach.threads",
    select(
        conversations.c.id, conversations.c.channel, conversations.c.account_id, conversations.c.window_until,
        conversations.c.addresses, conversations.c.language, conversations.c.owner_kind, conversations.c.owner_id,
    )
    .where(mine(conversations), conversations.c.contact_id == given("contact_id"), conversations.c.room_id == "")
    .order_by(conversations.c.last_in_at.desc(), conversations.c.id.desc())
    .limit(10),
)  # fmt: skip
_ACCOUNT = Statement(
    "outreach.account",
    select(channel_accounts.c.id, channel_accounts.c.kind).where(
        mine(channel_accounts), channel_accounts.c.id == given("id"), channel_accounts.c.state == "active"
    ),
)
_PHONE = Statement(
    "outreach.phone",
    select(identities.c.kind, identities.c.value, identities.c.canonical)
    .where(
        mine(identities), identities.c.contact_id == given("contact_id"), identities.c.channel == given("channel"),
        identities.c.kind == "phone", identities.c.ended_at.is_(None),
    )
    .order_by(identities.c.created_at.desc())
    .limit(1),
)  # fmt: skip
_TO_CONTACT = Statement(
    "outreach.to_contact",
    select(func.count().label("number")).where(
        mine(leads), leads.c.contact_id == given("contact_id"), leads.c.at > given("since"), leads.c.kind == "outreach"
    ),
)
_BY_PERSON = Statement(
    "outreach.by_person",
    select(func.count().label("number")).where(
        mine(leads), leads.c.staff_id == given("staff_id"), leads.c.at > given("since"), leads.c.kind == "outreach"
    ),
)


class Caps(msgspec.Struct, frozen=True):
    """In 24 hours. to_shopper: messages unasked that one shopper gets, from whomever; by_person: that one person writes."""

    to_shopper: int = 1
    by_person: int = 50


class Outreach(msgspec.Struct, frozen=True):
    """text: words, with variables as in saved replies. products: a look board, below the words. template: what is sent
    instead where only a template may be; its values may hold the same variables.
    """

    text: str = ""
    products: tuple[str, ...] = ()
    board_id: str = ""
    template: Wish | None = None


class Place(msgspec.Struct, frozen=True):
    """Where one could be written to. id: "" for a thread that would begin with it. Has what `outbox.facts.ask` reads."""

    id: str
    contact_id: str
    channel: str
    account_id: str
    window_until: Any
    addresses: Any
    language: str
    blocked_at: Any
    erased_at: Any
    country: str
    time_zone: str
    owner_kind: str = "bot"
    owner_id: str = ""
    purpose: str = "marketing"
    instead: Any = None
    permission: Any = None


class Reach(msgspec.Struct, frozen=True):
    """how: words, template, or "" for who gets nothing; why_not: the reason then. waits: it is quiet there, it leaves
    afterwards. text: as they will read it. part: the template, filled.
    """

    contact_id: str
    name: str
    place: Place | None = None
    how: str = ""
    text: str = ""
    why_not: str = ""
    waits: bool = False
    part: Part | None = None


def caps_of(settings: Mapping[str, Any]) -> Caps:
    """The shop's own; what it left out, or wrote wrong, is as for a shop that said nothing."""
    told, plain = settings.get(SETTING), Caps()
    if not isinstance(told, dict):
        return plain
    own = {name: told.get(name) for name in ("to_shopper", "by_person")}
    return msgspec.structs.replace(plain, **{
        name: value for name, value in own.items() if isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= 1000
    })  # fmt: skip


def reach(tx: Transaction, contact_ids: Sequence[str], wish: Outreach, actor: Actor, *, agent: str = "") -> list[Reach]:
    """In their order, each once. agent: what the writer is called."""
    shop = own_shop(tx)
    caps = caps_of(shop.settings)
    left = caps.by_person - _by_person(tx, actor)
    own = stylist(tx, actor.id) if actor.kind == "staff" else None
    account = tx.row(_ACCOUNT, id=own.account_id) if own is not None and own.account_id else None
    told: list[Reach] = []
    for contact_id in dict.fromkeys(contact_ids):
        known = {"shop.name": shop.name, "agent.name": agent, "agent.first_name": agent.partition(" ")[0]}
        one = _one(tx, contact_id, wish, actor, account, caps, known)
        if one.how and left <= 0:
            one = msgspec.structs.replace(one, how="", why_not="writer_capped")
        left -= bool(one.how)
        told.append(one)
    return told


def _one(
    tx: Transaction, contact_id: str, wish: Outreach, actor: Actor, account: Any, caps: Caps, known: dict[str, str]
) -> Reach:
    contact = tx.row(_CONTACT, id=contact_id)
    if contact is None:
        return Reach(contact_id, "", why_not="not_there")
    refused = Reach(contact_id, contact.name)
    if contact.merged_into or contact.erased_at is not None:
        return msgspec.structs.replace(refused, why_not="erased" if contact.erased_at is not None else "not_there")
    keeper = keeper_of(tx, contact_id)
    if keeper and actor.kind == "staff" and keeper != actor.id:
        return msgspec.structs.replace(refused, why_not="others_client")
    if _to_contact(tx, contact_id) >= caps.to_shopper:
        return msgspec.structs.replace(refused, why_not="shopper_capped")
    name = contact.name.strip() if any(mark.isalpha() for mark in contact.name) else ""
    known |= {"contact.name": name, "contact.first_name": name.partition(" ")[0]}
    places = _places(tx, contact, account)
    if not places:
        return msgspec.structs.replace(refused, why_not="no_thread")
    tried = [_try(tx, refused, place, wish, actor, known) for place in places]
    return next((each for each in tried if each.how), tried[0])


def _places(tx: Transaction, contact: Any, account: Any) -> list[Place]:
    """Best first: where it may be answered freely; a person's own number is the only one they write from."""
    about = {name: getattr(contact, name) for name in ("blocked_at", "erased_at", "country", "time_zone")}
    rows = [row for row in tx.rows(_THREADS, contact_id=contact.id) if account is None or row.account_id == account.id]
    found = [Place(**row._asdict(), contact_id=contact.id, **about) for row in rows if row.channel in CHANNELS]
    if account is not None and not found:
        phone = tx.row(_PHONE, contact_id=contact.id, channel=account.kind)
        if phone is None:
            return []
        to = [msgspec.to_builtins(Identity(phone.kind, phone.value, phone.canonical))]
        return [Place("", contact.id, account.kind, account.id, None, to, contact.language, **about)]
    return sorted(found, key=lambda each: not is_open(each.channel, each.window_until, tx.now))


def _try(tx: Transaction, refused: Reach, place: Place, wish: Outreach, actor: Actor, known: dict[str, str]) -> Reach:
    here = msgspec.structs.replace(refused, place=place)
    if place.owner_kind == "person" and place.owner_id not in ("", actor.id):
        return msgspec.structs.replace(here, why_not="colleague_talks")
    has_window = bool(CHANNELS[place.channel].limits.window_seconds)
    text, missing = fill(wish.text, known)
    how, part = "words", cast("Part", Text(text))
    if not is_open(place.channel, place.window_until, tx.now):
        if wish.template is None:
            return msgspec.structs.replace(here, why_not="window_closed")
        try:
            template = _template(tx, place, wish.template, known)
        except Refusal:
            return msgspec.structs.replace(here, why_not="template_unfit")
        how, text, part = "template", template.preview, template
    elif missing:
        return msgspec.structs.replace(here, why_not="name_unknown")
    decision = may_send(ask(tx, place, part, has_window=has_window).facts)
    failure = failure_of("held" if decision.wait else "withdrawn", decision.rule)
    if not decision.allowed and not decision.wait:
        return msgspec.structs.replace(here, why_not=failure.code if failure else decision.rule)
    return msgspec.structs.replace(here, how=how, text=text, waits=decision.wait, part=part)


def _template(tx: Transaction, place: Place, wish: Wish, known: Mapping[str, str]) -> Template:
    """Raises Invalid, NotFound."""
    values = {key: fill(value, known)[0] for key, value in wish.values.items()}
    return filled_template(tx, place.account_id, msgspec.structs.replace(wish, values=values))


def _to_contact(tx: Transaction, contact_id: str) -> int:
    return int(tx.value(_TO_CONTACT, contact_id=contact_id, since=tx.now - DAY))


def _by_person(tx: Transaction, actor: Actor) -> int:
    return int(tx.value(_BY_PERSON, staff_id=actor.id, since=tx.now - DAY)) if actor.kind == "staff" else 0
