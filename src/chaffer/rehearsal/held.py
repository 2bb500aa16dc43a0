"""What the database holds of one shopper, as conversation files write it."""

from collections.abc import Callable
from typing import Any

from sqlalchemy import select

from chaffer.commerce.cart.queries import open_cart_of
from chaffer.commerce.checkout.tables import checkouts
from chaffer.commerce.orders.queries import orders_of
from chaffer.people.tables import addresses, consents
from chaffer.runtime.statements import Statement, given, mine
from chaffer.runtime.transaction import Transaction
from chaffer.threads.tables import conversations

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


_HELD: dict[str, Callable[[Transaction, str], Any]] = {
    "cart": _cart, "orders": _orders, "consent": _consent, "owner": _owner, "address": _address,
    "checkouts": _checkouts,
}  # fmt: skip
