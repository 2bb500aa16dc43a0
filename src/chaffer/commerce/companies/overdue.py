"""What companies have not paid in time."""

from datetime import datetime
from typing import Any

import msgspec
from sqlalchemy import select

from chaffer.commerce.checkout.views import INVOICE
from chaffer.commerce.orders.tables import orders
from chaffer.commerce.payments.tables import payments
from chaffer.kernel.money import Money
from chaffer.runtime.transaction import Transaction


class OverdueView(msgspec.Struct, frozen=True):
    """An order on invoice whose day has passed. id: of the payment that is waited for. due_at: that day."""

    id: str
    order_id: str
    number: str
    contact_id: str
    company: dict[str, Any] | None
    amount: Money
    due_at: datetime


def overdue(tx: Transaction, before: str, limit: int) -> list[OverdueView]:
    """The newest first, from the one before this id."""
    clause = select(
        payments.c.id, orders.c.id.label("order_id"), orders.c.number, orders.c.contact_id, orders.c.company,
        payments.c.minor, payments.c.currency, payments.c.expires_at,
    ).where(
        payments.c.shop_id == tx.shop_id, payments.c.provider == INVOICE, payments.c.state == "open",
        payments.c.expires_at < tx.now, payments.c.id < before,
        orders.c.shop_id == payments.c.shop_id, orders.c.id == payments.c.order_id,
    )  # fmt: skip
    found = tx.query("companies.overdue", clause.order_by(payments.c.id.desc()).limit(limit))
    return [
        OverdueView(
            row.id, row.order_id, row.number, row.contact_id, row.company, Money(row.minor, row.currency), row.expires_at
        )
        for row in found
    ]  # fmt: skip
