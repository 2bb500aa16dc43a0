"""Take an order back before it left: units on the shelf again, voucher usable again, money on its way back."""

from typing import Any

import msgspec
from sqlalchemy import select

from chaffer.commerce.checkout.reserving import give_back
from chaffer.commerce.checkout.views import COD
from chaffer.commerce.fulfilment.tables import shipments
from chaffer.commerce.ledger.kinds import cod_cancelled
from chaffer.commerce.ledger.posting import post
from chaffer.commerce.orders.errors import AlreadyShipped, OrderClosed
from chaffer.commerce.orders.events import OrderCancelled
from chaffer.commerce.orders.rows import take_order
from chaffer.commerce.orders.tables import orders
from chaffer.commerce.payments.operations.refund_payment import RefundPayment, refund_payment
from chaffer.commerce.payments.tables import payments
from chaffer.commerce.returns.worth import bonus
from chaffer.commerce.vouchers.operations.redeem import unredeem
from chaffer.kernel.money import Money
from chaffer.runtime.statements import Statement, given, mine
from chaffer.runtime.transaction import Transaction, guarded


class CancelOrder(msgspec.Struct, frozen=True):
    """by_kind: shopper, staff, bot, key or system. method, bonus_percent: as in AskRefund."""

    order_id: str
    reason: str = ""
    by_kind: str = "shopper"
    by_id: str = ""
    method: str = "original"
    bonus_percent: int = 0


_CANCEL = guarded(
    "orders.cancel", orders, orders.c.id == given("order_id"), orders.c.state == "placed", state="cancelled",
    cancelled_at=given("at"), cancel_reason=given("reason"), version=orders.c.version + 1,
)  # fmt: skip
_UNPACK = guarded(
    "shipments.cancel", shipments, shipments.c.order_id == given("order_id"), shipments.c.state == "packed",
    state="cancelled",
)  # fmt: skip
_PAYMENTS = Statement(
    "orders.payments",
    select(payments.c.id, payments.c.provider, payments.c.state, payments.c.minor, payments.c.refunded_minor).where(
        mine(payments), payments.c.order_id == given("order_id")
    ),
)
_NOT_COLLECTED = guarded(
    "payments.not_collected", payments, payments.c.id == given("payment_id"), payments.c.state == "open",
    state="expired",
)  # fmt: skip
_GOES_BACK = guarded(
    "orders.goes_back", orders, orders.c.id == given("order_id"), refunded_minor=orders.c.refunded_minor + given("back")
)  # fmt: skip


def cancel_order(tx: Transaction, command: CancelOrder) -> None:
    """Safe to repeat. Raises NotFound, AlreadyShipped, OrderClosed."""
    order = take_order(tx, command.order_id)
    if order.state == "cancelled":
        return
    if order.state != "placed":
        raise OrderClosed(f"this order is {order.state}", state=order.state)
    if order.fulfilment_state not in {"open", "packed"}:
        raise AlreadyShipped("a parcel of this order left already", fulfilment_state=order.fulfilment_state)
    tx.run(_CANCEL, order_id=order.id, at=tx.now, reason=command.reason)
    tx.run(_UNPACK, order_id=order.id)
    give_back(tx, order.checkout_id)
    unredeem(tx, order.id)
    back = sum(_money_back(tx, order, payment, command) for payment in tx.rows(_PAYMENTS, order_id=order.id))
    tx.changed("order", order.id)
    tx.happened(
        OrderCancelled(
            order.id, order.number, order.contact_id, order.conversation_id, command.reason, Money(back, order.currency)
        )
    )  # fmt: skip


def _money_back(tx: Transaction, order: Any, payment: Any, command: CancelOrder) -> int:
    """What goes back of this payment, in minor units."""
    if payment.provider == COD and tx.run(_NOT_COLLECTED, payment_id=payment.id):
        if payment.minor:
            post(tx, cod_cancelled(order.id, Money(payment.minor, order.currency)))
        return 0
    left: int = payment.minor - payment.refunded_minor
    if payment.state != "paid" or left <= 0:
        return 0
    tx.run(_GOES_BACK, order_id=order.id, back=left)
    refund_payment(
        tx,
        RefundPayment(
            payment.id, left, key=f"cancel:{order.id}/{payment.id}", reason=command.reason or "cancelled",
            by_kind=command.by_kind, by_id=command.by_id, method=command.method,
            bonus_minor=bonus(left, command.bonus_percent) if command.method == "store_credit" else 0,
        ),
    )  # fmt: skip
    return left
