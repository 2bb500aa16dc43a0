"""Bring what somebody gets for an order to what it is now: earned once it is paid, less when money goes back."""

from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import func, select

from chaffer.accounts.shops import own_shop
from chaffer.commerce.commission.operations.attribute import attribute
from chaffer.commerce.commission.rule import commission_on, left_of
from chaffer.commerce.commission.tables import commission_entries, commissions
from chaffer.commerce.orders.tables import orders
from chaffer.runtime.statements import Statement, given, insert_all, mine
from chaffer.runtime.transaction import Transaction

_OF = Statement(
    "commissions.of", select(commissions).where(mine(commissions), commissions.c.order_id == given("order_id"))
)
_ORDER = Statement(
    "commissions.how_it_stands",
    select(orders.c.payment_state, orders.c.refunded_minor).where(mine(orders), orders.c.id == given("order_id")),
)
_SO_FAR = Statement(
    "commissions.so_far",
    select(
        func.count().label("number"),
        func.coalesce(func.sum(commission_entries.c.minor), 0).label("minor"),
        func.coalesce(func.sum(commission_entries.c.base_minor), 0).label("base_minor"),
    )
    .select_from(commission_entries)
    .where(mine(commission_entries), commission_entries.c.order_id == given("order_id")),
)
_ADD = Statement("commissions.enter", insert_all(commission_entries))


def settle_commission(tx: Transaction, order_id: str) -> None:
    """Says whose a new order is, and adds at most one entry. Safe to repeat: what is due is worked out from the order as it
    stands. Whoever follows the feed calls it; a turn that settles money does not wait for it.
    """
    known = tx.row(_OF, order_id=order_id)
    if known is None:
        attribute(tx, order_id)
        known = tx.row(_OF, order_id=order_id)
    if known is None or not known.staff_id:
        return
    tx.lock(commissions, order_id=order_id)  # two at once would both count from the same sum
    so_far = tx.one(_SO_FAR, order_id=order_id)
    order = tx.one(_ORDER, order_id=order_id)
    if order.payment_state == "due" and not so_far.number:
        return
    base = left_of(known.base_minor, known.total_minor, order.refunded_minor)
    minor = left_of(commission_on(known.base_minor, known.basis_points), known.total_minor, order.refunded_minor)
    _enter(tx, known, int(minor) - int(so_far.minor), int(base) - int(so_far.base_minor), first=not so_far.number)


def _enter(tx: Transaction, known: Any, minor: int, base_minor: int, *, first: bool) -> None:
    if not minor and not base_minor:
        return
    kind = "earned" if first else "restored" if base_minor > 0 else "reversed"
    month = tx.now.astimezone(ZoneInfo(own_shop(tx).time_zone or "UTC")).strftime("%Y-%m")
    tx.run(
        _ADD, id=tx.new_id("commission"), order_id=known.order_id, staff_id=known.staff_id, kind=kind, minor=minor,
        base_minor=base_minor, currency=known.currency, month=month, at=tx.now,
    )  # fmt: skip
    tx.changed("commission", known.order_id)
