"""The job "payments.charge": charge a saved card while the shopper is in the thread, not at the provider.

The payment's id is the idempotency key: asked again after a crash, the provider answers what it answered before, and
nobody is charged twice. Where the bank says no, or wants to see the shopper, a page to pay on is opened instead.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from chaffer.commerce.checkout.operations.cancel_checkout import CancelCheckout, cancel_checkout
from chaffer.commerce.checkout.taking import stored_bill, take_checkout
from chaffer.commerce.payments.events import CardRefused
from chaffer.commerce.payments.jobs.look_at_payment import bring, look_later
from chaffer.commerce.payments.jobs.open_payment import FIRST_LOOK
from chaffer.commerce.payments.mandates import Taken, give_back
from chaffer.commerce.payments.operations.begin_payment import begin_payment
from chaffer.commerce.payments.port import ChargeRequest, PaymentTools, Truth
from chaffer.commerce.payments.rows import load_payment, move_payment, take_payment
from chaffer.commerce.payments.tables import payments
from chaffer.kernel.errors import Fault
from chaffer.kernel.money import Money
from chaffer.runtime.jobs import Asking
from chaffer.runtime.statements import given
from chaffer.runtime.transaction import Transaction, guarded

_ANSWERED = guarded(
    "payments.charge_answered", payments, payments.c.id == given("payment_id"), payments.c.state == "asked",
    state="open", provider_id=given("new_provider_id"), charge_id=given("new_provider_id"), check_at=given("look_at"),
)  # fmt: skip

Answer = tuple[str, Truth]


def prepare(tx: Transaction, arguments: Mapping[str, Any]) -> ChargeRequest | None:
    """What to ask; None if it was answered. Asked once, it is asked until there is an answer: it may have been taken."""
    payment = load_payment(tx, arguments["payment_id"])
    if payment.state != "asked":
        return None
    bill, saved = stored_bill(payment.details["bill"]), payment.details["saved"]
    return ChargeRequest(
        payment_id=payment.id, shop_id=tx.shop_id, provider=payment.provider,
        amount=Money(payment.minor, payment.currency), description=", ".join(line.title for line in bill.lines)[:200],
        customer_id=saved["customer_id"], method_id=saved["method_id"],
    )  # fmt: skip


async def ask(request: ChargeRequest, tools: PaymentTools) -> Answer:
    provider = await tools.payment_providers.get(request.shop_id, request.provider)
    return await provider.charge(request)


def finish(tx: Transaction, arguments: Mapping[str, Any], answer: Answer) -> None:
    payment_id = arguments["payment_id"]
    provider_id, truth = answer
    if truth.state in {"failed", "expired"}:
        _refused(tx, payment_id, truth.error)
        return
    look_at = tx.now + FIRST_LOOK
    if tx.run(_ANSWERED, payment_id=payment_id, new_provider_id=provider_id, look_at=look_at):
        bring(tx, payment_id, truth)
        if truth.state == "open":  # the bank takes its time
            look_later(tx, payment_id, 0, look_at)


def give_up(tx: Transaction, arguments: Mapping[str, Any], fault: Fault) -> None:
    """A plain no ends it. Where nobody knows whether it was taken, it stays asked: shown, never charged anew."""
    if fault.retryable:
        payment = load_payment(tx, arguments["payment_id"])
        move_payment(tx, payment, payment.state, error="unknown")
    else:
        _refused(tx, arguments["payment_id"], fault.provider_code or fault.code)


def taken_for(payment: Any) -> Taken:
    """What a charge took from which mandate."""
    saved = payment.details["saved"]
    return Taken(saved["mandate_id"], datetime.fromisoformat(saved["began_at"]))


def _refused(tx: Transaction, payment_id: str, error: str) -> None:
    """Nothing was charged: what the mandate gave is given back, and the shopper gets a page to pay on."""
    checkout = take_checkout(tx, load_payment(tx, payment_id).checkout_id)
    payment = take_payment(tx, payment_id)
    if payment.state != "asked":
        return
    move_payment(tx, payment, "failed", error=error or "declined")
    if payment.undone_at is not None:  # given back already, and nobody waits for it any more
        cancel_checkout(tx, CancelCheckout(checkout.id))
        return
    give_back(tx, taken_for(payment), payment.minor)
    instead = ""
    if checkout.state == "paying":
        bill = stored_bill(payment.details["bill"])
        instead = begin_payment(tx, checkout, bill, payment.provider, checkout.expires_at, may_exist=True)
    tx.happened(
        CardRefused(
            payment.id, checkout.id, checkout.contact_id, checkout.conversation_id, error, instead,
            Money(payment.minor, payment.currency), checkout.expires_at,
        )
    )  # fmt: skip


CHARGE_SAVED = Asking(prepare, ask, finish, give_up)
