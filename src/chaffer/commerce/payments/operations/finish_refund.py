"""A refund was made, or will not be, or was made and came to nothing."""

from typing import Any

from sqlalchemy import case, select, update

from chaffer.commerce.checkout.tables import checkouts
from chaffer.commerce.checkout.views import STORE_CREDIT
from chaffer.commerce.ledger.kinds import credit_given, refund_undone
from chaffer.commerce.ledger.kinds import refund as refund_posting
from chaffer.commerce.ledger.posting import post
from chaffer.commerce.orders.rows import take_order
from chaffer.commerce.orders.tables import orders
from chaffer.commerce.payments.events import RefundDone, RefundFailed, StoreCreditGiven
from chaffer.commerce.payments.tables import payments, refunds
from chaffer.kernel.money import Money
from chaffer.runtime.statements import Statement, given, mine
from chaffer.runtime.transaction import Transaction, guarded

_END = Statement(
    "refunds.end",
    update(refunds)
    .where(mine(refunds), refunds.c.id == given("refund_id"), refunds.c.state == "asked")
    .values(
        state=given("new_state"), provider_id=given("new_provider_id"), error=given("new_error"), done_at=given("at")
    )
    .returning(
        refunds.c.id,
        refunds.c.payment_id,
        refunds.c.order_id,
        refunds.c.minor,
        refunds.c.currency,
        refunds.c.method,
        refunds.c.bonus_minor,
    ),
)
_UNDO = Statement(
    "refunds.undo",
    update(refunds)
    .where(mine(refunds), refunds.c.id == given("refund_id"), refunds.c.state == "done")
    .values(state=given("new_state"), error=given("new_error"), done_at=given("at"))
    .returning(refunds.c.id, refunds.c.payment_id, refunds.c.order_id, refunds.c.minor, refunds.c.currency),
)
_ORDER = Statement("refunds.order", select(refunds.c.order_id).where(mine(refunds), refunds.c.id == given("refund_id")))
_WHOSE = Statement(
    "refunds.whose",
    select(payments.c.provider, checkouts.c.contact_id, checkouts.c.conversation_id)
    .where(
        mine(payments), payments.c.id == given("payment_id"),
        checkouts.c.shop_id == payments.c.shop_id, checkouts.c.id == payments.c.checkout_id,
    ),
)  # fmt: skip
_PAYMENT_BACK = guarded(
    "payments.refunded", payments, payments.c.id == given("payment_id"), payments.c.state == "paid",
    payments.c.refunded_minor == payments.c.minor, state="refunded",
)  # fmt: skip
_PAYMENT_PAID = guarded(
    "payments.paid_again", payments, payments.c.id == given("payment_id"), payments.c.state == "refunded",
    state="paid",
)  # fmt: skip
_ORDER_BACK = guarded(
    "orders.refunded", orders, orders.c.id == given("order_id"),
    payment_state=case(
        (orders.c.payment_state == "due", "due"),  # the rest is still to come by hand
        (orders.c.refunded_minor >= orders.c.total_minor, "refunded"), (orders.c.refunded_minor > 0, "part_refunded"),
        else_="paid",
    ),
    version=orders.c.version + 1,
)  # fmt: skip
_PAYMENT_KEEPS = guarded(
    "payments.keeps", payments, payments.c.id == given("payment_id"),
    refunded_minor=payments.c.refunded_minor - given("back"),
)  # fmt: skip
_ORDER_KEEPS = guarded(
    "orders.keeps", orders, orders.c.id == given("order_id"), refunded_minor=orders.c.refunded_minor - given("back")
)  # fmt: skip


def finish_refund(tx: Transaction, refund_id: str, provider_id: str) -> bool:
    """It was made: book it, say so. False if it had ended already."""
    done = _end(tx, refund_id, "done", provider_id=provider_id)
    if done is None:
        return False
    whose = tx.one(_WHOSE, payment_id=done.payment_id)
    amount = Money(done.minor, done.currency)
    in_credit = STORE_CREDIT in {done.method, whose.provider}
    if in_credit:
        bonus = Money(done.bonus_minor, done.currency)
        post(tx, credit_given(refund_id, done.payment_id, done.order_id, whose.contact_id, amount, bonus))
    else:
        post(tx, refund_posting(refund_id, done.payment_id, whose.provider, done.order_id, amount))
    tx.run(_PAYMENT_BACK, payment_id=done.payment_id)
    if done.order_id:
        tx.run(_ORDER_BACK, order_id=done.order_id)
        tx.changed("order", done.order_id)
    ids = (refund_id, done.payment_id, done.order_id, whose.contact_id, whose.conversation_id)
    if in_credit:
        tx.happened(StoreCreditGiven(*ids, amount + bonus, bonus))
    else:
        tx.happened(RefundDone(*ids, amount))
    return True


def fail_refund(tx: Transaction, refund_id: str, error: str) -> bool:
    """It will not be made: undo what asking for it set aside, and say so. False if it had ended already.

    The money stays due until it is tried again (`orders/operations/retry_refund.py`). The units it was for do not
    become the order's again: they came back, or are for sale, or were promised not to be sent.
    """
    failed = _end(tx, refund_id, "failed", error=error)
    if failed is None:
        return False
    _keeps(tx, failed, tx.one(_WHOSE, payment_id=failed.payment_id), error)
    return True


def come_to_nothing(tx: Transaction, refund_id: str) -> bool:
    """It was made, and the bank sent it back to the provider: the money is ours again, and owed. A person must look.

    False if it was not made.
    """
    undone = _end(tx, refund_id, "failed", error="came_back", was="done")
    if undone is None:
        return False
    whose = tx.one(_WHOSE, payment_id=undone.payment_id)
    amount = Money(undone.minor, undone.currency)
    post(tx, refund_undone(refund_id, undone.payment_id, whose.provider, undone.order_id, amount))
    tx.run(_PAYMENT_PAID, payment_id=undone.payment_id)
    _keeps(tx, undone, whose, "came_back")
    if undone.order_id:
        tx.run(_ORDER_BACK, order_id=undone.order_id)
    return True


def _keeps(tx: Transaction, failed: Any, whose: Any, error: str) -> None:
    """Undo what asking for it set aside, and say so."""
    tx.run(_PAYMENT_KEEPS, payment_id=failed.payment_id, back=failed.minor)
    if failed.order_id:
        tx.run(_ORDER_KEEPS, order_id=failed.order_id, back=failed.minor)
        tx.changed("order", failed.order_id)
    amount = Money(failed.minor, failed.currency)
    tx.happened(
        RefundFailed(
            failed.id, failed.payment_id, failed.order_id, whose.contact_id, whose.conversation_id, amount, error
        )
    )  # fmt: skip


def _end(
    tx: Transaction, refund_id: str, state: str, *, provider_id: str = "", error: str = "", was: str = "asked"
) -> Any:
    order_id = tx.value(_ORDER, refund_id=refund_id)
    if order_id:  # the order first, then its payment: in the order in which every operation takes them
        take_order(tx, order_id)
    return tx.row(
        _END if was == "asked" else _UNDO, refund_id=refund_id, new_state=state, new_provider_id=provider_id,
        new_error=error[:500], at=tx.now,
    )  # fmt: skip
