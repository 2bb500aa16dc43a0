"""Promise to open a payment with a provider."""

from datetime import datetime, timedelta
from typing import Any

import msgspec
from sqlalchemy import select

from chaffer.commerce.payments.events import PaymentMoved
from chaffer.commerce.payments.tables import payments
from chaffer.commerce.pricing.views import Bill
from chaffer.kernel.money import Money
from chaffer.runtime import jobs
from chaffer.runtime.links import make_link
from chaffer.runtime.statements import Statement, given, insert_all, mine
from chaffer.runtime.transaction import Transaction

LINK_OUTLIVES = timedelta(days=1)
"""The link still opens our page after the checkout's end, which then says what became of it."""

_KEEP = Statement(
    "payments.begin",
    insert_all(
        payments, "id", "checkout_id", "order_id", "provider", "state", "currency", "minor", "created_at",
        "expires_at", "details", "mandate_id",
    ),
)  # fmt: skip
_LIVING = Statement(
    "payments.living",
    select(payments.c.id, payments.c.details)
    .where(
        mine(payments),
        payments.c.checkout_id == given("checkout_id"),
        payments.c.provider == given("provider"),
        payments.c.state.in_(("asked", "open")),
    )
    .order_by(payments.c.created_at.desc(), payments.c.id.desc())
    .limit(1),
)


def begin_payment(
    tx: Transaction, checkout: Any, bill: Bill, provider: str, expires_at: datetime, *, may_exist: bool
) -> str:
    """The id of a payment for exactly this bill: the one that is already open for it, or a new one.

    The checkout must be ours. The provider is asked by the job "payments.open", with the payment's id as key.
    """
    known = tx.row(_LIVING, checkout_id=checkout.id, provider=provider) if may_exist else None
    if known is not None and "saved" not in known.details and msgspec.convert(known.details["bill"], Bill) == bill:
        return str(known.id)
    payment_id = keep_payment(tx, checkout, bill, provider, "asked", expires_at=expires_at)
    jobs.enqueue(tx, "payments.open", payment_id, {"payment_id": payment_id})
    return payment_id


def keep_payment(
    tx: Transaction, checkout: Any, bill: Bill, provider: str, state: str, *, order_id: str = "",
    expires_at: datetime | None = None, saved: dict[str, str] | None = None, amount: Money | None = None,
    standing: str = "",
) -> str:  # fmt: skip
    """The row alone. It holds the bill it is for, whatever becomes of the checkout's.

    saved: the saved method that is charged for it, and the mandate; standing: its id, if nobody was asked.
    amount: of store credit; else what that leaves.
    """
    payment_id = tx.new_id("payment")
    asked = amount or bill.to_pay
    tx.run(
        _KEEP, id=payment_id, checkout_id=checkout.id, order_id=order_id, provider=provider, state=state,
        currency=asked.currency, minor=asked.minor, created_at=tx.now, expires_at=expires_at, details={"bill": bill} | ({"saved": saved} if saved else {}), mandate_id=standing,
    )  # fmt: skip
    if state != "asked":
        tx.noted(PaymentMoved(payment_id, checkout.id, order_id, provider, state, asked))
    return payment_id


def pay_link(tx: Transaction, payment_id: str, expires_at: datetime) -> str:
    """The path of our own page for this payment, with a fresh token."""
    return f"/pay/{make_link(tx, 'pay', payment_id, expires_at + LINK_OUTLIVES)}"
