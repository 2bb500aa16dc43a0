"""The job "payments.refund": ask the provider to give money back. The refund's id is the idempotency key."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import select

from chaffer.commerce.payments.jobs.look_at_payment import look_again
from chaffer.commerce.payments.operations.finish_refund import fail_refund, finish_refund
from chaffer.commerce.payments.port import PaymentTools, Refunded, RefundRequest
from chaffer.commerce.payments.tables import payments, refunds
from chaffer.kernel.errors import Fault, ProviderFault
from chaffer.kernel.money import Money
from chaffer.runtime.jobs import Asking
from chaffer.runtime.statements import Statement, given, mine
from chaffer.runtime.transaction import Transaction

_LOAD = Statement(
    "refunds.load",
    select(
        refunds.c.state, refunds.c.payment_id, refunds.c.minor, refunds.c.currency, refunds.c.reason, payments.c.provider,
        payments.c.provider_id, payments.c.charge_id,
    ).where(
        mine(refunds), refunds.c.id == given("refund_id"),
        payments.c.shop_id == refunds.c.shop_id, payments.c.id == refunds.c.payment_id,
    ),
)  # fmt: skip


def prepare(tx: Transaction, arguments: Mapping[str, Any]) -> RefundRequest | None:
    row = tx.one(_LOAD, refund_id=arguments["refund_id"])
    if row.state != "asked":
        return None
    return RefundRequest(
        key=arguments["refund_id"], shop_id=tx.shop_id, provider=row.provider, provider_id=row.provider_id,
        amount=Money(row.minor, row.currency), reason=row.reason, charge_id=row.charge_id,
    )  # fmt: skip


async def ask(request: RefundRequest, tools: PaymentTools) -> Refunded:
    provider = await tools.payment_providers.get(request.shop_id, request.provider)
    refunded = await provider.refund(request)
    if not refunded.done:
        raise ProviderFault("the provider is still at it", retryable=True)
    return refunded


def finish(tx: Transaction, arguments: Mapping[str, Any], answer: Refunded) -> None:
    finish_refund(tx, arguments["refund_id"], answer.provider_id)


def give_up(tx: Transaction, arguments: Mapping[str, Any], fault: Fault) -> None:
    """A person must look; what was set aside is free again. Perhaps the money went back there by hand: we look."""
    refund_id = arguments["refund_id"]
    fail_refund(tx, refund_id, fault.provider_code or str(fault))
    look_again(tx, tx.one(_LOAD, refund_id=refund_id).payment_id, refund_id)


MAKE_REFUND = Asking(prepare, ask, finish, give_up)
