"""A refund failed: try once more to give the same money back."""

import msgspec
from sqlalchemy import select

from chaffer.commerce.checkout.views import STORE_CREDIT
from chaffer.commerce.orders.errors import RefundTooLarge
from chaffer.commerce.orders.rows import take_order, take_share
from chaffer.commerce.payments.operations.refund_payment import RefundPayment, refund_payment, replace_failed
from chaffer.commerce.payments.tables import refunds
from chaffer.kernel.errors import Conflict, Invalid, NotFound
from chaffer.runtime.statements import Statement, given, mine
from chaffer.runtime.transaction import Transaction


class RetryRefund(msgspec.Struct, frozen=True):
    """method: original, store_credit (where a card takes nothing back any more), or "": as it was asked for.

    key: the caller's idempotency key, if they have one of their own.
    """

    refund_id: str
    method: str = ""
    by_kind: str = "staff"
    by_id: str = ""
    key: str = ""


_FAILED = Statement(
    "refunds.failed",
    select(
        refunds.c.id, refunds.c.order_id, refunds.c.payment_id, refunds.c.state, refunds.c.minor, refunds.c.reason,
        refunds.c.lines, refunds.c.method, refunds.c.replaced_by,
    ).where(mine(refunds), refunds.c.id == given("refund_id")),
)  # fmt: skip


def retry_refund(tx: Transaction, command: RetryRefund) -> str:
    """The new refund's id; the units stay as they are counted. Safe to repeat: a failed refund is tried again once.

    Raises NotFound, Conflict for one that did not fail, Invalid for store credit where no order is, RefundTooLarge
    where something else took the money since.
    """
    failed = tx.row(_FAILED, refund_id=command.refund_id)
    if failed is None:
        raise NotFound(f"no refund {command.refund_id}")
    if failed.order_id:
        take_order(tx, failed.order_id)
        failed = tx.one(_FAILED, refund_id=command.refund_id)
    if failed.state != "failed":
        raise Conflict(f"this refund is {failed.state}", state=failed.state)
    if failed.replaced_by:
        return str(failed.replaced_by)
    method = command.method or failed.method
    if method == STORE_CREDIT and not failed.order_id:
        raise Invalid("money that came for no order goes back where it came from", field="method")
    if failed.order_id and not take_share(tx, failed.order_id, failed.minor):
        raise RefundTooLarge("more than is left of what was paid", left=0)
    refund_id = refund_payment(
        tx,
        RefundPayment(
            failed.payment_id, failed.minor, command.key or f"retry:{failed.id}", failed.reason, command.by_kind, command.by_id,
            tuple((line_id, units) for line_id, units in failed.lines), method,
        ),
    )  # fmt: skip
    replace_failed(tx, failed.id, refund_id)
    return refund_id
