"""What the database holds of one shopper, as conversation files write it."""

from collections.abc import Callable
from typing import Any

import msgspec
from sqlalchemy import select

from chaffer.commerce.cart.queries import open_cart_of
from chaffer.commerce.checkout.tables import checkouts
from chaffer.commerce.faq.queries import list_unanswered
from chaffer.commerce.orders.queries import orders_of
from chaffer.commerce.payments.methods import methods_of
from chaffer.kernel.message import Part, Text, Unsupported
from chaffer.people.tables import addresses, consents
from chaffer.rehearsal.selling import sides
from chaffer.runtime.statements import Statement, given, mine
from chaffer.runtime.transaction import Transaction
from chaffer.threads.operations.rate import last_rating
from chaffer.threads.tables import conversations, message_marks, messages

_CONSENT = Statement(
    "rehearsal.consent",
    select(consents.c.state)
    .where(mine(consents), consents.c.contact_id == given("contact_id"))
    .order_by(consents.c.at.desc(), consents.c.id.desc()),
)
_OWNER = Statement(
    "rehearsal.owner",
    select(conversations.c.owner_kind)
    .where(mine(conversations), conversations.c.contact_id == given("contact_id"))
    .order_by(conversations.c.id.desc()),
)
_STATE = Statement(
    "rehearsal.state",
    select(conversations.c.state)
    .where(mine(conversations), conversations.c.contact_id == given("contact_id"))
    .order_by(conversations.c.id.desc()),
)
_ADDRESS = Statement(
    "rehearsal.address",
    select(addresses)
    .where(mine(addresses), addresses.c.contact_id == given("contact_id"))
    .order_by(addresses.c.used_at.desc(), addresses.c.id.desc()),
)
_CHECKOUTS = Statement(
    "rehearsal.checkouts",
    select(checkouts.c.state)
    .where(mine(checkouts), checkouts.c.contact_id == given("contact_id"))
    .order_by(checkouts.c.id.desc()),
)


_THREADS = select(conversations.c.id).where(mine(conversations), conversations.c.contact_id == given("contact_id"))
_SAID = Statement(
    "rehearsal.said",
    select(messages.c.part)
    .where(mine(messages), messages.c.direction == "in", messages.c.conversation_id.in_(_THREADS))
    .order_by(messages.c.seq),
)
_REACTIONS = Statement(
    "rehearsal.reactions",
    select(message_marks.c.emoji)
    .join(messages, (messages.c.shop_id == message_marks.c.shop_id) & (messages.c.id == message_marks.c.message_id))
    .where(mine(message_marks), message_marks.c.kind == "reaction", messages.c.conversation_id.in_(_THREADS))
    .order_by(messages.c.seq),
)
_WHERE = Statement(
    "rehearsal.where",
    select(checkouts.c.address)
    .where(mine(checkouts), checkouts.c.contact_id == given("contact_id"))
    .order_by(checkouts.c.id.desc()),
)
_ORIGIN = Statement(
    "rehearsal.origin",
    select(conversations.c.origin).where(mine(conversations), conversations.c.contact_id == given("contact_id")),
)


def held(tx: Transaction, contact_id: str, what: str) -> Any:
    """what: a field of script.Held."""
    return _HELD[what](tx, contact_id)


def _cart(tx: Transaction, contact_id: str) -> dict[str, int]:
    cart = open_cart_of(tx, contact_id)
    return {line.sku: line.quantity for line in cart.lines} if cart else {}


def _orders(tx: Transaction, contact_id: str) -> list[str]:
    return [f"{one.state} {one.payment_state} {one.fulfilment_state}" for one in orders_of(tx, contact_id)]


def _consent(tx: Transaction, contact_id: str) -> str:
    return str(tx.value(_CONSENT, contact_id=contact_id) or "none")


def _owner(tx: Transaction, contact_id: str) -> str:
    return str(tx.value(_OWNER, contact_id=contact_id) or "")


def _address(tx: Transaction, contact_id: str) -> str:
    row = tx.row(_ADDRESS, contact_id=contact_id)
    return ", ".join([row.name, *row.lines, row.city, row.region, row.postcode, row.country]) if row else ""


def _checkouts(tx: Transaction, contact_id: str) -> list[str]:
    return [row.state for row in tx.rows(_CHECKOUTS, contact_id=contact_id)]


def _said(tx: Transaction, contact_id: str) -> list[str]:
    """The shopper's words as they stand in the record now."""
    told = [msgspec.convert(row.part, list[Part]) for row in tx.rows(_SAID, contact_id=contact_id)]
    return [words for parts in told for part in parts if (words := _words(part))]


def _words(part: Part) -> str:
    match part:
        case Text(text=text):
            return text
        case Unsupported(what="deleted"):
            return "(deleted)"
        case _:
            return ""


def _reactions(tx: Transaction, contact_id: str) -> list[str]:
    return [row.emoji for row in tx.rows(_REACTIONS, contact_id=contact_id)]


def _place(tx: Transaction, contact_id: str) -> str:
    return str((tx.value(_WHERE, contact_id=contact_id) or {}).get("place", ""))


def _origin(tx: Transaction, contact_id: str) -> str:
    kept = tx.value(_ORIGIN, contact_id=contact_id) or {}
    first = kept.get("first", {})
    told = " ".join(filter(None, (kept.get("kind", ""), kept.get("headline", ""), kept.get("sku", ""))))
    return f"{told}, first {first.get('headline', first.get('sku', ''))}" if first else told


def _unanswered(tx: Transaction, _contact_id: str) -> list[str]:
    """The shop's questions without an answer, the most asked first."""
    return [f"{one.count} {one.example}" for one in list_unanswered(tx, "open", 10**9, "", 20)]


def _cards(tx: Transaction, contact_id: str) -> list[str]:
    """The newest first."""
    return [f"{one.label} {one.last4}" for one in methods_of(tx, contact_id)]


def _rated(tx: Transaction, contact_id: str) -> str:
    """The score and the words with it; "asked" without an answer yet."""
    row = last_rating(tx, contact_id)
    if row is None:
        return ""
    return "asked" if row.score is None else f"{row.score} {row.comment}".strip()


def _state(tx: Transaction, contact_id: str) -> str:
    return str(tx.value(_STATE, contact_id=contact_id) or "")


_HELD: dict[str, Callable[[Transaction, str], Any]] = {
    "cart": _cart, "orders": _orders, "consent": _consent, "owner": _owner, "address": _address,
    "checkouts": _checkouts, "said": _said, "reactions": _reactions, "origin": _origin, "place": _place,
    "unanswered": _unanswered, "cards": _cards, "sides": sides, "rated": _rated, "state": _state,
}  # fmt: skip
