"""Reading what people earned, entry by entry and month by month."""

from typing import Any

from sqlalchemy import and_, func, select

from chaffer.accounts.tables import staff
from chaffer.commerce.commission.tables import commission_entries as entries
from chaffer.commerce.commission.tables import commissions
from chaffer.commerce.orders.tables import orders
from chaffer.runtime.statements import Statement, given, mine
from chaffer.runtime.transaction import Transaction

FILE_AT_MOST = 50_000
"""Rows of one CSV file."""
_name = func.coalesce(staff.c.name, "").label("staff_name")
_LIST = (
    select(
        entries.c.id, entries.c.order_id, orders.c.number.label("order_number"), entries.c.staff_id, _name, entries.c.kind,
        entries.c.minor, entries.c.base_minor, entries.c.currency, entries.c.month, entries.c.at, commissions.c.lead_kind,
        commissions.c.lead_at, commissions.c.basis_points,
    )
    .join(commissions, and_(commissions.c.shop_id == entries.c.shop_id, commissions.c.order_id == entries.c.order_id))
    .join(orders, and_(orders.c.shop_id == entries.c.shop_id, orders.c.id == entries.c.order_id))
    .outerjoin(staff, and_(staff.c.shop_id == entries.c.shop_id, staff.c.id == entries.c.staff_id))
)  # fmt: skip
_MONTHS = Statement(
    "commissions.months",
    select(
        entries.c.month, entries.c.staff_id, _name, entries.c.currency, func.sum(entries.c.minor).label("minor"),
        func.sum(entries.c.base_minor).label("base_minor"), func.count(entries.c.order_id.distinct()).label("orders"),
    )
    .outerjoin(staff, and_(staff.c.shop_id == entries.c.shop_id, staff.c.id == entries.c.staff_id))
    .where(mine(entries), entries.c.month >= given("since"))
    .group_by(entries.c.month, entries.c.staff_id, staff.c.name, entries.c.currency)
    .order_by(entries.c.month.desc(), entries.c.staff_id, entries.c.currency)
    .limit(2000),
)  # fmt: skip


def list_entries(tx: Transaction, before: str, limit: int, *, staff_id: str = "", month: str = "") -> list[Any]:
    """The latest first, from the one before this id; empty filters are none."""
    asked = {"staff_id": staff_id, "month": month}
    wanted = [entries.c[name] == value for name, value in asked.items() if value]
    clause = _LIST.where(entries.c.shop_id == tx.shop_id, entries.c.id < before, *wanted)
    return tx.query("commissions.list", clause.order_by(entries.c.id.desc()).limit(limit))


def months(tx: Transaction, since: str) -> list[Any]:
    """What each person earned in each month from this one ("2026-01"), the latest first."""
    return tx.rows(_MONTHS, since=since)
