"""Store credit at the checkout: how much of a bill it pays, keeping it back, spending it, giving it back.

Kept back it is a payment of its own, by the shopper's credit: open while the checkout waits, then paid or expired.
"""

from typing import Any

from msgspec.structs import replace
from sqlalchemy import select, update

from chaffer.commerce.checkout.errors import CreditShort
from chaffer.commerce.checkout.taking import stored_bill
from chaffer.commerce.checkout.views import STORE_CREDIT
from chaffer.commerce.ledger.kinds import CREDIT, credit_held, credit_released, credit_spent
from chaffer.commerce.ledger.posting import post
from chaffer.commerce.ledger.tables import ledger_accounts
from chaffer.commerce.payments.events import PaymentMoved
from chaffer.commerce.payments.operations.begin_payment import keep_payment
from chaffer.commerce.payments.tables import payments
from chaffer.commerce.pricing.views import Bill
from chaffer.kernel.money import Money
from chaffer.runtime.statements import Statement, given, mine
from chaffer.runtime.transaction import Transaction

SETTING = "store_credit"
"""A shop's setting: ask (once in each checkout, the default), use (all there is, unless told otherwise) or keep (only
when the shopper says so)."""

_TAKE = Statement(
    "ledger.take_credit",
    select(ledger_accounts.c.balance_minor)
    .where(
        mine(ledger_accounts), ledger_accounts.c.account == given("of_account"),
        ledger_accounts.c.currency == given("in_currency"),
    )
    .with_for_update(),
)  # fmt: skip


def _end(name: str, **values: Any) -> Statement:
    return Statement(
        name,
        update(payments)
        .where(
            mine(payments), payments.c.checkout_id == given("of_checkout"), payments.c.provider == STORE_CREDIT,
            payments.c.state == "open",
        )
        .values(**values)
        .returning(payments.c.id, payments.c.minor, payments.c.currency),
    )  # fmt: skip


_SPEND = _end("payments.spend_credit", state="paid", order_id=given("new_order_id"), paid_at=given("at"))
_FREE = _end("payments.free_credit", state="expired")


def way_with_credit(settings: Any) -> str:
    """The shop's setting: ask, use or keep."""
    way = (settings or {}).get(SETTING)
    return way if way in ("use", "keep") else "ask"


def credit_there(checkout: Any) -> int:
    """What the shopper may spend in this checkout, in minor units: what is free, and what it keeps back itself."""
    own = stored_bill(checkout.totals).credit_minor if checkout.state == "paying" else 0
    return (checkout.credit_left or 0) + own


def with_credit(checkout: Any, bill: Bill, at_most: int | None) -> Bill:
    """The bill, paid with as much credit as is there and wished. at_most: minor units; None: nobody has said."""
    if at_most is None:
        at_most = bill.totals.total.minor if way_with_credit(checkout.settings) == "use" else 0
    used = max(0, min(at_most, credit_there(checkout), bill.totals.total.minor))
    return replace(bill, credit_minor=used) if used else bill


def hold_credit(tx: Transaction, checkout: Any, bill: Bill) -> None:
    """Keep back what the bill says, if it says anything. Raises CreditShort, having changed nothing.

    Its undo is `free_credit`.
    """
    if not bill.credit_minor:
        return
    kept = Money(bill.credit_minor, bill.totals.total.currency)
    account = f"{CREDIT}:{checkout.contact_id}"
    left = tx.value(_TAKE, of_account=account, in_currency=kept.currency) or 0
    if left < kept.minor:
        raise CreditShort("there is not so much store credit", left=left, currency=kept.currency)
    payment_id = keep_payment(tx, checkout, bill, STORE_CREDIT, "open", amount=kept)
    post(tx, credit_held(payment_id, checkout.contact_id, kept))


def spend_credit(tx: Transaction, checkout: Any, bill: Bill, order_id: str) -> str:
    """What was kept back pays for the order; the payment's id, "" if nothing was kept."""
    if not bill.credit_minor:
        return ""
    row = tx.one(_SPEND, of_checkout=checkout.id, new_order_id=order_id, at=tx.now)
    spent = Money(row.minor, row.currency)
    post(tx, credit_spent(row.id, order_id, spent))
    tx.changed("payment", row.id)
    tx.noted(PaymentMoved(row.id, checkout.id, order_id, STORE_CREDIT, "paid", spent))
    return str(row.id)


def free_credit(tx: Transaction, checkout: Any) -> None:
    """Undo of `hold_credit`: it is the shopper's again. Safe to repeat."""
    if not stored_bill(checkout.totals).credit_minor:
        return
    for row in tx.rows(_FREE, of_checkout=checkout.id):
        freed = Money(row.minor, row.currency)
        post(tx, credit_released(row.id, checkout.contact_id, freed))
        tx.noted(PaymentMoved(row.id, checkout.id, "", STORE_CREDIT, "expired", freed))
