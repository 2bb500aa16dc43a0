"""The payment's row: loading, taking, moving. Used by the operations of this package."""

from typing import Any

from sqlalchemy import select, update

from chaffer.commerce.payments.events import PaymentMoved
from chaffer.commerce.payments.tables import payments
from chaffer.kernel.errors import NotFound
from chaffer.kernel.money import Money
from chaffer.runtime.statements import Statement, given, mine
from chaffer.runtime.transaction import Transaction

_columns = [column for column in payments.c if column.key != "shop_id"]
_LOAD = Statement("payments.load", select(*_columns).where(mine(payments), payments.c.id == given("payment_id")))
_TAKE = Statement(
    "payments.take",
    select(*_columns).where(mine(payments), payments.c.id == given("payment_id")).with_for_update(),
)
_MOVE = Statement(
    "payments.move",
    update(payments)
    .where(mine(payments), payments.c.id == given("payment_id"))
    .values(
        state=given("new_state"), order_id=given("new_order_id"), error=given("new_error"),
        fee_minor=given("new_fee"), minor=given("new_minor"), currency=given("new_currency"),
        paid_at=given("new_paid_at"), check_at=given("new_check_at"), charge_id=given("new_charge_id"),
    ),
)  # fmt: skip


def load_payment(tx: Transaction, payment_id: str) -> Any:
    """Its row. Raises NotFound."""
    row = tx.row(_LOAD, payment_id=payment_id)
    if row is None:
        raise NotFound(f"no payment {payment_id}")
    return row


def take_payment(tx: Transaction, payment_id: str) -> Any:
    """Its row, ours until the end. Take the checkout first (`take_checkout`): always in that order."""
    return tx.one(_TAKE, payment_id=payment_id)


def move_payment(tx: Transaction, row: Any, state: str, **changes: Any) -> None:
    """Write a payment that is ours. changes: order_id, error, fee_minor, minor, currency, paid_at, check_at, charge_id."""

    def now(name: str) -> Any:
        return changes.get(name, getattr(row, name))

    tx.run(
        _MOVE, payment_id=row.id, new_state=state, new_order_id=now("order_id"), new_error=now("error"),
        new_fee=now("fee_minor"), new_minor=now("minor"), new_currency=now("currency"), new_paid_at=now("paid_at"),
        new_check_at=now("check_at"), new_charge_id=now("charge_id"),
    )  # fmt: skip
    tx.changed("payment", row.id)
    amount = Money(now("minor"), now("currency"))
    tx.noted(PaymentMoved(row.id, row.checkout_id, now("order_id"), row.provider, state, amount))
