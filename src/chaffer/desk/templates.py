"""Templates for a thread: which may be sent there, as the shopper would read them, and what one costs.

A template costs what the shop's own price list says ("template_prices" of its settings); without one, nothing is told.
"""

from collections.abc import Mapping
from decimal import Decimal, InvalidOperation
from typing import Any

import msgspec
from sqlalchemy import and_, select

from chaffer.accounts.actor import Actor
from chaffer.accounts.shops import own_shop
from chaffer.accounts.templates import templates_of
from chaffer.channels.registry import CHANNELS
from chaffer.channels.whatsapp.preview_template import example_of, preview, wanted
from chaffer.desk.variables import variables_of
from chaffer.kernel.message import Identity, Media, Purpose, Template
from chaffer.outbox.facts import ask
from chaffer.outbox.failures import failure_of
from chaffer.outbox.may_send import may_send
from chaffer.outbox.quiet import countries_of
from chaffer.people.tables import contacts
from chaffer.runtime.statements import Statement, given, mine
from chaffer.runtime.transaction import Transaction
from chaffer.threads.tables import conversations

PRICES = "template_prices"
"""A setting: {"currency": "EUR", "countries": {"DE": {"marketing": "0.1131", "utility": "0.0456"}}}; "*": elsewhere."""
CATEGORIES = ("marketing", "utility")
"""Codes are sent by whoever checks them, not by people."""
_PLAIN = frozenset(("HEADER", "BODY", "FOOTER", "BUTTONS", "LIMITED_TIME_OFFER", "CAROUSEL"))
_THREAD = Statement(
    "desk.templates_thread",
    select(
        conversations.c.account_id, conversations.c.contact_id, conversations.c.channel, conversations.c.window_until,
        conversations.c.addresses, conversations.c.language, contacts.c.blocked_at, contacts.c.erased_at,
        contacts.c.country, contacts.c.time_zone,
    )
    .join(contacts, and_(contacts.c.shop_id == conversations.c.shop_id, contacts.c.id == conversations.c.contact_id))
    .where(mine(conversations), conversations.c.id == given("conversation_id")),
)  # fmt: skip
_MEANT = {
    "name": "contact.first_name", "first_name": "contact.first_name", "customer_name": "contact.first_name",
    "full_name": "contact.name", "shop": "shop.name", "shop_name": "shop.name", "store": "shop.name",
    "agent": "agent.first_name", "agent_name": "agent.first_name", "order": "order.number",
    "order_number": "order.number", "number": "order.number",
}  # fmt: skip
"""What a named variable of a template is likely to want."""


class Variable(msgspec.Struct, frozen=True):
    """key: under which a value is given. where: header, body, buttons.0, offer (a time with its zone), buttons.1:copy_code,
    or of a carousel cards.0.body, cards.0.buttons.0. name: a name or a number. value: what the thread would fill in, or "".
    example: as it was handed in, "" if it has none.
    """

    key: str
    where: str
    name: str
    value: str = ""
    example: str = ""


class Cost(msgspec.Struct, frozen=True):
    """amount: of one message, a decimal number. category, country: by which the shop's price list told it."""

    amount: str
    currency: str
    category: str
    country: str


class ThreadTemplate(msgspec.Struct, frozen=True):
    """preview: with what is known filled in. words: the same with each variable's key in braces, "{{body.1}}". header: the
    kind of file that stands above the words, "" if none does. cards: of a carousel, the kind of file on each.
    why_not: the class of error with which it would be withheld now; "" if it may be sent.
    """

    name: str
    language: str
    category: str
    preview: str
    variables: tuple[Variable, ...]
    header: str = ""
    why_not: str = ""
    cost: Cost | None = None
    words: str = ""
    cards: tuple[str, ...] = ()


class Wish(msgspec.Struct, frozen=True):
    """values: by the keys of its variables, "body.1", "buttons.0". file_id: for a header that is a file. card_files: of a carousel's
    cards, in order.
    """

    name: str
    language: str
    values: Mapping[str, str] = {}
    file_id: str = ""
    card_files: tuple[str, ...] = ()


def templates_for(tx: Transaction, conversation_id: str, actor: Actor) -> list[ThreadTemplate]:
    """Approved ones of the thread's own account, those in its language first. Raises NotFound."""
    thread = tx.one(_THREAD, conversation_id=conversation_id)
    if not CHANNELS[thread.channel].limits.templates:
        return []
    rows = [row for row in templates_of(tx, thread.account_id) if usable(row)]
    if not rows:
        return []
    known = variables_of(tx, conversation_id, actor)
    prices = own_shop(tx).settings.get(PRICES)
    barred = {category: _why_not(tx, thread, category, rows) for category in {row.category for row in rows}}
    told = [_shown(row, known, barred[row.category], _cost(prices, row.category, thread)) for row in rows]
    return sorted(
        told, key=lambda each: (not each.language.startswith(thread.language or "-"), each.name, each.language)
    )


def purpose_of(category: str) -> Purpose:
    """An advert needs everything an advert needs; the rest is service, which a STOP stops too."""
    return "marketing" if category == "marketing" else "service"


def usable(row: Any) -> bool:
    """Cards that show a product of Meta's catalogue, and headers with names, want more than people are asked for."""
    plain = all(kind in ("image", "video") for kind in card_kinds(row.components)) and all(
        str(each.get("type", "")).upper() in _PLAIN for each in row.components
    )
    named = any(not name.isdigit() for name in wanted(row.components).get("header", ()))
    return bool(row.state == "approved" and row.category in CATEGORIES and plain and not named)


def key_of(where: str, name: str) -> str:
    return where if "buttons." in where else f"{where}.{name}"


def _why_not(tx: Transaction, thread: Any, category: str, rows: list[Any]) -> str:
    row = next(each for each in rows if each.category == category)
    asked = _Asked(**thread._asdict(), purpose=purpose_of(category))
    part = Template(row.name, row.language, category)  # type: ignore[arg-type]
    decision = may_send(ask(tx, asked, part, has_window=True).facts)
    failure = failure_of("held" if decision.wait else "withdrawn", decision.rule)
    return "" if decision.allowed or failure is None else failure.code


class _Asked(msgspec.Struct, frozen=True):
    """What `outbox.facts.ask` looks at of a message that is not written yet."""

    account_id: str
    contact_id: str
    channel: str
    window_until: Any
    addresses: Any
    language: str
    blocked_at: Any
    erased_at: Any
    country: str
    time_zone: str
    purpose: Purpose
    instead: Any = None
    permission: Any = None


def _shown(row: Any, known: Mapping[str, str], why_not: str, cost: Cost | None) -> ThreadTemplate:
    variables = tuple(
        Variable(
            key_of(where, name),
            where,
            name,
            known.get(_MEANT.get(name, ""), ""),
            example_of(row.components, where, name),
        )
        for where, names in wanted(row.components).items()
        for name in names
    )
    filled = {each.name: each.value for each in variables if each.value}
    keys = {each.name if each.where == "body" else each.key: f"{{{{{each.key}}}}}" for each in variables}
    return ThreadTemplate(
        row.name, row.language, row.category, preview(row.components, filled), variables, header_kind(row.components),
        why_not, cost, preview(row.components, keys), card_kinds(row.components),
    )  # fmt: skip


def header_kind(components: list[Any]) -> str:
    """image, video or document, if a file stands above the words."""
    header: dict[str, Any] = next((each for each in components if str(each.get("type", "")).upper() == "HEADER"), {})
    form = str(header.get("format", "TEXT")).lower()
    return form if form in ("image", "video", "document") else ""


def card_kinds(components: list[Any]) -> tuple[str, ...]:
    """Of a carousel, what stands on each card: image, video, product; nothing of what has no cards."""
    cards = [card for each in components for card in each.get("cards", ())]
    return tuple(_format(card.get("components", ())) for card in cards)


def _format(components: list[Any]) -> str:
    header: dict[str, Any] = next((each for each in components if str(each.get("type", "")).upper() == "HEADER"), {})
    return str(header.get("format", "")).lower()


def _cost(prices: Any, category: str, thread: Any) -> Cost | None:
    """None where the shop told no price of it: a price is never guessed."""
    if not isinstance(prices, dict) or not isinstance(prices.get("countries"), dict):
        return None
    currency = str(prices.get("currency", ""))
    addresses = msgspec.convert(thread.addresses, list[Identity])
    for country in (*countries_of(thread.country, addresses)[:1], "*"):
        told = prices["countries"].get(country)
        amount = _amount(told.get(category)) if isinstance(told, dict) else ""
        if amount and currency:
            return Cost(amount, currency[:3], category, country)
    return None


def _amount(told: Any) -> str:
    try:
        amount = Decimal(str(told)) if isinstance(told, (str, int, float)) and not isinstance(told, bool) else None
    except InvalidOperation:
        return ""
    return f"{amount:f}" if amount is not None and amount.is_finite() and 0 <= amount < 1000 else ""


def media_of(file: Any) -> Media:
    """A file of ours above the words."""
    kind = file.mime.partition("/")[0]
    return Media(
        kind if kind in ("image", "video") else "document", file_id=file.id, mime=file.mime, filename=file.name
    )
