"""What the threads say of talks."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Text, func, or_, select, type_coerce

from chaffer.commerce.cart.tables import cart_lines, carts
from chaffer.commerce.checkout.tables import checkouts
from chaffer.commerce.orders.tables import orders
from chaffer.desk.reports.tables import turning_points
from chaffer.desk.reports.talk import Bought, Doings, Said, Turn
from chaffer.desk.rows.facts import PAST_MICROSECONDS, UNSAID
from chaffer.kernel.clock import to_microseconds
from chaffer.runtime.statements import Statement, given, in_list, mine
from chaffer.runtime.transaction import Transaction
from chaffer.threads.tables import conversations, messages

SHOWING = ('{"type":"product_cards"', '{"type":"catalogue"')
"""How the parts begin that put goods before a shopper."""
_WHO = {"bot": "bot", "assistant": "bot", "staff": "person", "seller": "person"}
THREADS = Statement(
    "talks.threads",
    select(conversations.c.id, conversations.c.contact_id, conversations.c.channel).where(
        mine(conversations), in_list(conversations.c.id, "ids")
    ),
)
_SAID = Statement(
    "talks.said",
    select(
        messages.c.seq, messages.c.direction, messages.c.author_kind, messages.c.author_id, messages.c.at,
        messages.c.kept_at, func.substr(type_coerce(messages.c.part, Text), 1, 24).label("begins"),
    )
    .where(
        mine(messages), messages.c.conversation_id == given("id"), messages.c.seq >= given("from_seq"),
        or_(
            messages.c.direction == "in",
            messages.c.author_kind.in_(list(_WHO)) & (messages.c.purpose == "reply") & messages.c.state.not_in(UNSAID),
        ),
    )
    .order_by(messages.c.seq),
)  # fmt: skip
_TURNS = Statement(
    "talks.turns",
    select(turning_points.c.kind, turning_points.c.at)
    .where(mine(turning_points), turning_points.c.conversation_id == given("id"), turning_points.c.at >= given("from_at"))
    .order_by(turning_points.c.at, turning_points.c.id),
)  # fmt: skip
_CARTED = Statement(
    "talks.carted",
    select(cart_lines.c.created_at)
    .select_from(
        carts.join(cart_lines, (cart_lines.c.shop_id == carts.c.shop_id) & (cart_lines.c.cart_id == carts.c.id))
    )
    .where(
        mine(carts), carts.c.contact_id == given("contact_id"), carts.c.conversation_id.in_([given("id"), ""]),
        cart_lines.c.created_at >= given("from_at"),
    )
    .order_by(cart_lines.c.created_at),
)  # fmt: skip
_CHECKOUTS = Statement(
    "talks.checkouts",
    select(checkouts.c.created_at)
    .where(
        mine(checkouts), checkouts.c.contact_id == given("contact_id"), checkouts.c.conversation_id == given("id"),
        checkouts.c.created_at >= given("from_at"),
    )
    .order_by(checkouts.c.created_at),
)  # fmt: skip
_ORDERS = Statement(
    "talks.orders",
    select(
        func.coalesce(checkouts.c.created_at, orders.c.placed_at).label("began_at"),
        orders.c.placed_at, orders.c.paid_at, orders.c.total_minor, orders.c.currency,
    )
    .select_from(
        orders.outerjoin(checkouts, (checkouts.c.shop_id == orders.c.shop_id) & (checkouts.c.id == orders.c.checkout_id))
    )
    .where(
        mine(orders), orders.c.contact_id == given("contact_id"), orders.c.conversation_id == given("id"),
        orders.c.state != "cancelled", orders.c.placed_at >= given("from_at"),
    )
    .order_by(orders.c.placed_at, orders.c.id),
)  # fmt: skip


def said_in(tx: Transaction, conversation_id: str, from_seq: int) -> list[Said]:
    """In order. What came with a thread's past, and what nobody saw, is left out."""
    found = []
    for row in tx.rows(_SAID, id=conversation_id, from_seq=from_seq):
        if row.direction == "in":
            if to_microseconds(row.kept_at) - to_microseconds(row.at) < PAST_MICROSECONDS:
                found.append(Said(row.seq, "shopper", row.kept_at))
        else:
            who: Any = _WHO[row.author_kind]
            found.append(Said(row.seq, who, row.at, row.author_id if who == "person" else "", _shows(row.begins)))
    return found


def doings_in(tx: Transaction, thread: Any, from_at: datetime) -> Doings:
    asked = {"contact_id": thread.contact_id, "id": thread.id, "from_at": from_at}
    return Doings(
        [Turn(*row) for row in tx.rows(_TURNS, id=thread.id, from_at=from_at)],
        [row.created_at for row in tx.rows(_CARTED, **asked)],
        [row.created_at for row in tx.rows(_CHECKOUTS, **asked)],
        [Bought(*row) for row in tx.rows(_ORDERS, **asked)],
    )


def threads(tx: Transaction, ids: Sequence[str]) -> list[Any]:
    return tx.rows(THREADS, ids=list(ids))


def _shows(begins: str) -> bool:
    return begins.startswith(SHOWING)
