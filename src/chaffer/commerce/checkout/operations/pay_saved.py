"""Agree to the bill by a word: charge the card the shopper saved, within what they allowed."""

from datetime import timedelta
from typing import Any

import msgspec
from sqlalchemy import select

from chaffer.commerce.checkout.errors import CartMoved, NotOffered
from chaffer.commerce.checkout.operations.pay import HELD_SECONDS, NUMBER, agreed, hold
from chaffer.commerce.checkout.reserving import extend
from chaffer.commerce.checkout.taking import set_state, stored_bill, take_checkout
from chaffer.commerce.checkout.views import PayResult
from chaffer.commerce.payments.mandates import Taken, give_back, limits_in, use_mandate
from chaffer.commerce.payments.methods import MethodView, method_of
from chaffer.commerce.payments.operations.begin_payment import keep_payment
from chaffer.commerce.payments.permissions import use_permission
from chaffer.commerce.payments.tables import payments
from chaffer.kernel.errors import Refusal
from chaffer.runtime import jobs
from chaffer.runtime.statements import Statement, given, mine
from chaffer.runtime.timers import set_timer
from chaffer.runtime.transaction import Transaction


class PaySaved(msgspec.Struct, frozen=True):
    """total_minor: what was read back, after store credit; nothing else is charged. proof: the words it was agreed with.

    standing: nobody was asked: it must be within what the shopper allows without.
    """

    checkout_id: str
    method_id: str
    total_minor: int
    proof: dict[str, Any] = {}
    standing: bool = False


_UNDER_WAY = Statement(
    "payments.being_charged",
    select(payments.c.id, payments.c.details).where(
        mine(payments), payments.c.checkout_id == given("checkout_id"), payments.c.state.in_(("asked", "open"))
    ),
)


def pay_saved(tx: Transaction, command: PaySaved) -> PayResult:
    """Keep the units back and promise the charge. Safe to repeat: a checkout is charged once.

    Raises what `pay` raises, and MethodGone, MandateTooSmall, CartMoved (another total than the one read back); then
    nothing changed.
    """
    row = take_checkout(tx, command.checkout_id)
    if row.state == "completed":
        return PayResult("", stored_bill(row.totals), order_id=row.order_id, number=tx.value(NUMBER, id=row.order_id))
    method = method_of(tx, row.contact_id, command.method_id)
    bill, _ = agreed(tx, row, method.provider)
    limits = limits_in(row.settings)
    if limits is None:
        raise NotOffered("nothing is charged by a word here", method=method.provider)
    if bill.to_pay.minor != command.total_minor or not command.total_minor:
        raise CartMoved("the total is not the one that was read back")
    under_way = _charge_under_way(tx, row) if row.state == "paying" else None
    if under_way:
        return PayResult(under_way, bill)
    until, total = tx.now + timedelta(seconds=HELD_SECONDS), bill.to_pay
    if command.standing:
        taken = use_permission(tx, row.contact_id, method.id, total, limits)
    else:
        taken = use_mandate(tx, row.contact_id, method.id, total, limits, command.proof)
    try:
        if row.state == "paying":
            extend(tx, row.id, until)
        else:
            hold(tx, row, bill, until, sold=False)
    except Refusal:
        give_back(tx, taken, total.minor)
        raise
    payment_id = keep_payment(
        tx, row, bill, method.provider, "asked", expires_at=until, saved=_details(method, taken),
        standing=taken.mandate_id if command.standing else "",
    )  # fmt: skip
    jobs.enqueue(tx, "payments.charge", payment_id, {"payment_id": payment_id})
    set_state(tx, row, "paying", method=method.provider, until=until)
    set_timer(tx, "checkout.expire", row.id, until)
    return PayResult(payment_id, bill)


def _details(method: MethodView, taken: Taken) -> dict[str, str]:
    return {
        "method_id": method.provider_id, "customer_id": method.customer_id, "mandate_id": taken.mandate_id,
        "began_at": taken.began_at.isoformat(),
    }  # fmt: skip


def _charge_under_way(tx: Transaction, row: Any) -> str | None:
    for payment in tx.rows(_UNDER_WAY, checkout_id=row.id):
        if "saved" in payment.details:
            return str(payment.id)
    return None
