"""Payments and disputes as lists and one by one, for those who keep the books."""

from datetime import datetime
from typing import Any

import msgspec
from sqlalchemy import select

from chaffer.commerce.payments.queries import DisputeView
from chaffer.commerce.payments.tables import disputes, payments
from chaffer.kernel.errors import NotFound
from chaffer.kernel.money import Money
from chaffer.runtime.transaction import Transaction


class MoneyIn(msgspec.Struct, frozen=True):
    """A payment. state: asked, open, paid, failed, expired, refused_late, refunded. provider: who takes it; also
    cash_on_delivery, invoice, store_credit. refunded: gone back or on its way. disputed: held or taken by a bank.

    error: why it failed or was sent back. due_at: of one on invoice, until when; of another, when its page ends.
    """

    id: str
    checkout_id: str
    order_id: str
    provider: str
    state: str
    amount: Money
    fee: Money
    refunded: Money
    disputed: Money
    provider_id: str
    error: str
    created_at: datetime
    paid_at: datetime | None
    due_at: datetime | None


def list_payments(tx: Transaction, before: str, limit: int, **wanted: str) -> list[MoneyIn]:
    """The newest first, from the one before this id. wanted: order_id, state, provider; empty ones are none."""
    filters = [payments.c[name] == value for name, value in wanted.items() if value]
    clause = select(payments).where(payments.c.shop_id == tx.shop_id, payments.c.id < before, *filters)
    return [_payment(row) for row in tx.query("payments.list", clause.order_by(payments.c.id.desc()).limit(limit))]


def one_payment(tx: Transaction, payment_id: str) -> MoneyIn:
    """Raises NotFound."""
    clause = select(payments).where(payments.c.shop_id == tx.shop_id, payments.c.id == payment_id)
    found = tx.query("payments.show", clause)
    if not found:
        raise NotFound(f"no payment {payment_id}")
    return _payment(found[0])


def list_disputes(tx: Transaction, before: str, limit: int, **wanted: str) -> list[DisputeView]:
    """As `list_payments`. wanted: state, order_id."""
    filters = [disputes.c[name] == value for name, value in wanted.items() if value]
    clause = select(disputes).where(
        disputes.c.shop_id == tx.shop_id, disputes.c.id < before, disputes.c.state != "", *filters
    )
    return [_dispute(row) for row in tx.query("disputes.list", clause.order_by(disputes.c.id.desc()).limit(limit))]


def one_dispute(tx: Transaction, dispute_id: str) -> DisputeView:
    """Raises NotFound."""
    clause = select(disputes).where(disputes.c.shop_id == tx.shop_id, disputes.c.id == dispute_id)
    found = tx.query("disputes.show", clause)
    if not found:
        raise NotFound(f"no dispute {dispute_id}")
    return _dispute(found[0])


def _payment(row: Any) -> MoneyIn:
    amount, fee, refunded, disputed = (
        Money(minor, row.currency) for minor in (row.minor, row.fee_minor, row.refunded_minor, row.disputed_minor)
    )
    return MoneyIn(
        row.id, row.checkout_id, row.order_id, row.provider, row.state, amount, fee, refunded, disputed,
        row.provider_id, row.error, row.created_at, row.paid_at, row.expires_at,
    )  # fmt: skip


def _dispute(row: Any) -> DisputeView:
    return DisputeView(
        row.id, row.payment_id, row.order_id, row.state, row.reason, Money(row.minor, row.currency), row.answer_by,
        row.opened_at, row.closed_at,
    )  # fmt: skip
