"""What a provider's truth about a payment means. The one place where a payment becomes paid.

Called for every webhook, redirect and poll, any number of times, in any order, at once: it does its work once.
States only move forward: asked, open, failed or expired, then paid; and paid is never taken back by a later word.
"""

from typing import Any

from chaffer.commerce.cart.errors import NotSold, OutOfStock
from chaffer.commerce.checkout.billing import demand_of
from chaffer.commerce.checkout.crediting import free_credit, hold_credit, spend_credit
from chaffer.commerce.checkout.errors import CreditShort
from chaffer.commerce.checkout.reserving import place_for, release, reserve, use
from chaffer.commerce.checkout.taking import set_state, stored_bill, take_checkout
from chaffer.commerce.companies.queries import buying_for
from chaffer.commerce.ledger.kinds import capture, fee
from chaffer.commerce.ledger.posting import post
from chaffer.commerce.orders.events import OrderPaid
from chaffer.commerce.orders.operations.place_order import place_order
from chaffer.commerce.payments.events import PaymentFailed, PaymentLateRefunded
from chaffer.commerce.payments.methods import keep_method
from chaffer.commerce.payments.operations.refund_payment import RefundPayment, refund_payment
from chaffer.commerce.payments.port import Truth
from chaffer.commerce.payments.rows import load_payment, move_payment, take_payment
from chaffer.commerce.pricing.views import Bill
from chaffer.commerce.quotes.holding import hold_quotes
from chaffer.commerce.returns.operations.paid_more import paid_more
from chaffer.commerce.vouchers.errors import VoucherRefused
from chaffer.commerce.vouchers.operations.redeem import redeem, unredeem
from chaffer.kernel.money import Money
from chaffer.runtime.timers import clear_timer
from chaffer.runtime.transaction import Transaction

UNPAID = ("asked", "open", "failed", "expired")


def settle(tx: Transaction, payment_id: str, truth: Truth) -> str:
    """Bring the payment to the provider's truth; the state it is in now. Safe to repeat. Raises NotFound."""
    checkout = take_checkout(tx, load_payment(tx, payment_id).checkout_id)
    payment = take_payment(tx, payment_id)
    if payment.state not in UNPAID:
        return str(payment.state)
    match truth.state:
        case "paid":
            return _paid(tx, checkout, payment, truth)
        case "failed" | "expired" if payment.state in {"asked", "open"}:
            return _failed(tx, checkout, payment, truth)
        case _:
            return str(payment.state)


def _paid(tx: Transaction, checkout: Any, payment: Any, truth: Truth) -> str:
    bill = stored_bill(payment.details["bill"])
    if (truth.minor, truth.currency) != (payment.minor, payment.currency):
        return _too_late(tx, checkout, payment, truth, "amount")
    if "action_id" in payment.details:
        return _paid_more(tx, checkout, payment, truth)
    if checkout.state == "completed" or checkout.cart_state == "ordered":
        return _too_late(tx, checkout, payment, truth, "already_ordered")
    if checkout.state == "cancelled":
        return _too_late(tx, checkout, payment, truth, "cancelled")
    if not (checkout.state == "paying" and bill == stored_bill(checkout.totals)):
        refusal = _hold_again(tx, checkout, bill)
        if refusal:
            return _too_late(tx, checkout, payment, truth, refusal)
    use(tx, checkout.id)
    placed = place_order(
        tx, checkout, bill, payment.provider, buying_for(tx, checkout), paid_at=tx.now
    )  # fmt: skip
    _book(tx, payment, truth, placed.order_id)
    spend_credit(tx, checkout, bill, placed.order_id)
    move_payment(
        tx,
        payment,
        "paid",
        order_id=placed.order_id,
        fee_minor=truth.fee_minor,
        paid_at=tx.now,
        error="",
        check_at=None,
        charge_id=truth.charge_id,
    )
    clear_timer(tx, "checkout.expire", checkout.id)
    tx.happened(
        OrderPaid(
            placed.order_id, placed.number, checkout.contact_id, checkout.conversation_id, payment.id,
            Money(truth.minor, truth.currency),
        )
    )  # fmt: skip
    if truth.saved is not None:
        keep_method(tx, checkout.contact_id, checkout.conversation_id, payment.provider, truth.saved)
    return "paid"


def _paid_more(tx: Transaction, checkout: Any, payment: Any, truth: Truth) -> str:
    """For a change of an order that stands already."""
    order_id = paid_more(tx, payment.details["action_id"], truth.minor)
    if not order_id:
        return _too_late(tx, checkout, payment, truth, "cancelled")
    _book(tx, payment, truth, order_id)
    move_payment(
        tx, payment, "paid", order_id=order_id, fee_minor=truth.fee_minor, paid_at=tx.now, error="", check_at=None
    )
    return "paid"


def _hold_again(tx: Transaction, checkout: Any, bill: Bill) -> str:
    """Keep back what this bill needs, in place of whatever the checkout holds now; the refusal's code if it cannot be.

    After a refusal the checkout holds nothing. If it was about to be paid on a newer bill, that payment comes
    through here too when it arrives.
    """
    release(tx, checkout.id)
    unredeem(tx, checkout.id)
    free_credit(tx, checkout)
    if checkout.state == "paying":
        set_state(tx, checkout, "open")
    try:
        hold_quotes(tx, checkout, bill)
        reserve(tx, checkout.id, demand_of(bill), checkout.expires_at, place=place_for(tx, checkout, bill))
    except (OutOfStock, NotSold):
        return OutOfStock.code
    if bill.voucher_id:
        try:
            redeem(tx, bill.voucher_id, checkout.contact_id, checkout.id, bill.voucher_minor)
        except VoucherRefused:
            release(tx, checkout.id)
            return VoucherRefused.code
    try:
        hold_credit(tx, checkout, bill)
    except CreditShort:
        release(tx, checkout.id)
        unredeem(tx, checkout.id)
        return CreditShort.code
    return ""


def _too_late(tx: Transaction, checkout: Any, payment: Any, truth: Truth, reason: str) -> str:
    """The money came, the order cannot be: book it, send it back, say so."""
    _book(tx, payment, truth, "")
    move_payment(
        tx, payment, "refused_late", error=reason, fee_minor=truth.fee_minor, minor=truth.minor,
        currency=truth.currency, paid_at=tx.now, check_at=None, charge_id=truth.charge_id,
    )  # fmt: skip
    refund_payment(
        tx, RefundPayment(payment.id, truth.minor, key=f"late:{payment.id}", reason=reason, by_kind="system")
    )
    tx.happened(
        PaymentLateRefunded(
            payment.id, checkout.id, checkout.contact_id, checkout.conversation_id, checkout.order_id, reason,
            Money(truth.minor, truth.currency),
        )
    )  # fmt: skip
    return "refused_late"


def _book(tx: Transaction, payment: Any, truth: Truth, order_id: str) -> None:
    post(tx, capture(payment.id, payment.provider, order_id, Money(truth.minor, truth.currency)))
    if truth.fee_minor:
        post(tx, fee(payment.id, payment.provider, Money(truth.fee_minor, truth.currency)))


def _failed(tx: Transaction, checkout: Any, payment: Any, truth: Truth) -> str:
    """A try that did not work. What is held stays held until the checkout expires: the shopper may try again."""
    move_payment(tx, payment, truth.state, error=truth.error or truth.state)
    if truth.state == "failed" and checkout.state == "paying":
        tx.happened(
            PaymentFailed(payment.id, checkout.id, checkout.contact_id, checkout.conversation_id, truth.error)
        )  # fmt: skip
    return truth.state
