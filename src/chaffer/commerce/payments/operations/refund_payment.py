"""Give back some or all of a payment."""

import msgspec
from sqlalchemy import select

from chaffer.commerce.checkout.views import BY_HAND, STORE_CREDIT
from chaffer.commerce.orders.errors import RefundTooLarge
from chaffer.commerce.payments.operations.finish_refund import finish_refund
from chaffer.commerce.payments.tables import payments, refunds
from chaffer.kernel.errors import Conflict, Invalid
from chaffer.runtime import jobs
from chaffer.runtime.statements import Statement, given, insert_all, mine
from chaffer.runtime.transaction import Transaction, guarded


class RefundPayment(msgspec.Struct, frozen=True):
    """key: the caller's, made before the first try: the same key never refunds twice.

    lines: [order line id, quantity] pairs, for the record. method: original, or store_credit with bonus_minor on top.
    """

    payment_id: str
    minor: int
    key: str
    reason: str = ""
    by_kind: str = "staff"
    by_id: str = ""
    lines: tuple[tuple[str, int], ...] = ()
    method: str = "original"
    bonus_minor: int = 0


_KNOWN = Statement(
    "refunds.by_key",
    select(refunds.c.id, refunds.c.payment_id, refunds.c.minor).where(mine(refunds), refunds.c.key == given("key")),
)
SET_ASIDE = guarded(
    "payments.take_back", payments, payments.c.id == given("payment_id"),
    payments.c.state.in_(("paid", "refused_late")),
    payments.c.refunded_minor + payments.c.disputed_minor + given("back") <= payments.c.minor,
    refunded_minor=payments.c.refunded_minor + given("back"),
)  # fmt: skip
_UNTAKE = guarded(
    "payments.untake", payments, payments.c.id == given("payment_id"),
    refunded_minor=payments.c.refunded_minor - given("back"),
)  # fmt: skip
_OF = Statement(
    "payments.refundable",
    select(
        payments.c.provider, payments.c.order_id, payments.c.currency,
        (payments.c.minor - payments.c.refunded_minor - payments.c.disputed_minor).label("left"),
    ).where(mine(payments), payments.c.id == given("payment_id")),
)  # fmt: skip
_KEEP = Statement(
    "refunds.ask",
    insert_all(
        refunds, "id", "order_id", "payment_id", "state", "currency", "minor", "reason", "method", "bonus_minor",
        "lines", "actor_kind", "actor_id", "key", "created_at",
    ).on_conflict_do_nothing(index_elements=["shop_id", "key"]),
)  # fmt: skip


_DUE = Statement(
    "refunds.due_of_payment",
    select(refunds.c.id, refunds.c.minor)
    .where(
        mine(refunds), refunds.c.payment_id == given("payment_id"), refunds.c.state == "failed",
        refunds.c.replaced_by == "",
    )
    .order_by(refunds.c.created_at, refunds.c.id),
)  # fmt: skip
_REPLACED = guarded(
    "refunds.replaced", refunds, refunds.c.id == given("failed_id"), refunds.c.replaced_by == "",
    replaced_by=given("new_id"),
)  # fmt: skip


def refund_payment(tx: Transaction, command: RefundPayment) -> str:
    """Set the amount aside and promise to ask the provider; the refund's id. Never more than was paid.

    Raises RefundTooLarge, Invalid, and Conflict for a key used for something else. What was paid by hand goes back by
    hand, and store credit is ours to give: those refunds are done at once.
    """
    if command.minor <= 0:
        raise Invalid("a refund is more than nothing", minor=command.minor)
    known = tx.row(_KNOWN, key=command.key)
    if known is not None:
        return _same(known, command)
    taken = tx.run(SET_ASIDE, payment_id=command.payment_id, back=command.minor)
    payment = tx.one(_OF, payment_id=command.payment_id)
    if not taken:
        raise RefundTooLarge("more than is left of this payment", left=payment.left)
    refund_id = tx.new_id("refund")
    kept = tx.run(
        _KEEP, id=refund_id, order_id=payment.order_id, payment_id=command.payment_id, state="asked",
        currency=payment.currency, minor=command.minor, reason=command.reason, method=command.method,
        bonus_minor=command.bonus_minor, lines=command.lines, actor_kind=command.by_kind, actor_id=command.by_id, key=command.key, created_at=tx.now,
    )  # fmt: skip
    if not kept:  # a rival with the same key was first
        tx.run(_UNTAKE, payment_id=command.payment_id, back=command.minor)
        return _same(tx.one(_KNOWN, key=command.key), command)
    if payment.left == 0:
        settle_due(tx, command.payment_id, refund_id)
    if payment.provider in {*BY_HAND, STORE_CREDIT} or command.method == STORE_CREDIT:
        finish_refund(tx, refund_id, "")
    else:
        jobs.enqueue(tx, "payments.refund", refund_id, {"refund_id": refund_id})
    return refund_id


def settle_due(tx: Transaction, payment_id: str, refund_id: str, minor: int | None = None) -> None:
    """Failed refunds of this payment whose money goes back by this one: all, or the oldest of just this amount."""
    due = tx.rows(_DUE, payment_id=payment_id)
    for row in due if minor is None else [row for row in due if row.minor == minor][:1]:
        replace_failed(tx, row.id, refund_id)


def replace_failed(tx: Transaction, failed_id: str, refund_id: str) -> None:
    """What a failed refund owed goes back by this one."""
    tx.run(_REPLACED, failed_id=failed_id, new_id=refund_id)


def _same(known: object, command: RefundPayment) -> str:
    if (known.payment_id, known.minor) != (command.payment_id, command.minor):  # type: ignore[attr-defined]
        raise Conflict("this key was used for another refund", key=command.key)
    return str(known.id)  # type: ignore[attr-defined]
