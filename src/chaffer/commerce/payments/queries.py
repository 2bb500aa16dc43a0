"""Reading payments."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

import msgspec
from sqlalchemy import or_, select

from chaffer.commerce.payments.rows import load_payment
from chaffer.commerce.payments.tables import disputes, payments, refunds
from chaffer.commerce.pricing.views import Bill
from chaffer.kernel.errors import NotFound
from chaffer.kernel.money import Money
from chaffer.runtime.statements import Statement, given, mine
from chaffer.runtime.transaction import Transaction


class PaymentView(msgspec.Struct, frozen=True):
    """url: the provider's page, once it is there. reason: why it failed or was sent back."""

    id: str
    checkout_id: str
    order_id: str
    provider: str
    state: str
    amount: Money
    refunded: Money
    url: str
    reason: str
    bill: Bill
    expires_at: datetime | None


class RefundView(msgspec.Struct, frozen=True):
    """state: asked, done, failed. error: why the provider did not do it. due: it failed, and the money did not go back
    since either.

    method: original, or store_credit, then with this bonus on top.
    """

    id: str
    payment_id: str
    order_id: str
    state: str
    amount: Money
    reason: str
    error: str
    created_at: datetime
    done_at: datetime | None
    method: str
    bonus: Money
    due: bool = False


class DisputeView(msgspec.Struct, frozen=True):
    """state: asked, open, won, lost. answer_by: until when the bank listens."""

    id: str
    payment_id: str
    order_id: str
    state: str
    reason: str
    amount: Money
    answer_by: datetime | None
    opened_at: datetime
    closed_at: datetime | None


DISPUTES_AT_MOST = 200
_DISPUTES = Statement(
    "disputes.of_shop",
    select(disputes).where(mine(disputes)).order_by(disputes.c.opened_at.desc(), disputes.c.id.desc())
    .limit(DISPUTES_AT_MOST),
)  # fmt: skip
DUE_AT_MOST = 200
_REFUND = (
    refunds.c.id, refunds.c.payment_id, refunds.c.order_id, refunds.c.state, refunds.c.minor, refunds.c.currency,
    refunds.c.reason, refunds.c.error, refunds.c.created_at, refunds.c.done_at, refunds.c.method,
    refunds.c.bonus_minor, refunds.c.replaced_by,
)  # fmt: skip
_REFUNDS = Statement(
    "refunds.of_order",
    select(*_REFUND)
    .where(mine(refunds), refunds.c.order_id == given("order_id"))
    .order_by(refunds.c.created_at, refunds.c.id),
)
_ONE_REFUND = Statement("refunds.one", select(*_REFUND).where(mine(refunds), refunds.c.id == given("refund_id")))
_DUE = Statement(
    "refunds.due",
    select(*_REFUND)
    .where(mine(refunds), refunds.c.state == "failed", refunds.c.replaced_by == "")
    .order_by(refunds.c.created_at, refunds.c.id)
    .limit(DUE_AT_MOST),
)
_BY_PROVIDER_ID = Statement(
    "payments.by_provider_id",
    select(payments.c.id, payments.c.shop_id).where(
        payments.c.provider == given("provider"), payments.c.provider_id == given("provider_id")
    ),
)
_NAMED = Statement(
    "payments.named",
    select(payments.c.id)
    .where(
        mine(payments), payments.c.provider == given("provider"),
        or_(payments.c.provider_id == given("provider_id"), payments.c.charge_id == given("provider_id")),
    )
    .limit(1),
)  # fmt: skip
_SHOP_OF = Statement("payments.shop_of", select(payments.c.shop_id).where(payments.c.id == given("payment_id")))


def payment(tx: Transaction, payment_id: str) -> PaymentView:
    """One statement. Raises NotFound."""
    row = load_payment(tx, payment_id)
    bill = msgspec.convert(row.details["bill"], Bill)
    return PaymentView(
        row.id, row.checkout_id, row.order_id, row.provider, row.state, Money(row.minor, row.currency),
        Money(row.refunded_minor, row.currency), row.url, row.error, bill, row.expires_at,
    )  # fmt: skip


def refunds_of(tx: Transaction, order_id: str) -> list[RefundView]:
    """An order's refunds, oldest first."""
    return [_refund(row) for row in tx.rows(_REFUNDS, order_id=order_id)]


def refund(tx: Transaction, refund_id: str) -> RefundView:
    """Raises NotFound."""
    row = tx.row(_ONE_REFUND, refund_id=refund_id)
    if row is None:
        raise NotFound(f"no refund {refund_id}")
    return _refund(row)


def refunds_due(tx: Transaction) -> list[RefundView]:
    """Those that failed and whose money is still to go back, the oldest first, two hundred at most."""
    return [_refund(row) for row in tx.rows(_DUE)]


def _refund(row: Any) -> RefundView:
    return RefundView(
        row.id, row.payment_id, row.order_id, row.state, Money(row.minor, row.currency), row.reason, row.error,
        row.created_at, row.done_at, row.method, Money(row.bonus_minor, row.currency),
        row.state == "failed" and not row.replaced_by,
    )  # fmt: skip


def disputes_of_shop(tx: Transaction) -> list[DisputeView]:
    """The newest first, two hundred at most."""
    return [
        DisputeView(
            row.id, row.payment_id, row.order_id, row.state, row.reason, Money(row.minor, row.currency),
            row.answer_by, row.opened_at, row.closed_at,
        )
        for row in tx.rows(_DISPUTES)
    ]  # fmt: skip


def whose_payment(tx: Transaction, provider: str, provider_id: str) -> Mapping[str, str] | None:
    """Shop and payment behind a provider's session. In a transaction of ANY_SHOP it finds a webhook's shop: the one
    our own payment says, never the one the webhook says.
    """
    row = tx.row(_BY_PROVIDER_ID, provider=provider, provider_id=provider_id)
    return None if row is None else {"shop_id": row.shop_id, "payment_id": row.id}


def payment_named(tx: Transaction, provider: str, provider_id: str) -> str | None:
    """The shop's own payment behind a session, or behind the money itself, as the provider names them."""
    payment_id: str | None = tx.value(_NAMED, provider=provider, provider_id=provider_id)
    return payment_id


def shop_of_payment(tx: Transaction, payment_id: str) -> str | None:
    """Whose payment it is, in a transaction of ANY_SHOP; for the provider's way back, which names nothing else."""
    shop_id: str | None = tx.value(_SHOP_OF, payment_id=payment_id)
    return shop_id
