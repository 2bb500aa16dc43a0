"""The job "payments.look": ask the provider what became of a payment, even if no webhook ever comes.

A webhook or the shopper's return only brings this look forward; what counts is the provider's answer to it.
"""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

import msgspec

from chaffer.commerce.payments.operations.note_refunds import note_refunds
from chaffer.commerce.payments.operations.settle import settle
from chaffer.commerce.payments.port import PaymentTools, Truth
from chaffer.commerce.payments.rows import load_payment
from chaffer.commerce.payments.tables import payments
from chaffer.kernel.errors import Fault
from chaffer.runtime import jobs
from chaffer.runtime.jobs import Asking
from chaffer.runtime.statements import given
from chaffer.runtime.transaction import Transaction, guarded

LONGEST_WAIT = timedelta(hours=24)
GIVEN_UP_AFTER = timedelta(days=14)

UNSETTLED = {"open", "failed", "expired"}
PAID = {"paid", "refused_late", "refunded"}

_LOOKED = guarded(
    "payments.looked", payments, payments.c.id == given("payment_id"), payments.c.checks <= given("checks_before"),
    checks=given("checks_before") + 1, check_at=given("look_at"),
)  # fmt: skip


class LookRequest(msgspec.Struct, frozen=True):
    shop_id: str
    provider: str
    provider_id: str


def look_later(tx: Transaction, payment_id: str, number: int, at: datetime) -> None:
    """Promise the look of this number."""
    jobs.enqueue(tx, "payments.look", f"{payment_id}/{number}", {"payment_id": payment_id, "number": number}, at)


def look_now(tx: Transaction, payment_id: str, cause: str) -> None:
    """Promise a look at once, beside those that are planned. cause: what told us, once for each (a webhook's id)."""
    jobs.enqueue(tx, "payments.look", f"{payment_id}/{cause}", {"payment_id": payment_id})


def look_again(tx: Transaction, payment_id: str, cause: str) -> None:
    """The same for a payment that is settled too: what was paid may have gone back since, by the provider's hand."""
    arguments = {"payment_id": payment_id, "settled": True}
    jobs.enqueue(tx, "payments.look", f"{payment_id}/{cause}", arguments)


def prepare(tx: Transaction, arguments: Mapping[str, Any]) -> LookRequest | None:
    """What to ask; None if it is settled for good. A payment that failed is still looked at: the page stays open."""
    payment = load_payment(tx, arguments["payment_id"])
    wanted = UNSETTLED | PAID if arguments.get("settled") else UNSETTLED
    if payment.state not in wanted or not payment.provider_id:
        return None
    return LookRequest(tx.shop_id, payment.provider, payment.provider_id)


async def ask(request: LookRequest, tools: PaymentTools) -> Truth:
    provider = await tools.payment_providers.get(request.shop_id, request.provider)
    return await provider.look(request.provider_id)


def finish(tx: Transaction, arguments: Mapping[str, Any], answer: Truth) -> None:
    """Settle on the answer. While it is not final there, look again: after a minute, two, four, up to a day."""
    payment_id = arguments["payment_id"]
    bring(tx, payment_id, answer)
    if "number" in arguments and answer.state in {"open", "failed"}:
        _again(tx, payment_id, int(arguments["number"]))


def bring(tx: Transaction, payment_id: str, answer: Truth) -> None:
    """The payment to the provider's truth, and then its refunds. Safe to repeat, in any order."""
    if load_payment(tx, payment_id).state in UNSETTLED | {"asked"}:
        settle(tx, payment_id, answer)
    if answer.state == "paid":
        note_refunds(tx, payment_id, answer.refunds)


def give_up(tx: Transaction, arguments: Mapping[str, Any], fault: Fault) -> None:  # noqa: ARG001 — the shape of a job
    """The provider did not answer this time; the next planned look stands in for it."""
    if "number" in arguments:
        _again(tx, arguments["payment_id"], int(arguments["number"]))


def _again(tx: Transaction, payment_id: str, number: int) -> None:
    payment = load_payment(tx, payment_id)
    if payment.state in PAID or tx.now - payment.created_at > GIVEN_UP_AFTER:
        return
    look_at = tx.now + min(timedelta(minutes=2 ** min(number + 1, 12)), LONGEST_WAIT)
    if tx.run(_LOOKED, payment_id=payment_id, checks_before=number, look_at=look_at):
        look_later(tx, payment_id, number + 1, look_at)


LOOK_AT_PAYMENT = Asking(prepare, ask, finish, give_up, attempts_at_most=5)
