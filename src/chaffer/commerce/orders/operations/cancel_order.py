"""Take an order back before it left: units on the shelf again, voucher usable again, money on its way back."""

from typing import Any

import msgspec
from msgspec.structs import replace
from sqlalchemy import or_, select, update

from chaffer.commerce.checkout.reserving import give_back
from chaffer.commerce.checkout.views import BY_HAND, COD, STORE_CREDIT
from chaffer.commerce.fulfilment.tables import shipments
from chaffer.commerce.ledger.kinds import cod_cancelled, invoice_cancelled
from chaffer.commerce.ledger.posting import post
from chaffer.commerce.orders.errors import AlreadyShipped, OrderClosed
from chaffer.commerce.orders.events import InvoiceWithdrawn, OrderCancelled
from chaffer.commerce.orders.rows import take_order
from chaffer.commerce.orders.tables import orders
from chaffer.commerce.payments.operations.refund_payment import RefundPayment, refund_payment
from chaffer.commerce.payments.tables import payments
from chaffer.commerce.returns.worth import bonus
from chaffer.commerce.vouchers.operations.redeem import unredeem
from chaffer.kernel.errors import NotFound
from chaffer.kernel.money import Money
from chaffer.runtime.statements import Statement, given, mine
from chaffer.runtime.transaction import Transaction, guarded


class CancelOrder(msgspec.Struct, frozen=True):
    """by_kind: shopper, staff, bot, key or system. method, bonus_percent: as in AskRefund. contact_id: whose it must be,
    if it matters.
    """

    order_id: str
    reason: str = ""
    by_kind: str = "shopper"
    by_id: str = ""
    method: str = "original"
    bonus_percent: int = 0
    contact_id: str = ""


class Cancelled(msgspec.Struct, frozen=True):
    """paid: whether the total had been paid."""

    number: str
    total: Money
    paid: bool


_CANCEL = Statement(
    "orders.cancel",
    update(orders)
    .where(
        mine(orders), orders.c.id == given("order_id"), orders.c.state == "placed",
        orders.c.fulfilment_state.in_(("open", "packed")), or_(given("whose") == "", orders.c.contact_id == given("whose")),
    )
    .values(state="cancelled", cancelled_at=given("at"), cancel_reason=given("reason"), version=orders.c.version + 1)
    .returning(
        orders.c.id, orders.c.number, orders.c.contact_id, orders.c.conversation_id, orders.c.checkout_id,
        orders.c.payment_state, orders.c.fulfilment_state, orders.c.currency, orders.c.total_minor,
        orders.c.payment_method, orders.c.adjustments,
    ),
)  # fmt: skip
_UNPACK = guarded(
    "shipments.cancel", shipments, shipments.c.order_id == given("order_id"), shipments.c.state == "packed",
    state="cancelled",
)  # fmt: skip
_PAYMENTS = Statement(
    "orders.payments",
    select(
        payments.c.id,
        payments.c.provider,
        payments.c.state,
        payments.c.minor,
        payments.c.refunded_minor,
        payments.c.disputed_minor,
    ).where(mine(payments), payments.c.order_id == given("order_id")),
)
_NOT_COLLECTED = Statement(
    "payments.not_collected",
    update(payments)
    .where(
        mine(payments), payments.c.order_id == given("of_order"), payments.c.provider.in_(BY_HAND),
        payments.c.state == "open",
    )
    .values(state="expired")
    .returning(payments.c.id, payments.c.minor),
)  # fmt: skip
_GOES_BACK = guarded(
    "orders.goes_back", orders, orders.c.id == given("order_id"), refunded_minor=orders.c.refunded_minor + given("back")
)  # fmt: skip


def cancel_order(tx: Transaction, command: CancelOrder) -> Cancelled:
    """Safe to repeat. Raises NotFound, AlreadyShipped, OrderClosed."""
    order = tx.row(_CANCEL, order_id=command.order_id, whose=command.contact_id, at=tx.now, reason=command.reason)
    if order is None:
        return _not_now(tx, command)
    if order.fulfilment_state == "packed":
        tx.run(_UNPACK, order_id=order.id)
    give_back(tx, order.checkout_id)
    if any(each["kind"] == "voucher" for each in order.adjustments):
        unredeem(tx, order.id)
    back = _money_back(tx, order, command)
    tx.changed("order", order.id)
    tx.happened(
        OrderCancelled(
            order.id, order.number, order.contact_id, order.conversation_id, command.reason, Money(back, order.currency)
        )
    )  # fmt: skip
    return _cancelled(order)


def _cancelled(order: Any) -> Cancelled:
    return Cancelled(order.number, Money(order.total_minor, order.currency), order.payment_state == "paid")


def _not_now(tx: Transaction, command: CancelOrder) -> Cancelled:
    """Why it cannot be cancelled, unless it was before."""
    order = take_order(tx, command.order_id)
    if command.contact_id not in ("", order.contact_id):
        raise NotFound("no such order")
    if order.state == "cancelled":
        return _cancelled(order)
    if order.state != "placed":
        raise OrderClosed(f"this order is {order.state}", state=order.state)
    raise AlreadyShipped("a parcel of this order left already", fulfilment_state=order.fulfilment_state)


def _money_back(tx: Transaction, order: Any, command: CancelOrder) -> int:
    """What goes back, in minor units: nothing of what was still to come by hand, all of what was paid."""
    still_to_come = tx.rows(_NOT_COLLECTED, of_order=order.id) if order.payment_method in BY_HAND else []
    for payment in still_to_come:
        if payment.minor:
            _called_off(tx, order, payment.id, Money(payment.minor, order.currency))
    if still_to_come and sum(payment.minor for payment in still_to_come) >= order.total_minor:
        return 0
    paid = tx.rows(_PAYMENTS, order_id=order.id)
    if any(payment.provider == STORE_CREDIT for payment in paid):  # no bonus for taking back what was credit before
        command = replace(command, bonus_percent=0)
    return sum(_paid_back(tx, order, payment, command) for payment in paid)


def _called_off(tx: Transaction, order: Any, payment_id: str, due: Money) -> None:
    """What was to come by hand is owed no more."""
    if order.payment_method == COD:
        post(tx, cod_cancelled(order.id, due))
        return
    post(tx, invoice_cancelled(order.id, due))
    tx.happened(InvoiceWithdrawn(order.id, payment_id, due))


def _paid_back(tx: Transaction, order: Any, payment: Any, command: CancelOrder) -> int:
    """What goes back of this payment, in minor units."""
    left: int = payment.minor - payment.refunded_minor - payment.disputed_minor
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
