"""What a thread knows of itself, by the names that saved replies and templates use for it."""

import re
from collections.abc import Mapping
from typing import Any

from sqlalchemy import and_, select

from chaffer.accounts.actor import Actor
from chaffer.accounts.shops import own_shop
from chaffer.commerce.orders.tables import orders
from chaffer.desk.authors import names_of
from chaffer.people.tables import contacts
from chaffer.runtime.statements import Statement, given, mine
from chaffer.runtime.transaction import Transaction
from chaffer.threads.tables import conversations

NAMES = ("contact.name", "contact.first_name", "shop.name", "agent.name", "agent.first_name", "order.number")
_PLACE = re.compile(r"\{\{\s*([a-z_.]{1,40})\s*\}\}")
_GAP = re.compile(r"[ \t]+([,.\n])")
_last_order = (
    select(orders.c.number)
    .where(orders.c.shop_id == conversations.c.shop_id, orders.c.contact_id == conversations.c.contact_id)
    .order_by(orders.c.placed_at.desc(), orders.c.id.desc())
    .limit(1)
    .scalar_subquery()
    .label("order_number")
)
_OF = Statement(
    "desk.variables",
    select(contacts.c.name, _last_order)
    .select_from(conversations)
    .join(contacts, and_(contacts.c.shop_id == conversations.c.shop_id, contacts.c.id == conversations.c.contact_id))
    .where(mine(conversations), conversations.c.id == given("conversation_id")),
)


def variables_of(tx: Transaction, conversation_id: str, actor: Actor) -> dict[str, str]:
    """By name; those that nobody knows are "". Three statements. Raises NotFound."""
    row: Any = tx.one(_OF, conversation_id=conversation_id)
    agent = names_of(tx, [actor.id]).get(actor.id, "") if actor.kind == "staff" else ""
    name = _called(row.name)
    return {
        "contact.name": name, "contact.first_name": name.partition(" ")[0], "shop.name": own_shop(tx).name,
        "agent.name": agent, "agent.first_name": agent.partition(" ")[0], "order.number": row.order_number or "",
    }  # fmt: skip


def fill(text: str, known: Mapping[str, str]) -> tuple[str, tuple[str, ...]]:
    """The text with its values, and the variables that have none: they stay as they are written. Pure."""
    missing = [name for name in _PLACE.findall(text) if not known.get(name)]
    return _PLACE.sub(lambda place: known.get(place[1]) or place[0], text), tuple(dict.fromkeys(missing))


def fill_quietly(text: str, known: Mapping[str, str]) -> str:
    """The same where nobody looks at it first: what has no value is left out. Pure."""
    filled = _PLACE.sub(lambda place: known.get(place[1]) or "", text)
    return _GAP.sub(r"\1", re.sub(r"[ \t]{2,}", " ", filled)).strip()


def _called(name: str | None) -> str:
    """What a profile calls somebody, unless it is only a number or signs."""
    told = (name or "").strip()
    return told if any(mark.isalpha() for mark in told) else ""
