"""Carts that were not ordered yet, as the desk lists them: how much is in them, since when, and who has the thread."""

from datetime import datetime
from typing import Any

import msgspec
from sqlalchemy import and_, or_, select

from chaffer.commerce.cart.queries import cart_columns, cart_in
from chaffer.commerce.cart.tables import cart_lines, carts
from chaffer.commerce.checkout.billing import off_cart
from chaffer.desk.rows.shown import Owner, names
from chaffer.kernel.clock import from_microseconds, to_microseconds
from chaffer.kernel.errors import Invalid
from chaffer.kernel.money import Money
from chaffer.runtime.transaction import Transaction
from chaffer.threads.tables import conversations


class CartRow(msgspec.Struct, frozen=True):
    """total: of the goods after discounts, before delivery. titles: of the first few things. place: where a list goes on."""

    id: str
    contact_id: str
    contact_name: str
    conversation_id: str
    channel: str
    owner: Owner | None
    units: int
    titles: tuple[str, ...]
    total: Money
    created_at: datetime
    updated_at: datetime
    place: str


_held = select(cart_lines.c.id).where(
    cart_lines.c.shop_id == carts.c.shop_id, cart_lines.c.cart_id == carts.c.id
).correlate(carts).exists()  # fmt: skip
_TITLES = 3


def carts_listed(tx: Transaction, after: str, limit: int, idle_since: datetime | None = None) -> list[CartRow]:
    """Open carts with something in them, the latest changed first, from behind this place. idle_since: only those that
    nobody touched since then. Two or three statements. Raises Invalid.
    """
    filters = [carts.c.shop_id == tx.shop_id, carts.c.state == "open", _held]
    if idle_since is not None:
        filters.append(carts.c.updated_at < idle_since)
    if after:
        at, cart_id = _read(after)
        filters.append(or_(carts.c.updated_at < at, and_(carts.c.updated_at == at, carts.c.id < cart_id)))
    clause = (
        select(
            *cart_columns(carts), carts.c.created_at, carts.c.updated_at, conversations.c.channel,
            conversations.c.owner_kind, conversations.c.owner_id,
        )
        .select_from(carts.outerjoin(
            conversations,
            (conversations.c.shop_id == carts.c.shop_id) & (conversations.c.id == carts.c.conversation_id),
        ))
        .where(*filters)
        .order_by(carts.c.updated_at.desc(), carts.c.id.desc())
        .limit(limit)
    )  # fmt: skip
    rows = tx.query("carts.listed", clause, at=tx.now, language="")
    named = names(
        tx, contacts_={row.held_by for row in rows}, owners={row.owner_id for row in rows if row.owner_id}
    )  # fmt: skip
    return [_row(each, named) for each in rows]


def _read(place: str) -> tuple[datetime, str]:
    at, _, cart_id = place.partition("/")
    if not at.isascii() or not at.isdigit() or len(at) > 17 or not cart_id:
        raise Invalid("this cursor is not one of ours", field="cursor")
    return from_microseconds(int(at)), cart_id


def _row(row: Any, named: dict[str, str]) -> CartRow:
    view = cart_in(row)
    owner = Owner(row.owner_kind, row.owner_id, named.get(row.owner_id, "")) if row.owner_kind else None
    return CartRow(
        view.id, view.contact_id, named.get(view.contact_id, ""), view.conversation_id, row.channel or "", owner,
        view.count, tuple(line.title for line in view.lines[:_TITLES]), off_cart(view).totals.total, row.created_at,
        row.updated_at, f"{to_microseconds(row.updated_at)}/{view.id}",
    )  # fmt: skip
