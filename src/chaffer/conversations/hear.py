"""From what arrived to what was heard: words masked, read and put beside what else was said."""

from datetime import datetime, timedelta
from functools import partial
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import msgspec

from chaffer.accounts.hours import opens_next
from chaffer.accounts.shops import Shop
from chaffer.conversations.dialogue import requests
from chaffer.conversations.dialogue.concierge.reading import gifting_in
from chaffer.conversations.dialogue.expecting import expecting
from chaffer.conversations.dialogue.gather import Gathered
from chaffer.conversations.dialogue.inputs import GROUP, SILENT, Heard
from chaffer.conversations.dialogue.quoting import products_in
from chaffer.conversations.dialogue.state import Shown, State
from chaffer.conversations.house import House
from chaffer.conversations.voices.labels import is_command, typed
from chaffer.kernel.locale import spoken
from chaffer.kernel.message import Edit, Inbound, Media, Part, Tapped, Text
from chaffer.language.redact import REMOVED, redact_cards
from chaffer.language.slots import Understanding
from chaffer.language.two_wishes import wishes_apart
from chaffer.language.understanding import understand
from chaffer.runtime.transaction import Transaction
from chaffer.threads.marks import target

SILENCE = timedelta(hours=24)
"""After so long without a word from us the bot says again that it is one."""


def masked(inbound: Inbound) -> tuple[Inbound, bool]:
    """The message without anything that looks like a card number; whether there was one. Done before it is stored."""
    parts: list[Part] = []
    found = False
    for part in inbound.parts:
        kept, count = _masked_part(part)
        parts.append(kept)
        found = found or count > 0
    # Most were taken out before the event was kept; the shopper is told all the same.
    if REMOVED in str(inbound.parts):
        return inbound, True
    if not found:
        return inbound, False
    return Inbound(
        inbound.external_id, tuple(parts), inbound.said_at, inbound.profile_name, inbound.locale, inbound.reply_to,
        inbound.about_sku, inbound.referral, inbound.group, inbound.forwarded, inbound.sender,
    ), True  # fmt: skip


def _masked_part(part: Part) -> tuple[Part, int]:
    """Wherever a person can write: in words, under a picture, in words set right."""
    match part:
        case Text(text) | Edit(text=text):
            text, count = redact_cards(text)
            return (msgspec.structs.replace(part, text=text) if count else part), count
        case Media(caption=text) if text:
            text, count = redact_cards(text)
            return (msgspec.structs.replace(part, caption=text) if count else part), count
        case _:
            return part, 0


def apart(
    house: House, tx: Transaction, thread: Any, state: State, newest: Inbound, before: str, after: str
) -> bool:  # fmt: skip
    """Whether two texts of one turn are two requests, in the light of what was asked last."""
    hint = _hint(house, tx, thread, state, newest)
    if any(is_command(text, state, hint, house.shops.voice(tx)) for text in (before, after)):
        return True
    first, second = (_read(house, tx, thread, state, text, hint) for text in (before, after))
    return requests.apart(state, first, second)


def _hint(house: House, tx: Transaction, thread: Any, state: State, newest: Inbound) -> str:
    return state.language or thread.language or spoken(newest.locale, house.shops.of(tx).language)


def _read(house: House, tx: Transaction, thread: Any, state: State, text: str, hint: str) -> Understanding:
    shop = house.shops.of(tx)
    return understand(
        text, today=_today(tx.now, thread.contact_time_zone or shop.time_zone), currency=shop.currency,
        country=thread.contact_country or shop.country, language_hint=hint, asked=expecting(state),
        facets=house.facets.of(tx),
    )  # fmt: skip


def _read_part(house: House, tx: Transaction, thread: Any, state: State, hint: str, text: str) -> Understanding:
    return _read(house, tx, thread, state, text, hint)


def hear(
    house: House,
    tx: Transaction,
    thread: Any,
    state: State,
    said: Gathered,
    newest: Inbound,
    *,
    masked: bool,
    owner: str = "",
) -> Heard:
    """Read one thing said, in the light of what was asked last. owner: who has it, if it is not who has the thread."""
    shop = house.shops.of(tx)
    country = thread.contact_country or shop.country
    hint = _hint(house, tx, thread, state, newest)
    quoted = _quoted(tx, thread, newest.reply_to) if said.text and newest.reply_to else ()
    tapped = typed(said.text, state, hint, house.shops.voice(tx)) if said.text else ""
    if tapped:  # the label of something to tap, typed
        said = Gathered("", (*said.parts, Tapped(tapped, said.text)))
    reading, gifting, only_gifting = SILENT, None, False
    wishes: tuple[Understanding, ...] = ()
    if said.text:
        gifting, left = gifting_in(
            said.text, state, hint, _today(tx.now, thread.contact_time_zone or shop.time_zone), country
        )
        only_gifting = gifting is not None and not left
        reading = _read(house, tx, thread, state, left or said.text, hint)
        wishes = wishes_apart(
            reading, partial(_read_part, house, tx, thread, state, reading.language or hint), house.facets.of(tx)
        )
    return Heard(
        text=said.text, parts=said.parts, understanding=reading,
        today=_today(tx.now, thread.contact_time_zone or shop.time_zone), currency=shop.currency, country=country,
        about_sku=newest.about_sku, profile_name=_name(newest.profile_name) or _name(thread.contact_name), owner=owner or _owner(thread, newest),
        hint=hint,
        disclose=thread.last_out_at is None or tx.now - thread.last_out_at > SILENCE, masked=masked,
        gifting=gifting, only_gifting=only_gifting, wishes=wishes, quoted=quoted, listens=bool(house.listeners), people_from=_people_from(shop, tx.now), referral={name: newest.referral[name] for name in _OF_AN_AD if name in newest.referral},
    )  # fmt: skip


def _people_from(shop: Shop, now: datetime) -> dict[str, str]:
    opens = opens_next(shop.settings.get("hours"), shop.time_zone, now)
    return {"day": opens.date().isoformat(), "time": f"{opens:%H:%M}"} if opens else {}


def _owner(thread: Any, newest: Inbound) -> str:
    if newest.group:
        return GROUP
    return "blocked" if thread.contact_blocked_at else str(thread.owner_kind)


_OF_AN_AD = ("headline", "body", "source_type")


def _quoted(tx: Transaction, thread: Any, provider_id: str) -> tuple[Shown, ...]:
    """The products in the bubble of ours that a message quotes. One statement."""
    message = target(tx, thread.id, provider_id)
    if message is None or message.direction != "out":
        return ()
    return products_in(msgspec.convert(message.part, Part))


def _name(told: str) -> str:
    """What a profile calls somebody, unless it is only a number or signs."""
    return told.strip() if any(mark.isalpha() for mark in told) else ""


def _today(now: datetime, zone: str) -> Any:
    try:
        return now.astimezone(ZoneInfo(zone)).date()
    except (ZoneInfoNotFoundError, ValueError):
        return now.date()
