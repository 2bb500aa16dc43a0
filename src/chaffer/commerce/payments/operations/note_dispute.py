"""What a provider's truth about a dispute means: recorded, booked, told to the merchant.

A dispute moves forward only: asked, open, lost, won; a lost one can still be won on appeal. However often and in
whatever order we are told, each step is booked once.
"""

import logging
from typing import Any

from sqlalchemy import select, update

from chaffer.commerce.ledger import kinds
from chaffer.commerce.ledger.posting import post
from chaffer.commerce.orders.rows import take_order
from chaffer.commerce.payments.events import DisputeClosed, DisputeOpened
from chaffer.commerce.payments.port import DisputeTruth
from chaffer.commerce.payments.queries import payment_named
from chaffer.commerce.payments.rows import load_payment, take_payment
from chaffer.commerce.payments.tables import disputes, payments
from chaffer.kernel.money import Money
from chaffer.runtime.statements import Statement, given, insert_all, mine
from chaffer.runtime.transaction import Transaction, guarded

STAGES = {"": 0, "asked": 1, "open": 2, "lost": 3, "won": 4}
_log = logging.getLogger(__name__)

_KEEP = Statement(
    "disputes.keep",
    insert_all(
        disputes, "id", "payment_id", "order_id", "provider", "provider_id", "state", "reason", "currency", "minor",
        "answer_by", "opened_at",
    ).on_conflict_do_nothing(index_elements=["shop_id", "provider", "provider_id"]),
)  # fmt: skip
_KNOWN = Statement(
    "disputes.take",
    select(disputes)
    .where(mine(disputes), disputes.c.provider == given("provider"), disputes.c.provider_id == given("provider_id"))
    .with_for_update(),
)
_MOVE = Statement(
    "disputes.move",
    update(disputes)
    .where(mine(disputes), disputes.c.id == given("dispute_id"))
    .values(
        state=given("new_state"), taken_minor=given("new_taken"), fee_minor=given("new_fee"),
        answer_by=given("new_answer_by"), closed_at=given("new_closed_at"),
    ),
)  # fmt: skip
_HOLD = guarded(
    "payments.hold_disputed", payments, payments.c.id == given("payment_id"),
    disputed_minor=payments.c.disputed_minor + given("change"),
)  # fmt: skip


def note_dispute(tx: Transaction, provider: str, truth: DisputeTruth) -> str:
    """Bring our dispute to the provider's truth; its state, or "" if the payment is none of ours. Safe to repeat."""
    payment_id = payment_named(tx, provider, truth.charge_id)
    if payment_id is None:
        return ""
    order_id = load_payment(tx, payment_id).order_id
    if order_id:  # the order first, then its payment: in the order in which every operation takes them
        take_order(tx, order_id)
    payment = take_payment(tx, payment_id)
    tx.run(
        _KEEP, id=tx.new_id("dispute"), payment_id=payment.id, order_id=payment.order_id, provider=provider,
        provider_id=truth.provider_id, state="", reason=truth.reason, currency=truth.currency, minor=truth.minor,
        answer_by=truth.answer_by, opened_at=tx.now,
    )  # fmt: skip
    known = tx.one(_KNOWN, provider=provider, provider_id=truth.provider_id)
    if STAGES[truth.state] <= STAGES[known.state]:
        return str(known.state)
    _forward(tx, payment, known, truth)
    return truth.state


def _forward(tx: Transaction, payment: Any, known: Any, truth: DisputeTruth) -> None:
    amount = Money(known.minor, known.currency)
    held, still = known.state in {"open", "lost"}, known.taken_minor
    if truth.state in {"open", "lost"} and not held:
        still = _take(tx, payment, known, amount)
    if truth.state == "lost":
        post(tx, kinds.dispute_lost(known.id, payment.id, payment.order_id, amount))
    if truth.state == "won" and held:
        post(
            tx,
            kinds.dispute_won(
                known.id, payment.id, payment.provider, payment.order_id, amount, Money(still, amount.currency),
                was_lost=known.state == "lost",
            ),
        )  # fmt: skip
        tx.run(_HOLD, payment_id=payment.id, change=-still)
        still = 0
    fee = known.fee_minor or truth.fee_minor
    if fee and not known.fee_minor:
        post(tx, kinds.dispute_fee(known.id, payment.provider, Money(fee, known.currency)))
    closed_at = tx.now if truth.state in {"won", "lost"} else None
    tx.run(
        _MOVE, dispute_id=known.id, new_state=truth.state, new_taken=still, new_fee=fee,
        new_answer_by=truth.answer_by or known.answer_by, new_closed_at=closed_at,
    )  # fmt: skip
    _tell(tx, payment, known, truth, amount)


def _take(tx: Transaction, payment: Any, known: Any, amount: Money) -> int:
    """The bank has it now; what of it could still have been refunded, in minor units."""
    same = payment.currency == known.currency
    left = payment.minor - payment.refunded_minor - payment.disputed_minor
    still = min(known.minor, left) if same else 0
    post(
        tx, kinds.dispute_opened(known.id, payment.id, payment.provider, amount, Money(still, payment.currency))
    )  # fmt: skip
    tx.run(_HOLD, payment_id=payment.id, change=still)
    return still


def _tell(tx: Transaction, payment: Any, known: Any, truth: DisputeTruth, amount: Money) -> None:
    if truth.state in {"won", "lost"}:
        tx.happened(DisputeClosed(known.id, payment.id, payment.order_id, truth.state == "won", amount))
    else:
        tx.happened(
            DisputeOpened(
                known.id, payment.id, payment.order_id, truth.state, known.reason, amount, truth.answer_by
            )
        )  # fmt: skip
    tx.changed("dispute", known.id)
    if payment.order_id:
        tx.changed("order", payment.order_id)
    news = {"payment": payment.id, "order": payment.order_id, "state": truth.state}
    tx.after_commit(lambda: _log.warning("a payment is disputed", extra=news))
